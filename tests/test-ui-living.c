// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Digests that come, change and go while they are read, as the screen shows
 * it. Files get times of their own, so that nothing has to be waited for; the
 * time between two looks passes on the terminal in memory only.
 */
#include <config.h>

#include <fcntl.h>
#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "files.h"
#include "stage.h"
#include "ui/refind.h"

enum { LONG_AGO = 1000000000, ROWS = 24, COLS = 80 };

/* Longer than the program waits before it looks. */
#define LATER "<wait:2000>"

/* ---- Digests ------------------------------------------------------------ */

/* A digest of papers by their numbers, "1-3" for three of them. Each has two
 * sections of many lines; the words of a line are found nowhere else. */
static void
write_digest(struct strbuf *out, const char *numbers, const char *preface)
{
	for (const char *p = numbers; *p; p++) {
		int n = *p - 'a' + 1;

		strbuf_printf(out,
		    "# %d. [Paper %c](https://arxiv.org/abs/2601.0000%d)\n\n"
		    "## Introduction\n\n%s",
		    n, *p, n, preface);
		for (int i = 1; i <= 30; i++)
			strbuf_printf(out, "- %c: Goal %d 목표\n", *p, i);
		strbuf_adds(out, "\n## Method\n\n");
		for (int i = 1; i <= 30; i++)
			strbuf_printf(out, "- %c: Way %d 방법\n", *p, i);
		strbuf_adds(out, "\n");
	}
}

struct shelf {
	struct files *files;
	struct stage stage;
	int tick;
};

static void
touch(struct shelf *s, const char *path)
{
	struct timespec times[2] = {
	    {LONG_AGO + s->tick, 0}, {LONG_AGO + s->tick, 0}};

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	s->tick++;
}

static void
put_text(struct shelf *s, const char *name, const char *text)
{
	files_put(s->files, name, text);
	touch(s, files_path(s->files, name));
	touch(s, s->files->root.str);
}

static void
put_digest(
    struct shelf *s, const char *name, const char *papers, const char *preface)
{
	struct strbuf text = STRBUF_INIT;

	write_digest(&text, papers, preface);
	put_text(s, name, text.str);
	strbuf_release(&text);
}

static void
take_away(struct shelf *s, const char *name)
{
	assert_int_equal(remove(files_path(s->files, name)), 0);
	touch(s, s->files->root.str);
}

static void
shelf_open(struct shelf *s, void **state)
{
	*s = (struct shelf){.files = *state};
	put_digest(s, "2026-01-02.md", "abc", "");
	put_digest(s, "2026-01-01.md", "d", "");
	stage_open(&s->stage, ROWS, COLS, s->files->root.str);
	stage_settle(&s->stage);
	/* What there is is looked at once. */
	stage_type(&s->stage, LATER);
}

static void
shelf_close(struct shelf *s)
{
	stage_close(&s->stage);
}

/* The rows between the first and the last one: what is read. The caller
 * frees. */
static char *
body(struct shelf *s)
{
	struct strbuf screen = STRBUF_INIT;
	char *end, *begin, *copy;

	term_memory_text(s->stage.term, &screen, false);
	begin = strchr(screen.str, '\n');
	assert_non_null(begin);
	while (screen.len && screen.str[screen.len - 1] == '\n')
		strbuf_truncate(&screen, screen.len - 1);
	end = strrchr(screen.str, '\n');
	assert_true(end > begin);
	*end = '\0';
	copy = strdup(begin);
	assert_non_null(copy);
	strbuf_release(&screen);
	return copy;
}

static void
assert_shows(struct shelf *s, const char *text)
{
	struct strbuf screen = STRBUF_INIT;

	if (stage_shows(&s->stage, text))
		return;
	term_memory_text(s->stage.term, &screen, false);
	fail_msg("no \"%s\" on\n%s", text, screen.str);
}

/* The first row of the reader's text, below the two headers. */
static void
assert_top(struct shelf *s, const char *text)
{
	char *rows = body(s);
	char *line = strchr(rows + 1, '\n');

	assert_non_null(line);
	line[strcspn(line + 1, "\n") + 1] = '\0';
	if (!strstr(line, text))
		fail_msg("\"%s\" is not in the top line: %s", text, line + 1);
	free(rows);
}

/* ---- The lists ---------------------------------------------------------- */

