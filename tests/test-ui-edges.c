// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Keys at the edges of what is there, on a terminal in memory: in a library of
 * nothing, behind the last row, among results whose digest has changed unseen
 * or that are all read, in an axis that has no room for one more section.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "room.h"
#include "ui/loop.h"
#include "unicode.h"

/* Every action by its name, in each of the panes that one comes to. */
static void
test_an_empty_library_takes_every_action(void **state)
{
	static const char *const ways[] = {"", "<Tab>", "<Tab><Tab>", "U", "F",
	    "Sx<Enter>", "<Tab>fx<Enter>", "?"};

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct room r;

		room_open(&r);
		files_put(&r.files, "lib/no-digest.txt", "");
		room_enter_marked(&r, 24, 120);
		for (enum action_id id = 0; id < ACTIONS; id++) {
			struct strbuf keys = STRBUF_INIT;

			strbuf_printf(&keys, "%s:%s<Enter><Esc><Esc><Esc>",
			    ways[i], action_get(id)->name);
			stage_type(&r.stage, keys.str);
			strbuf_release(&keys);
			r.stage.app.quit = false;
		}
		stage_type(&r.stage, "<Esc><Esc>hhh");
		stage_assert_shows(&r.stage, "There are no digests");
		room_close(&r);
	}
}

static void
test_the_axis_of_nothing_says_so(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	room_enter(&r, 24, 80);
	stage_settle(&r.stage);
	stage_type(&r.stage, "L");
	stage_assert_shows(&r.stage, "no sections here");
	stage_type(&r.stage, "<Tab>fx<Enter>h");
	stage_assert_shows(&r.stage, "There are no digests");
	room_close(&r);
}

/* A row beyond the last one is the last one, also where a match is looked for
 * in it. */
static void
test_the_last_paper_of_the_axis_is_the_last(void **state)
{
	struct room r;

	(void)state;
	room_open_post(&r, 24, 80, room_two_papers);
	stage_type(&r.stage, "L/needle<Enter>99G");
	assert_int_equal(r.stage.app.axis.item, 1);
	stage_assert_shows(&r.stage, "> 2 Two");
	stage_type(&r.stage, ":999<Enter>");
	assert_int_equal(r.stage.app.axis.item, 1);
	room_close(&r);
}

/* ---- Results ------------------------------------------------------------ */

/* So many posts that not all of their cards are kept (store/finder-cards.c). */
enum { POSTS = 140, CARDS_KEPT = 128 };

static void
put_posts(struct room *r)
{
	char name[32], text[160];

	room_open(r);
	for (int i = 0; i < POSTS; i++) {
		snprintf(name, sizeof(name), "lib/2025-%02d-%02d-x.md",
		    i / 28 + 1, i % 28 + 1);
		snprintf(text, sizeof(text),
		    "# 1. [Needle %d](https://arxiv.org/abs/2501.00%03d)\n\n"
		    "## Method\n\nText.\n",
		    i, i);
		files_put(&r->files, name, text);
	}
}

/* Goes to a row. */
static void
go(struct room *r, size_t row)
{
	char keys[32];

	snprintf(keys, sizeof(keys), "%zuG", row + 1);
	stage_type(&r->stage, keys);
}

/* A row whose post's card has to give way to that of another row's. */
static size_t
find_rival(const struct library *lib, size_t *other)
{
	for (size_t row = 0; row < POSTS; row++)
		for (*other = 0; *other < POSTS; ++*other)
			if (library_id_at(lib, *other) ==
			    library_id_at(lib, row) + CARDS_KEPT)
				return row;
	fail_msg("no two posts have one place");
	return 0;
}

/* The digest was written anew, which nobody has looked for: that is seen when
 * the result is looked at, with its paper open beside it. */
