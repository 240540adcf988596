// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The whole interface on a terminal in memory: what stays where it was, what
 * the screen says, and that no sequence of keys and sizes over a hostile digest
 * breaks it.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"
#include "room.h"
#include "trials.h"
#include "unicode.h"

/* More posts beside the fixture's, before the stage `s` is opened on them. */
static void
add_posts(
    struct room *f, const char *const names[], size_t n, const char *markdown)
{
	for (size_t i = 0; i < n; i++)
		files_put(&f->files, names[i], markdown);
}

static const char *const older[] = {"2026-02-02-x.md", "2026-02-01-x.md",
    "2026-01-31-x.md", "2026-01-30-x.md", "2026-01-29-x.md", "2026-01-28-x.md",
    "2026-01-27-x.md", "2026-01-26-x.md", "2026-01-25-x.md"};
enum { OLDER = sizeof(older) / sizeof(older[0]) };

static void
test_single_post_begins_with_papers(void **state)
{
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	assert_true(stage_shows(&f.stage, "> 1 One"));
	assert_true(stage_shows(&f.stage, "1 post  2 papers"));
	room_close(&f);
}

static void
test_digits_are_sections_or_counts(void **state)
{
	struct room f;
	struct app *app = &f.stage.app;
	uint32_t top;

	(void)state;
	room_open_post(&f, 8, 40, room_two_papers);
	stage_type(&f.stage, "<Enter>");
	top = app->reader.anchor;
	stage_type(&f.stage, "2<wait:1000>");
	assert_true(stage_shows(&f.stage, "A method without it."));
	assert_int_equal(app->count.value, 0);
	stage_type(&f.stage, "g");
	assert_int_equal(app->reader.anchor, top);
	stage_type(&f.stage, "3j");
	assert_int_equal(app->reader.view.top, 3);
	stage_type(&f.stage, "9<wait:1000>");
	assert_true(stage_shows(&f.stage, "no section 9"));
	room_close(&f);
}

/* Whatever line is at the top, blank ones included. */
static void
test_counts_and_escape_return_to_the_line(void **state)
{
	struct room f;
	const struct viewport *v = &f.stage.app.reader.view;

	(void)state;
	room_open_post(&f, 8, 40, room_two_papers);
	stage_type(&f.stage, "<Enter>");
	for (size_t top = 0; top < 4; top++) {
		assert_int_equal(v->top, top);
		stage_type(&f.stage, "2j");
		assert_int_equal(v->top, top + 2);
		stage_type(&f.stage, "kk/Numbers<Esc>");
		assert_int_equal(v->top, top);
		stage_type(&f.stage, "j");
	}
	room_close(&f);
}

static void
test_places_are_kept(void **state)
{
	struct stage s;
	uint32_t at;

	(void)state;
	stage_open(&s, 12, 60, NULL);
	stage_type(&s, "<Enter><Enter>jjjj");
	at = s.app.reader.anchor;
	stage_type(&s, "JJ");
	assert_true(s.app.reader.anchor != at);
	stage_type(&s, "}");
	stage_type(&s, "{");
	assert_int_equal(s.app.part, 2);
	stage_type(&s, "KK");
	assert_int_equal(s.app.reader.anchor, at);
	stage_type(&s, "hhl<Enter>");
	assert_int_equal(s.app.reader.anchor, at);
	stage_close(&s);
}

/* The words at the top stay on the screen, however the window changes in
 * between. */