static void
test_a_new_post_comes_above(void **state)
{
	struct shelf s;

	shelf_open(&s, state);
	stage_type(&s.stage, "j");
	assert_shows(&s, "> 2026-01-01");
	put_digest(&s, "2026-01-03.md", "ef", "");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "> 2026-01-01");
	assert_shows(&s, "  2026-01-03");
	assert_shows(&s, "3 posts  6 papers");
	assert_shows(&s, "1 new post, 2 new papers");
	/* Until the next key. */
	stage_type(&s.stage, "k");
	assert_shows(&s, "> 2026-01-02");
	assert_false(stage_shows(&s.stage, "new post"));
	shelf_close(&s);
}

static void
test_what_was_never_touched_stays_too(void **state)
{
	struct shelf s;

	shelf_open(&s, state);
	s.stage.app.touched = false;
	put_digest(&s, "2026-01-03.md", "ef", "");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "> 2026-01-02");
	shelf_close(&s);
}

static void
test_rows_of_a_long_list_stay(void **state)
{
	struct shelf s = {.files = *state};
	char name[32];
	char *before, *after;

	for (int i = 0; i < 60; i++) {
		snprintf(name, sizeof(name), "2025-%02d-%02d.md", i / 28 + 1,
		    i % 28 + 1);
		put_digest(&s, name, "a", "");
	}
	stage_open(&s.stage, ROWS, COLS, s.files->root.str);
	stage_settle(&s.stage);
	stage_type(&s.stage, LATER "30jkkkk");
	before = body(&s);
	for (int i = 0; i < 3; i++) {
		snprintf(name, sizeof(name), "2026-01-%02d.md", i + 1);
		put_digest(&s, name, "a", "");
	}
	stage_type(&s.stage, LATER);
	after = body(&s);
	/* But for the pane's own "27/60". */
	assert_string_equal(strchr(after + 1, '\n'), strchr(before + 1, '\n'));
	assert_shows(&s, "30/63");
	free(before);
	free(after);
	shelf_close(&s);
}

static void
test_posts_change_and_go(void **state)
{
	struct shelf s;

	shelf_open(&s, state);
	put_digest(&s, "2026-01-01.md", "de", "");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "1 changed, 1 new paper");
	assert_shows(&s, "2 posts  5 papers");
	take_away(&s, "2026-01-01.md");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "1 removed");
	assert_shows(&s, "1 post  3 papers");
	assert_false(stage_shows(&s.stage, "2026-01-01"));
	shelf_close(&s);
}

static void
test_an_empty_library_fills(void **state)
{
	struct shelf s = {.files = *state};

	stage_open(&s.stage, ROWS, COLS, s.files->root.str);
	stage_settle(&s.stage);
	assert_shows(&s, "There are no digests");
	put_digest(&s, "2026-01-01.md", "ab", "");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "> 2026-01-01");
	assert_shows(&s, "> 1 Paper a");
	assert_shows(&s, "1 post  2 papers");
	stage_type(&s.stage, "lljj");
	assert_shows(&s, "a: Goal");
	shelf_close(&s);
}

static void
test_R_looks_at_once(void **state)
{
	struct shelf s;

	shelf_open(&s, state);
	stage_type(&s.stage, "R");
	assert_shows(&s, "nothing new");
	put_digest(&s, "2026-01-03.md", "efg", "");
	put_digest(&s, "2026-01-04.md", "h", "");
	stage_type(&s.stage, "R");
	assert_shows(&s, "2 new posts, 4 new papers");
	shelf_close(&s);
}

static void
test_nothing_new_sends_nothing(void **state)
{
	struct shelf s;
	size_t flushes;

	shelf_open(&s, state);
	flushes = term_memory_flushes(s.stage.term);
	stage_type(&s.stage, LATER LATER LATER);
	assert_int_equal(term_memory_flushes(s.stage.term), flushes);
	shelf_close(&s);
}

/* ---- The reader --------------------------------------------------------- */

/* Reads in the middle of paper b. */
static void
go_reading(struct shelf *s)
{
	stage_type(&s->stage, "llJ]]jjjjjj");
	assert_shows(s, "b: Way 9");
}

static void
test_the_page_stays_when_others_come_and_go(void **state)
{
	struct shelf s;
	char *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	put_digest(&s, "2026-01-03.md", "ef", "");
	take_away(&s, "2026-01-01.md");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "1 new post, 1 removed");
	after = body(&s);
	assert_string_equal(after, before);
	free(before);
	free(after);
	shelf_close(&s);
}

