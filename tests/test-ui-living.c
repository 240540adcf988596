// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests that come, change and go while they are read, as the screen shows it.
 * See rack.h about time. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "rack.h"
#include "unicode.h"

/* ---- The lists ---------------------------------------------------------- */

static void
test_a_new_post_comes_above(void **state)
{
	struct rack *s = *state;

	stage_type(&s->stage, "j");
	stage_assert_shows(&s->stage, "> 2026-01-01");
	rack_put(s, "2026-01-03.md", "ef", "");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "> 2026-01-01");
	stage_assert_shows(&s->stage, "  2026-01-03");
	stage_assert_shows(&s->stage, "3 posts  6 papers");
	stage_assert_shows(&s->stage, "1 new post, 2 new papers");
	/* Until the next key. */
	stage_type(&s->stage, "k");
	stage_assert_shows(&s->stage, "> 2026-01-02");
	assert_false(stage_shows(&s->stage, "new post"));
}

/* Two minutes without a key: what comes is shown by and by, or when one is
 * there again. */
static void
test_who_is_away_is_not_kept_up_with(void **state)
{
	struct rack *s = *state;

	stage_type(&s->stage, "j<wait:130000>");
	rack_put(s, "2026-01-03.md", "ef", "");
	stage_type(&s->stage, "<wait:3000>");
	stage_assert_shows(&s->stage, "2 posts  4 papers");
	stage_type(&s->stage, "<wait:16000>");
	stage_assert_shows(&s->stage, "3 posts  6 papers");
	rack_put(s, "2026-01-04.md", "gh", "");
	stage_type(&s->stage, "k");
	stage_assert_shows(&s->stage, "4 posts  8 papers");
}

static void
test_what_was_never_touched_stays_too(void **state)
{
	struct rack *s = *state;

	s->stage.app.touched = false;
	rack_put(s, "2026-01-03.md", "ef", "");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "> 2026-01-02");
}

static void
test_rows_of_a_long_list_stay(void **state)
{
	struct rack *s = *state;
	char name[32];
	char *before, *after;

	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "2025-%02d-%02d.md", i / 28 + 1,
		    i % 28 + 1);
		rack_put(s, name, "a", "");
	}
	rack_open(s);
	stage_type(&s->stage, RACK_LATER "30jkkkk");
	before = rack_body(s);
	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "2026-01-%02d.md", i + 1);
		rack_put(s, name, "a", "");
	}
	stage_type(&s->stage, RACK_LATER);
	after = rack_body(s);
	/* But for the pane's own "27/60". */
	assert_string_equal(strchr(after + 1, '\n'), strchr(before + 1, '\n'));
	stage_assert_shows(&s->stage, "30/63");
	free(before);
	free(after);
}

static void
test_posts_change_and_go(void **state)
{
	struct rack *s = *state;

	rack_put(s, "2026-01-01.md", "de", "");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "1 changed, 1 new paper");
	stage_assert_shows(&s->stage, "2 posts  5 papers");
	rack_take_away(s, "2026-01-01.md");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "1 removed");
	stage_assert_shows(&s->stage, "1 post  3 papers");
	assert_false(stage_shows(&s->stage, "2026-01-01"));
}

static void
test_an_empty_library_fills(void **state)
{
	struct rack *s = *state;

	rack_open(s);
	stage_assert_shows(&s->stage, "There are no digests");
	rack_put(s, "2026-01-01.md", "ab", "");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "> 2026-01-01");
	stage_assert_shows(&s->stage, "> 1 Paper a");
	stage_assert_shows(&s->stage, "1 post  2 papers");
	stage_type(&s->stage, "lljj");
	stage_assert_shows(&s->stage, "a: Goal");
}

static void
test_R_looks_at_once(void **state)
{
	struct rack *s = *state;

	stage_type(&s->stage, "R");
	stage_assert_shows(&s->stage, "nothing new");
	rack_put(s, "2026-01-03.md", "efg", "");
	rack_put(s, "2026-01-04.md", "h", "");
	stage_type(&s->stage, "R");
	stage_assert_shows(&s->stage, "2 new posts, 4 new papers");
}

static void
test_nothing_new_sends_nothing(void **state)
{
	struct rack *s = *state;
	size_t flushes;

	flushes = term_memory_flushes(s->stage.term);
	stage_type(&s->stage, RACK_LATER RACK_LATER RACK_LATER);
	assert_int_equal(term_memory_flushes(s->stage.term), flushes);
}

/* ---- The reader --------------------------------------------------------- */

/* Reads in the middle of paper b, and holds that page. */
static void
go_reading(struct rack *s)
{
	stage_type(&s->stage, "llJ]]jjjjjj");
	stage_assert_shows(&s->stage, "b: Way 9");
	rack_hold_page(s);
}

static void
test_the_page_stays_when_others_come_and_go(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	rack_put(s, "2026-01-03.md", "ef", "");
	rack_take_away(s, "2026-01-01.md");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "1 new post, 1 removed");
	rack_assert_page_held(s);
}

static void
test_the_words_stay_when_their_digest_grows(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	/* A paper before it, and more above it in its own sections. */
	rack_put(s, "2026-01-02.md", "xabcy", "More was found of it.\n\n");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "1 changed, 2 new papers");
	rack_assert_page_held(s);
	assert_int_equal(s->stage.app.part, 2);
	/* And the other way round. */
	rack_put(s, "2026-01-02.md", "cb", "");
	stage_type(&s->stage, RACK_LATER);
	rack_assert_page_held(s);
}