static void
test_resize_keeps_place(void **state)
{
	static const char *const sizes[] = {"<resize:40x15>", "<resize:200x60>",
	    "<resize:21x5>", "<resize:10x3>", "<resize:111x30>"};
	struct stage s;
	size_t top, line;
	uint32_t at;

	(void)state;
	stage_open(&s, 12, 100, NULL);
	stage_type(&s, "<Enter><Enter>jjjjjjj");
	at = s.app.reader.anchor;
	top = s.app.reader.view.top;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		const struct reader *r = &s.app.reader;

		stage_type(&s, sizes[i]);
		assert_int_equal(r->anchor, at);
		line = flow_line_at(&r->flow, at);
		assert_true(line >= r->view.top);
		assert_true(line < r->view.top + r->view.height);
		/* Not at the top only where that would leave a blank. */
		assert_true(line == r->view.top ||
		    r->view.top + r->view.height >= r->view.count);
	}
	stage_type(&s, "<resize:100x12>");
	assert_int_equal(s.app.reader.view.top, top);
	stage_close(&s);
}

static void
test_nothing_is_sent_when_nothing_changes(void **state)
{
	struct stage s;
	size_t sent;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	stage_settle(&s);
	sent = term_memory_flushes(s.term);
	stage_type(&s, "<Home><wait:5000>");
	assert_int_equal(term_memory_flushes(s.term), sent);
	stage_type(&s, "j");
	assert_true(term_memory_flushes(s.term) > sent);
	stage_close(&s);
}

/* Keys that come before the screen is drawn mean what they mean after. */
static void
test_keys_are_typed_ahead(void **state)
{
	static const char *const name[] = {"undated.md"};
	struct room f;
	struct stage s;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	add_posts(&f, older, OLDER, room_two_papers);
	stage_open(&s, 24, 80, f.files.root.str);
	stage_type(&s, "/01-29<Esc>j");
	assert_int_equal(library_row_of(s.lib, s.app.post), 1);
	stage_close(&s);
	/* Its date is known, and it the first, when it is looked at. */
	add_posts(&f, name, 1, "---\ndate: 2030-01-01\n---\ntext\n");
	stage_open(&s, 24, 80, f.files.root.str);
	stage_type(&s, "Gk");
	assert_string_equal(
	    library_entry(s.lib, s.app.post)->name, "undated.md");
	stage_close(&s);
	room_close(&f);
}

/* Posts that are read again may be shorter than they were. */
static void
test_post_that_has_lost_papers(void **state)
{
	struct room f;
	struct stage s;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	add_posts(&f, older, OLDER, room_two_papers);
	stage_open(&s, 24, 80, f.files.root.str);
	stage_type(&s, "<Enter>j");
	files_put(&f.files, ROOM_POST,
	    "# 1. [Left](https://e.org/1)\n\nAll there is.\n");
	stage_type(&s, "9}");
	for (int i = 0; i < OLDER; i++)
		stage_type(&s, "{");
	assert_true(stage_shows(&s, "> 1 Left"));
	assert_true(stage_shows(&s, "All there is."));
	stage_close(&s);
	room_close(&f);
}

/* Every character of every cell is one that no terminal acts upon. */
static void
check_cells(struct stage *s)
{
	int rows, cols;

	term_size(s->term, &rows, &cols);
	for (int y = 0; y < rows; y++)
		for (int x = 0; x < cols; x++) {
			enum style style;
			const char *cell =
			    term_memory_cell(s->term, y, x, &style);
			size_t len = strlen(cell);

			for (size_t i = 0; i < len;) {
				uint32_t c;

				i += utf8_decode(cell + i, len - i, &c);
				assert_true(utf8_is_clean(c));
			}
		}
}

static const char hostile[] =
    "---\ntitle: \"\\e]0;x\\a\\u202E\\x9B\"\ndate: 2026-02-03\n"
    "tags: [\"\\e[2J\"]\n---\n"
    "Before.\n\n"
    "# 1. [\x1B]52;c;eA==\x07 \xC2\x9B"
    "2J &#27;[31m &#x202E; \xFF\xC0\xAF]"
    "(https://arxiv.org/abs/2601.00001)\n\n"
    "## \x1B[31mIntro\r&#155;\n\n"
    "- Goal: \xE2\x80\xAE \x08\x08 &#8; a\xCC\x81\xCC\x81\xCC\x81\n"
    "  - \xF0\x9F\x91\xA9\xE2\x80\x8D\xF0\x9F\x91\xA7 e\xCC\x81\n"
    "    - ```\n      \x1B[0m code that is long enough to be wrapped here\n"
    "      ```\n\n"
    "<details><summary>\x1B[5m</summary></details>\n\n"
    "| a | \x1B[7m |\n|---|---|\n| [x](https://e.org) | &#27; |\n\n"
    "> \xEC\x95\x88\xEB\x85\x95 \xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D\n\n"
    "# 2. [Two](https://arxiv.org/abs/2601.00002)\n\nend";