static void
test_the_words_stay_when_their_digest_grows(void **state)
{
	struct shelf s;
	char *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	/* A paper before it, and more above it in its own sections. */
	put_digest(&s, "2026-01-02.md", "xabcy", "More was found of it.\n\n");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "1 changed, 2 new papers");
	after = body(&s);
	assert_string_equal(after, before);
	assert_int_equal(s.stage.app.part, 2);
	/* And the other way round. */
	put_digest(&s, "2026-01-02.md", "cb", "");
	stage_type(&s.stage, LATER);
	free(after);
	after = body(&s);
	assert_string_equal(after, before);
	free(before);
	free(after);
	shelf_close(&s);
}

/* The words at the top were taken out: it is about as far as it was. */
static void
test_where_the_words_are_gone_the_section_stays(void **state)
{
	struct shelf s;
	struct strbuf text = STRBUF_INIT;

	shelf_open(&s, state);
	go_reading(&s);
	write_digest(&text, "ab", "");
	for (char *p = text.str; (p = strstr(p, "b: Way")); p++)
		memcpy(p, "b: Act", 6);
	put_text(&s, "2026-01-02.md", text.str);
	stage_type(&s.stage, LATER);
	assert_top(&s, "b: Act 6");
	strbuf_release(&text);
	shelf_close(&s);
}

static void
test_a_half_written_digest_is_waited_for(void **state)
{
	struct shelf s;
	char *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	put_text(&s, "2026-01-02.md", "");
	stage_type(&s.stage, LATER);
	put_digest(&s, "2026-01-02.md", "a", "");
	stage_type(&s.stage, LATER);
	put_digest(&s, "2026-01-02.md", "abc", "");
	stage_type(&s.stage, LATER);
	after = body(&s);
	assert_string_equal(after, before);
	free(before);
	free(after);
	shelf_close(&s);
}

/* Who went elsewhere meanwhile is not brought back. */
static void
test_a_reader_who_moved_on_stays_there(void **state)
{
	struct shelf s;

	shelf_open(&s, state);
	go_reading(&s);
	put_digest(&s, "2026-01-02.md", "ac", "");
	stage_type(&s.stage, LATER "gjjjj");
	put_digest(&s, "2026-01-02.md", "abc", "");
	stage_type(&s.stage, LATER);
	assert_false(stage_shows(&s.stage, "b: Way"));
	assert_false(stage_shows(&s.stage, "b: Goal"));
	shelf_close(&s);
}

static void
test_other_papers_of_it_are_where_they_were_left(void **state)
{
	struct shelf s;
	char *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	stage_type(&s.stage, "J");
	assert_shows(&s, "c: Goal 1");
	put_digest(&s, "2026-01-02.md", "xabc", "More was found of it.\n\n");
	stage_type(&s.stage, LATER "K");
	after = body(&s);
	assert_string_equal(after, before);
	free(before);
	free(after);
	shelf_close(&s);
}

static void
test_a_removed_digest_can_be_read_on(void **state)
{
	struct shelf s;
	char *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	take_away(&s, "2026-01-02.md");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "this digest was removed");
	after = body(&s);
	assert_string_equal(after, before);
	stage_type(&s.stage, "G");
	assert_shows(&s, "b: Way 30");
	stage_type(&s.stage, "}");
	assert_true(library_count(s.stage.lib) == 1);
	assert_false(stage_shows(&s.stage, "2026-01-02"));
	free(before);
	free(after);
	shelf_close(&s);
}

static void
test_the_last_digest_can_be_read_on(void **state)
{
	struct shelf s;

	shelf_open(&s, state);
	take_away(&s, "2026-01-01.md");
	take_away(&s, "2026-01-02.md");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "this digest was removed, 1 removed");
	stage_type(&s.stage, "ll");
	assert_shows(&s, "a: Goal 1");
	put_digest(&s, "2026-01-02.md", "b", "");
	stage_type(&s.stage, LATER);
	assert_shows(&s, "b: Goal 1");
	shelf_close(&s);
}

static void
test_a_renamed_digest_is_still_the_same(void **state)
{
	struct shelf s;
	char *old, *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	old = strdup(files_path(s.files, "2026-01-02.md"));
	assert_non_null(old);
	assert_int_equal(rename(old, files_path(s.files, "2025-12-31.md")), 0);
	touch(&s, s.files->root.str);
	stage_type(&s.stage, LATER);
	assert_shows(&s, "1 moved");
	after = body(&s);
	assert_string_equal(after, before);
	stage_type(&s.stage, "hh");
	assert_shows(&s, "> 2025-12-31");
	free(old);
	free(before);
	free(after);
	shelf_close(&s);
}