static void
test_a_result_that_changed_unseen(void **state)
{
	char name[48];
	size_t row, other;
	struct room r;

	(void)state;
	put_posts(&r);
	room_enter_marked(&r, 24, 130);
	r.stage.config.settings.poll_interval = 0;
	stage_type(&r.stage, "SNeedle<Enter>");
	row = find_rival(r.stage.lib, &other);
	go(&r, row);
	snprintf(name, sizeof(name), "lib/%s", room_selected(&r));
	go(&r, other);
	files_put(&r.files, name, "# 1. [Another](https://arxiv.org/abs/1)\n");
	go(&r, row);
	stage_assert_shows(&r.stage, "(changed)");
	stage_assert_shows(&r.stage, "Another");
	room_close(&r);
}

/* The next unread paper is known without reading the digests between. */
static void
test_next_unread_among_results(void **state)
{
	unsigned long loads;
	struct room r;

	(void)state;
	put_posts(&r);
	room_enter_marked(&r, 24, 80);
	for (int i = 0; i < POSTS; i++)
		stage_type(&r.stage, i == 50 ? "}" : "M}");
	stage_type(&r.stage, "gSNeedle<Enter>");
	stage_type(&r.stage, "u");
	stage_assert_shows(&r.stage, ">N  1 Needle 89");
	stage_type(&r.stage, "gu");
	stage_assert_shows(&r.stage, ">N  1 Needle 89");
	stage_type(&r.stage, "m");
	loads = library_loads(r.stage.lib);
	stage_type(&r.stage, "u");
	stage_assert_shows(
	    &r.stage, "nothing unread among the results from here on");
	stage_assert_shows(&r.stage, ">   1 Needle 89");
	assert_int_equal(library_loads(r.stage.lib), loads);
	room_close(&r);
}

/* ---- Sections ----------------------------------------------------------- */

/* A post of more papers than there are rows, each with so many sections of
 * headings that nothing else has. */
static void
put_sections(struct room *r, const char *name, char letter, int n)
{
	struct strbuf text = STRBUF_INIT;

	for (int i = 1; i <= 30; i++) {
		strbuf_printf(&text,
		    "# %d. [T%d](https://arxiv.org/abs/250%d.00%03d)\n\n", i, i,
		    letter % 10, i);
		for (int k = 0; k < n; k++)
			strbuf_printf(
			    &text, "## %c%d\n\nneedle\n\n", letter, k);
	}
	files_put(&r->files, name, text.str);
	strbuf_release(&text);
}

/* While the list is made anew, for a digest that came, another section is asked
 * for, and there are more than are kept: it is shown all the same. */
static void
test_a_section_beyond_those_that_are_kept(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;
	unsigned long changes;

	(void)state;
	room_open(&r);
	put_sections(&r, "2025-01-01-x.md", 'h', AXIS_KINDS_MAX - 1);
	room_enter(&r, 24, 80);
	stage_settle(&r.stage);
	stage_type(&r.stage, "Sneedle<Enter>L<Tab><Tab>");
	stage_assert_shows(&r.stage, "h1  30 of 30 found papers");
	put_sections(&r, "2025-01-02-x.md", 'g', AXIS_KINDS_MAX + 6);
	stage_type(&r.stage, "R");
	changes = finder_changes(app->results.now->finder);
	while (changes == finder_changes(app->results.now->finder))
		loop_step(app, 50);
	/* Drawn once, it is being made; the key comes before it is. */
	stage_type(&r.stage, "<Tab>");
	stage_assert_shows(&r.stage, "h2  30 of 60 found papers");
	put_sections(&r, "2025-01-03-x.md", 'k', 1);
	stage_type(&r.stage, "R<wait:3000>");
	stage_assert_shows(&r.stage, "h2  30 of 90 found papers");
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_an_empty_library_takes_every_action),
	    cmocka_unit_test(test_the_axis_of_nothing_says_so),
	    cmocka_unit_test(test_the_last_paper_of_the_axis_is_the_last),
	    cmocka_unit_test(test_a_result_that_changed_unseen),
	    cmocka_unit_test(test_next_unread_among_results),
	    cmocka_unit_test(test_a_section_beyond_those_that_are_kept),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