static void
test_random_keys(void **state)
{
	static const char *const keys[] = {"j", "k", "<Space>", "b", "<C-d>",
	    "<C-u>", "g", "G", "J", "K", "]", "[", "}", "{", "<Enter>", "h",
	    "<Tab>", "<BackTab>", "z", "n", "N", "?", "q", "<Esc>", "/e", "/~.",
	    "/\xEC\x95\x88<Enter>", "<Enter>", "Se", "S<Enter>", "S~.<Enter>",
	    "So", "fi", "f<Enter>", "ftwo<Enter>", "fe<Enter>", "R",
	    "<Backspace>", "1", "2", "9", "7j", "<wait:600>", "<C-l>", "<Home>",
	    "<End>", "<Left>"};
	struct room f;
	unsigned seed = 20260203;
	size_t n = trials_count(4000, 4000, 400);

	(void)state;
	room_open_post(&f, 24, 80, hostile);
	for (size_t i = 0; i < n && !f.stage.app.quit; i++) {
		char resize[32];
		unsigned r = (unsigned)trials_random(&seed, 1 << 24);

		/* q in the first pane ends the program: not wanted here. */
		if (f.stage.app.focus == PANE_DATES && !f.stage.app.prompt.open)
			stage_type(&f.stage, "<Enter>");
		if (r % 17 == 0) {
			snprintf(resize, sizeof(resize), "<resize:%ux%u>",
			    1 + r % 203, 1 + r % 61);
			stage_type(&f.stage, resize);
		} else {
			stage_type(&f.stage,
			    keys[r % (sizeof(keys) / sizeof(keys[0]))]);
		}
		check_cells(&f.stage);
	}
	assert_false(f.stage.app.quit);
	room_close(&f);
}

static void
test_empty_and_unreadable(void **state)
{
	struct room f;
	struct stage s;

	(void)state;
	room_open_post(&f, 24, 80, "");
	assert_true(stage_shows(&f.stage, "This digest is empty."));
	stage_type(&f.stage, "jkJK]n<Enter><Enter>oO/x<Enter>zG");
	/* A link that leads nowhere is a row that says why. */
	files_link(&f.files, "/does/not/exist", "2026-02-04-gone.md");
	stage_open(&s, 24, 100, f.files.root.str);
	stage_type(&s, "g");
	assert_true(stage_shows(&s, "2026-02-04"));
	assert_true(stage_shows(&s, "No such file"));
	stage_type(&s, "JK]n<Enter><Enter>oO/x<Enter>zG}");
	stage_close(&s);
	room_close(&f);
}

/* The status line offers only what there is something for. */
static void
test_hints_hold(void **state)
{
	struct room f;
	struct stage s;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	assert_true(stage_shows(&f.stage, "Enter read"));
	stage_type(&f.stage, "ftwo<Enter>");
	assert_true(stage_shows(&f.stage, "Esc all rows"));
	stage_type(&f.stage, "<Esc>");
	assert_false(stage_shows(&f.stage, "Esc all rows"));
	stage_type(&f.stage, "Snowhere to be found<Enter>");
	assert_true(stage_shows(&f.stage, "q back  ? help  S new search"));
	assert_false(stage_shows(&f.stage, "Enter read"));
	stage_type(&f.stage, "q");
	files_remove(&f.files, ROOM_POST);
	stage_open(&s, 24, 80, f.files.root.str);
	stage_settle(&s);
	assert_true(stage_shows(&s, "There are no digests"));
	assert_true(stage_shows(&s, "q quit"));
	assert_false(stage_shows(&s, "Enter papers"));
	stage_type(&s, "J");
	assert_true(stage_shows(&s, "no papers here"));
	stage_close(&s);
	room_close(&f);
}