/* The words at the top were taken out: it is about as far as it was. */
static void
test_where_the_words_are_gone_the_section_stays(void **state)
{
	struct rack *s = *state;
	struct strbuf text = STRBUF_INIT;

	go_reading(s);
	rack_write_digest(&text, "ab", "");
	for (char *p = text.str; (p = strstr(p, "b: Way")); p++)
		memcpy(p, "b: Act", 6);
	rack_put_text(s, "2026-01-02.md", text.str);
	stage_type(&s->stage, RACK_LATER);
	rack_assert_top(s, "b: Act 6");
	strbuf_release(&text);
}

static void
test_a_half_written_digest_is_waited_for(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	rack_put_text(s, "2026-01-02.md", "");
	stage_type(&s->stage, RACK_LATER);
	rack_put(s, "2026-01-02.md", "a", "");
	stage_type(&s->stage, RACK_LATER);
	rack_put(s, "2026-01-02.md", "abc", "");
	stage_type(&s->stage, RACK_LATER);
	rack_assert_page_held(s);
}

/* Who went elsewhere meanwhile is not brought back. */
static void
test_a_reader_who_moved_on_stays_there(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	rack_put(s, "2026-01-02.md", "ac", "");
	stage_type(&s->stage, RACK_LATER "gjjjj");
	rack_put(s, "2026-01-02.md", "abc", "");
	stage_type(&s->stage, RACK_LATER);
	assert_false(stage_shows(&s->stage, "b: Way"));
	assert_false(stage_shows(&s->stage, "b: Goal"));
}

static void
test_other_papers_of_it_are_where_they_were_left(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	stage_type(&s->stage, "J");
	stage_assert_shows(&s->stage, "c: Goal 1");
	rack_put(s, "2026-01-02.md", "xabc", "More was found of it.\n\n");
	stage_type(&s->stage, RACK_LATER "K");
	rack_assert_page_held(s);
}

static void
test_a_removed_digest_can_be_read_on(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	rack_take_away(s, "2026-01-02.md");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "this digest was removed");
	rack_assert_page_held(s);
	stage_type(&s->stage, "G");
	stage_assert_shows(&s->stage, "b: Way 30");
	stage_type(&s->stage, "}");
	assert_true(library_count(s->stage.lib) == 1);
	assert_false(stage_shows(&s->stage, "2026-01-02"));
}

static void
test_the_last_digest_can_be_read_on(void **state)
{
	struct rack *s = *state;

	rack_take_away(s, "2026-01-01.md");
	rack_take_away(s, "2026-01-02.md");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "this digest was removed, 1 removed");
	stage_type(&s->stage, "ll");
	stage_assert_shows(&s->stage, "a: Goal 1");
	rack_put(s, "2026-01-02.md", "b", "");
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "b: Goal 1");
}

static void
test_a_renamed_digest_is_still_the_same(void **state)
{
	struct rack *s = *state;
	char *old;

	go_reading(s);
	old = strdup(files_path(&s->files, "2026-01-02.md"));
	assert_non_null(old);
	assert_int_equal(
	    rename(old, files_path(&s->files, "2025-12-31.md")), 0);
	rack_touch(s, s->files.root.str);
	stage_type(&s->stage, RACK_LATER);
	stage_assert_shows(&s->stage, "1 moved");
	rack_assert_page_held(s);
	stage_type(&s->stage, "hh");
	stage_assert_shows(&s->stage, "> 2025-12-31");
	free(old);
}

/* Matches are of the text as it is, and Esc leads to where one was. */
static void
test_a_search_goes_on_in_what_changed(void **state)
{
	struct rack *s = *state;

	go_reading(s);
	stage_type(&s->stage, "/Way 2");
	rack_put(s, "2026-01-02.md", "xabc", "Some Way 2 more.\n\n");
	stage_type(&s->stage, RACK_LATER "<Esc>");
	rack_assert_page_held(s);
	stage_type(&s->stage, "/Way 2<Enter>");
	stage_assert_shows(&s->stage, "b: Way 20");
	stage_type(&s->stage, "n");
	stage_assert_shows(&s->stage, "4/12");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    RACK_TEST(test_a_new_post_comes_above),
	    RACK_TEST(test_who_is_away_is_not_kept_up_with),
	    RACK_TEST(test_what_was_never_touched_stays_too),
	    RACK_TEST_EMPTY(test_rows_of_a_long_list_stay),
	    RACK_TEST(test_posts_change_and_go),
	    RACK_TEST_EMPTY(test_an_empty_library_fills),
	    RACK_TEST(test_R_looks_at_once),
	    RACK_TEST(test_nothing_new_sends_nothing),
	    RACK_TEST(test_the_page_stays_when_others_come_and_go),
	    RACK_TEST(test_the_words_stay_when_their_digest_grows),
	    RACK_TEST(test_where_the_words_are_gone_the_section_stays),
	    RACK_TEST(test_a_half_written_digest_is_waited_for),
	    RACK_TEST(test_a_reader_who_moved_on_stays_there),
	    RACK_TEST(test_other_papers_of_it_are_where_they_were_left),
	    RACK_TEST(test_a_removed_digest_can_be_read_on),
	    RACK_TEST(test_the_last_digest_can_be_read_on),
	    RACK_TEST(test_a_renamed_digest_is_still_the_same),
	    RACK_TEST(test_a_search_goes_on_in_what_changed),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