/* Matches are of the text as it is, and Esc leads to where one was. */
static void
test_a_search_goes_on_in_what_changed(void **state)
{
	struct shelf s;
	char *before, *after;

	shelf_open(&s, state);
	go_reading(&s);
	before = body(&s);
	stage_type(&s.stage, "/Way 2");
	put_digest(&s, "2026-01-02.md", "xabc", "Some Way 2 more.\n\n");
	stage_type(&s.stage, LATER "<Esc>");
	after = body(&s);
	assert_string_equal(after, before);
	stage_type(&s.stage, "/Way 2<Enter>");
	assert_shows(&s, "b: Way 20");
	stage_type(&s.stage, "n");
	assert_shows(&s, "4/12");
	free(before);
	free(after);
	shelf_close(&s);
}

/* ---- Finding again ------------------------------------------------------ */

static struct post *
parse(const char *text)
{
	return post_parse("2026-01-01.md", text, strlen(text));
}

static void
test_parts_are_found_by_key_then_by_number(void **state)
{
	static const struct {
		const char *now;
		size_t part, want;
		bool sure;
	} rows[] = {
	    {"# 1. [A](https://x.org/a)\n\nx\n\n# 2. [B](https://x.org/b)\n", 1,
		1, true},
	    {"# 1. [B](https://x.org/b)\n\nx\n\n# 2. [A](https://x.org/a)\n", 1,
		0, true},
	    {"# 1. [C](https://x.org/c)\n\nx\n\n# 2. [D](https://x.org/d)\n", 1,
		1, false},
	    {"# 2. [C](https://x.org/c)\n\nx\n\n# 3. [D](https://x.org/d)\n", 1,
		0, false},
	    {"# 7. [C](https://x.org/c)\n", 1, 0, false},
	};
	struct post *old = parse(
	    "# 1. [A](https://x.org/a)\n\nx\n\n# 2. [B](https://x.org/b)\n");
	bool sure;

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct post *now = parse(rows[i].now);

		assert_int_equal(
		    refind_part(old, rows[i].part, now, &sure), rows[i].want);
		assert_int_equal(sure, rows[i].sure);
		post_free(now);
	}
	post_free(old);
}

/* Any place leads to a character of the new text, and where the text is the
 * same, to the same one. */
static void
test_every_place_is_found_again(void **state)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	struct post *old, *now;

	(void)state;
	write_digest(&a, "abc", "");
	write_digest(&b, "cax", "Before it 한글.\n\n");
	old = parse(a.str);
	now = parse(b.str);
	for (size_t i = 0; i < old->n_parts; i++) {
		const struct paper *part = &old->parts[i];

		for (uint32_t at = part->begin; at <= part->end; at++) {
			struct position from = {i,
			    (uint32_t)utf8_floor(old->text, old->text_len, at)};
			struct position same = refind_position(old, from, old);
			struct position to = refind_position(old, from, now);
			const struct paper *p = &now->parts[to.part];

			assert_int_equal(same.part, i);
			assert_int_equal(same.at, from.at);
			assert_true(to.at >= p->begin && to.at <= p->end);
			assert_int_equal(
			    to.at, utf8_floor(now->text, now->text_len, to.at));
		}
	}
	post_free(old);
	post_free(now);
	strbuf_release(&a);
	strbuf_release(&b);
}

#define TEST FILES_TEST

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(test_a_new_post_comes_above),
	    TEST(test_what_was_never_touched_stays_too),
	    TEST(test_rows_of_a_long_list_stay),
	    TEST(test_posts_change_and_go),
	    TEST(test_an_empty_library_fills),
	    TEST(test_R_looks_at_once),
	    TEST(test_nothing_new_sends_nothing),
	    TEST(test_the_page_stays_when_others_come_and_go),
	    TEST(test_the_words_stay_when_their_digest_grows),
	    TEST(test_where_the_words_are_gone_the_section_stays),
	    TEST(test_a_half_written_digest_is_waited_for),
	    TEST(test_a_reader_who_moved_on_stays_there),
	    TEST(test_other_papers_of_it_are_where_they_were_left),
	    TEST(test_a_removed_digest_can_be_read_on),
	    TEST(test_the_last_digest_can_be_read_on),
	    TEST(test_a_renamed_digest_is_still_the_same),
	    TEST(test_a_search_goes_on_in_what_changed),
	    cmocka_unit_test(test_parts_are_found_by_key_then_by_number),
	    cmocka_unit_test(test_every_place_is_found_again),
	};

	if (!setlocale(LC_CTYPE, "C.UTF-8") &&
	    !setlocale(LC_CTYPE, "en_US.UTF-8")) {
		puts("1..0 # SKIP no UTF-8 locale");
		return 0;
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