/* A day without anything to read does not touch the place in another. */
static void
test_empty_day_in_the_reader(void **state)
{
	struct room f;
	struct stage s;
	size_t top;

	(void)state;
	room_open_post(&f, 10, 40, room_two_papers);
	add_posts(&f, older, 1, "");
	stage_open(&s, 10, 40, f.files.root.str);
	stage_type(&s, "<Enter><Enter>jjjj");
	top = s.app.reader.view.top;
	stage_type(&s, "}");
	assert_true(stage_shows(&s, "This digest is empty."));
	stage_type(&s, "jG{");
	assert_int_equal(s.app.reader.view.top, top);
	stage_close(&s);
	room_close(&f);
}

static void
test_first_paper_is_selected(void **state)
{
	static const char digest[] =
	    "Before the papers.\n\n"
	    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\ntext\n";
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, digest);
	assert_true(stage_shows(&f.stage, "> 1 One"));
	assert_true(stage_shows(&f.stage, "1/1"));
	stage_type(&f.stage, "K");
	assert_true(stage_shows(&f.stage, "Before the papers."));
	assert_true(stage_shows(&f.stage, "-/1"));
	room_close(&f);
}

static void
test_end_of_paper_says_what_next(void **state)
{
	struct room f;

	(void)state;
	room_open_post(&f, 24, 80, room_two_papers);
	stage_type(&f.stage, "<Enter><Space>");
	assert_true(
	    stage_shows(&f.stage, "end of the paper; J or Space: the next"));
	room_close(&f);
}

static void
test_unbound_keys_say_so(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	stage_type(&s, "X");
	assert_true(stage_shows(&s, "X does nothing here; ? shows the keys"));
	stage_type(&s, "ㅌ");
	assert_true(
	    stage_shows(&s, "ㅌ (x) does nothing here; ? shows the keys"));
	stage_type(&s, "j");
	assert_false(stage_shows(&s, "does nothing"));
	stage_close(&s);
}

static void
test_pasted_text_is_no_keys(void **state)
{
	struct stage s;
	size_t post;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	stage_settle(&s);
	post = s.app.post;
	stage_type(&s, "<PasteBegin>jjQ<Enter>/x<PasteEnd>");
	assert_false(s.app.quit);
	assert_false(s.app.prompt.open);
	assert_int_equal(s.app.post, post);
	stage_type(&s, "j");
	assert_true(s.app.post != post);
	stage_close(&s);
}

static void
test_hangup_ends(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	stage_type(&s, "/abc<hangup>");
	assert_true(s.app.quit);
	stage_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_single_post_begins_with_papers),
	    cmocka_unit_test(test_digits_are_sections_or_counts),
	    cmocka_unit_test(test_counts_and_escape_return_to_the_line),
	    cmocka_unit_test(test_places_are_kept),
	    cmocka_unit_test(test_resize_keeps_place),
	    cmocka_unit_test(test_nothing_is_sent_when_nothing_changes),
	    cmocka_unit_test(test_keys_are_typed_ahead),
	    cmocka_unit_test(test_post_that_has_lost_papers),
	    cmocka_unit_test(test_random_keys),
	    cmocka_unit_test(test_empty_and_unreadable),
	    cmocka_unit_test(test_hints_hold),
	    cmocka_unit_test(test_empty_day_in_the_reader),
	    cmocka_unit_test(test_first_paper_is_selected),
	    cmocka_unit_test(test_end_of_paper_says_what_next),
	    cmocka_unit_test(test_unbound_keys_say_so),
	    cmocka_unit_test(test_pasted_text_is_no_keys),
	    cmocka_unit_test(test_hangup_ends),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
