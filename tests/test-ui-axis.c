// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * One section of many papers, on a terminal in memory: which papers are there
 * and in which order, stepping, going into a paper and back to the same spot,
 * other widths, searching, digests that change meanwhile; and staying on the
 * same section from paper to paper.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "files.h"
#include "stage.h"
#include "unicode.h"

/* Longer than the program waits before it looks at files. */
#define LATER "<wait:2000>"

enum { LINES = 12, DAYS = 20 };

struct bench {
	struct files files;
	struct stage stage;
};

/* ---- Digests ------------------------------------------------------------ */

static void
add_title(struct strbuf *out, int n, const char *title)
{
	strbuf_printf(out, "# %d. [%s](https://arxiv.org/abs/2601.000%02d)\n\n",
	    n, title, n);
}

/* A section of items whose words are found nowhere else. */
static void
add_section(
    struct strbuf *out, const char *heading, const char *word, int lines)
{
	strbuf_printf(out, "## %s\n\n", heading);
	for (int i = 1; i <= lines; i++)
		strbuf_printf(out,
		    "- %s %d: 이 문장은 좁은 화면에서 여러 줄이 된다, %s %d.\n",
		    word, i, word, i);
	strbuf_adds(out, "\n");
}

/*
 * One    Introduction Limitations
 * Two    Introduction Datasets
 * Three  Introduction 한계점 Datasets
 * Four   Introduction Limitations Datasets Remarks
 */
static void
write_day(struct strbuf *out, const char *preface)
{
	static const char *const titles[] = {"One", "Two", "Three", "Four"};
	static const char *const limits[] = {
	    "Limitations", NULL, "한계점", "Limitations"};
	char word[32];

	for (int i = 0; i < 4; i++) {
		add_title(out, i + 1, titles[i]);
		snprintf(word, sizeof(word), "goal%d", i + 1);
		add_section(out, "Introduction", word, 2);
		snprintf(word, sizeof(word), "limit%d", i + 1);
		if (limits[i] && i == 2 && *preface)
			strbuf_printf(out, "## 한계점\n\n%s\n\n", preface);
		if (limits[i])
			add_section(out,
			    i == 2 && *preface ? "한계" : limits[i], word,
			    LINES);
		snprintf(word, sizeof(word), "data%d", i + 1);
		if (i)
			add_section(out, "Datasets", word, 2);
	}
	add_section(out, "Remarks", "remark4", 1);
}

static void
put_day(struct bench *b, const char *preface)
{
	struct strbuf text = STRBUF_INIT;

	write_day(&text, preface);
	files_put(&b->files, "2026-01-02.md", text.str);
	strbuf_release(&text);
}

static void
put_paper(struct bench *b, const char *name, int n, const char *text)
{
	struct strbuf all = STRBUF_INIT;

	add_title(&all, n, "Paper");
	strbuf_printf(&all, "## Limitations\n\n%s\n", text);
	files_put(&b->files, name, all.str);
	strbuf_release(&all);
}

/* That day, and an older one of one paper. */
static void
bench_open(struct bench *b, int rows, int cols)
{
	struct strbuf text = STRBUF_INIT;

	files_open(&b->files);
	put_day(b, "");
	add_title(&text, 9, "Nine");
	add_section(&text, "Introduction", "goal9", 2);
	add_section(&text, "Limitations", "limit9", 3);
	files_put(&b->files, "2026-01-01.md", text.str);
	strbuf_release(&text);
	stage_open(&b->stage, rows, cols, b->files.root.str);
	stage_settle(&b->stage);
}

static void
bench_close(struct bench *b)
{
	stage_close(&b->stage);
	files_close(&b->files);
}

/* ---- The screen --------------------------------------------------------- */

/* Row `y` of the screen, from 0. The caller releases. */
static struct strbuf
row(struct bench *b, int y)
{
	struct strbuf screen = STRBUF_INIT;
	struct strbuf line = STRBUF_INIT;
	const char *at;

	term_memory_text(b->stage.term, &screen, false);
	at = screen.str;
	while (y--)
		at += strcspn(at, "\n") + (at[strcspn(at, "\n")] == '\n');
	strbuf_add(&line, at, strcspn(at, "\n"));
	strbuf_release(&screen);
	return line;
}

/* The pane's header is row 1, the name of the selected paper row 2. */
enum { HEADER = 1, NAME = 2, TEXT = 3 };

static void
assert_row(struct bench *b, int y, const char *text)
{
	struct strbuf line = row(b, y);
	struct strbuf screen = STRBUF_INIT;

	term_memory_text(b->stage.term, &screen, false);
	if (!strstr(line.str, text))
		fail_msg("no \"%s\" in row %d of\n%s", text, y, screen.str);
	strbuf_release(&screen);
	strbuf_release(&line);
}

#define SHOWS(b, text) assert_true(stage_shows(&(b)->stage, text))
#define HIDES(b, text) assert_false(stage_shows(&(b)->stage, text))

/* ---- What is there ------------------------------------------------------ */

static void
test_papers_without_the_section_are_left_out(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 60, 100);
	stage_type(&b.stage, "L");
	assert_row(&b, HEADER, "Limitations  3 of 4 papers");
	assert_row(&b, HEADER, "1/3");
	assert_row(&b, NAME, "> 1 One");
	assert_row(&b, TEXT, "limit1 1:");
	SHOWS(&b, "limit1 12:");
	HIDES(&b, "goal");
	HIDES(&b, "2 Two");
	/* Whatever language the heading is in. */
	SHOWS(&b, "  3 Three");
	SHOWS(&b, "limit3 1:");
	HIDES(&b, "한계점");
	SHOWS(&b, "  4 Four");
	SHOWS(&b, "limit4 12:");
	HIDES(&b, "data");
	bench_close(&b);
}

static void
test_it_is_the_section_that_is_read(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	/* The second section of the third paper; in Korean there. */
	stage_type(&b.stage, "<Enter>jj<Enter>2<wait:500>L");
	assert_row(&b, HEADER, "한계점  3 of 4 papers");
	assert_row(&b, NAME, "> 3 Three");
	stage_type(&b.stage, "q");
	assert_int_equal(b.stage.app.focus, PANE_READER);
	assert_int_equal(b.stage.app.part, 2);
	/* Headings of no known kind go by their text. */
	stage_type(&b.stage, "3<wait:500>L");
	assert_row(&b, HEADER, "Datasets  3 of 4 papers");
	SHOWS(&b, "> 3 Three");
	stage_type(&b.stage, "[");
	SHOWS(&b, "> 2 Two");
	/* From a list it is the one that was there last. */
	stage_type(&b.stage, "qhkkL");
	assert_row(&b, HEADER, "Datasets  3 of 4 papers");
	SHOWS(&b, "> 2 Two");
	bench_close(&b);
}

static void
test_other_sections_in_their_order(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "L]<Tab>");
	assert_row(&b, HEADER, "Datasets  3 of 4 papers");
	SHOWS(&b, "> 3 Three");
	/* That of a single paper is passed over. */
	stage_type(&b.stage, "<Tab>");
	assert_row(&b, HEADER, "Introduction  4 of 4 papers");
	SHOWS(&b, "> 3 Three");
	stage_type(&b.stage, "<BackTab>");
	assert_row(&b, HEADER, "Datasets  3 of 4");
	stage_type(&b.stage, "2<BackTab>");
	assert_row(&b, HEADER, "Introduction  4 of 4");
	bench_close(&b);
}

static void
test_a_day_without_it_shows_what_most_have(void **state)
{
	struct bench b;

	(void)state;
	files_open(&b.files);
	files_put(&b.files, "2026-01-02.md", DIGEST);
	files_put(&b.files, "2026-01-01.md",
	    "# 1. [A](https://arxiv.org/abs/2601.00001)\n\nText.\n");
	stage_open(&b.stage, 24, 80, b.files.root.str);
	stage_settle(&b.stage);
	stage_type(&b.stage, "L");
	assert_row(&b, HEADER, "Method  2 of 2 papers");
	stage_type(&b.stage, "qjL");
	assert_int_equal(b.stage.app.focus, PANE_DATES);
	SHOWS(&b, "no sections here");
	bench_close(&b);
}

/* ---- Stepping ----------------------------------------------------------- */

static void
test_stepping_from_paper_to_paper(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "L]");
	assert_row(&b, NAME, "> 3 Three");
	assert_row(&b, HEADER, "2/3");
	assert_int_equal(b.stage.app.part, 2);
	/* From within a paper, back is to its own beginning. */
	stage_type(&b.stage, "5j[");
	assert_row(&b, NAME, "> 3 Three");
	assert_row(&b, TEXT, "limit3 1:");
	stage_type(&b.stage, "J");
	assert_row(&b, NAME, "> 4 Four");
	stage_type(&b.stage, "J");
	SHOWS(&b, "last paper");
	stage_type(&b.stage, "2K");
	assert_row(&b, NAME, "> 1 One");
	stage_type(&b.stage, "K");
	SHOWS(&b, "first paper");
	/* The last line is the last of the window. */
	stage_type(&b.stage, "G");
	assert_row(&b, HEADER, "3/3");
	assert_row(&b, NAME, "  3 Three");
	assert_row(&b, 24 - 2, "limit4 12:");
	stage_type(&b.stage, "2G");
	assert_row(&b, NAME, "> 3 Three");
	stage_type(&b.stage, "g");
	assert_row(&b, NAME, "> 1 One");
	bench_close(&b);
}

/* Where there is room for all papers, none of them moves. */
static void
test_where_all_fit_it_only_selects(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 60, 100);
	stage_type(&b.stage, "L]");
	assert_row(&b, NAME, "  1 One");
	SHOWS(&b, "> 3 Three");
	assert_row(&b, HEADER, "2/3");
	assert_int_equal(b.stage.app.part, 2);
	/* Nor is there anything to scroll. */
	stage_type(&b.stage, "jj<PgDn>kG");
	assert_row(&b, NAME, "  1 One");
	SHOWS(&b, "  3 Three");
	SHOWS(&b, "> 4 Four");
	stage_type(&b.stage, "]");
	SHOWS(&b, "last paper");
	/* Into the one that is selected, and back to it. */
	stage_type(&b.stage, "<Enter>");
	assert_row(&b, 0, "2026-01-02");
	SHOWS(&b, "limit4 1:");
	stage_type(&b.stage, "h");
	SHOWS(&b, "> 4 Four");
	stage_type(&b.stage, "[");
	SHOWS(&b, "> 3 Three");
	stage_type(&b.stage, "[");
	assert_row(&b, NAME, "> 1 One");
	bench_close(&b);
}

static void
test_digits_go_to_papers(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, "L2");
	assert_row(&b, NAME, "> 3 Three");
	assert_row(&b, HEADER, "2/3");
	stage_type(&b.stage, "<wait:500>3");
	assert_row(&b, NAME, "> 4 Four");
	stage_type(&b.stage, "<wait:500>9");
	SHOWS(&b, "there is no paper 9");
	assert_row(&b, NAME, "> 4 Four");
	/* With a key right after it, it was a count, from where one was. */
	stage_type(&b.stage, "<wait:500>2j<wait:500>k3");
	assert_row(&b, NAME, "> 4 Four");
	assert_row(&b, TEXT, "limit4 1:");
	stage_type(&b.stage, "j");
	SHOWS(&b, "limit4 5:");
	HIDES(&b, "limit4 4:");
	stage_type(&b.stage, "2K");
	assert_row(&b, NAME, "> 3 Three");
	bench_close(&b);
}

/* A key that begins a sequence does something, too, and takes it back. */
static void
test_a_sequence_leaves_one_where_one_is(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, "L]4jgi");
	assert_row(&b, NAME, "> 3 Three");
	assert_row(&b, TEXT, "limit3 5:");
	SHOWS(&b, "2601.00003");
	bench_close(&b);
}

/* The paper's name stays in the first row, over its text. */
static void
test_lines_scroll_under_the_name(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, "Ljj");
	assert_row(&b, NAME, "> 1 One");
	assert_row(&b, TEXT, "limit1 3:");
	stage_type(&b.stage, "k");
	assert_row(&b, TEXT, "limit1 2:");
	stage_type(&b.stage, "10j");
	assert_row(&b, NAME, "> 1 One");
	assert_row(&b, TEXT, "limit1 12:");
	assert_row(&b, TEXT + 2, "  3 Three");
	/* The blank row between them, and then the next paper. */
	stage_type(&b.stage, "2j");
	assert_row(&b, NAME, "> 1 One");
	assert_row(&b, TEXT, "  3 Three");
	stage_type(&b.stage, "j");
	assert_row(&b, NAME, "> 3 Three");
	assert_row(&b, TEXT, "limit3 1:");
	/* To the end and not further: that fills the window. */
	stage_type(&b.stage, "500j");
	assert_row(&b, NAME, "> 4 Four");
	assert_row(&b, 10, "limit4 12:");
	stage_type(&b.stage, "500k");
	assert_row(&b, TEXT, "limit1 1:");
	bench_close(&b);
}

/* Every line comes into sight when one pages through. */
static void
test_pages_leave_nothing_out(void **state)
{
	struct bench b;
	bool seen[5][LINES + 1] = {{false}};
	char words[32];

	(void)state;
	bench_open(&b, 9, 60);
	stage_type(&b.stage, "L");
	for (int page = 0; page < 40; page++) {
		for (int p = 1; p <= 4; p++)
			for (int i = 1; i <= LINES; i++) {
				snprintf(
				    words, sizeof(words), "limit%d %d:", p, i);
				if (stage_shows(&b.stage, words))
					seen[p][i] = true;
			}
		stage_type(&b.stage, "<Space>");
	}
	for (int p = 1; p <= 4; p++)
		for (int i = 1; i <= LINES; i++)
			assert_int_equal(seen[p][i], p != 2);
	bench_close(&b);
}

static void
test_the_next_day(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "L}");
	assert_row(&b, HEADER, "Limitations  1 of 1 paper ");
	assert_row(&b, NAME, "> 9 Nine");
	assert_row(&b, 0, "2026-01-01");
	stage_type(&b.stage, "{");
	assert_row(&b, HEADER, "Limitations  3 of 4 papers");
	stage_type(&b.stage, "{");
	SHOWS(&b, "newest day");
	/* Back to where it was opened. */
	stage_type(&b.stage, "}q");
	assert_int_equal(b.stage.app.focus, PANE_DATES);
	SHOWS(&b, "> 2026-01-02");
	bench_close(&b);
}

/* ---- There and back ----------------------------------------------------- */

static void
test_into_the_paper_and_back_to_the_spot(void **state)
{
	struct bench b;
	struct strbuf before, after;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, "L]7j");
	before = row(&b, TEXT);
	assert_row(&b, TEXT, "limit3 8:");
	stage_type(&b.stage, "<Enter>");
	assert_int_equal(b.stage.app.focus, PANE_READER);
	assert_int_equal(b.stage.app.part, 2);
	/* The same line is the first one there. */
	assert_row(&b, 2, "limit3 8:");
	stage_type(&b.stage, "jJ}h");
	assert_int_equal(b.stage.app.focus, PANE_AXIS);
	assert_row(&b, NAME, "> 3 Three");
	after = row(&b, TEXT);
	assert_string_equal(before.str, after.str);
	assert_int_equal(b.stage.app.part, 2);
	strbuf_release(&before);
	strbuf_release(&after);
	/* From its beginning, to the section's. */
	stage_type(&b.stage, "]l");
	assert_int_equal(b.stage.app.part, 3);
	assert_row(&b, 2, "Limitations");
	stage_type(&b.stage, "q");
	assert_row(&b, NAME, "> 4 Four");
	/* And from there to where all began. */
	stage_type(&b.stage, "q");
	assert_int_equal(b.stage.app.focus, PANE_DATES);
	bench_close(&b);
}

/* From the reader once more, on another section. */
static void
test_from_the_reader_to_another_section(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "<Enter>L]<Enter>3<wait:500>L");
	assert_row(&b, HEADER, "Datasets  3 of 4 papers");
	SHOWS(&b, "> 3 Three");
	stage_type(&b.stage, "q");
	assert_int_equal(b.stage.app.focus, PANE_PAPERS);
	assert_int_equal(b.stage.app.part, 0);
	bench_close(&b);
}

static void
test_the_list_is_left_for_good(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "LqL<Esc>");
	assert_int_equal(b.stage.app.focus, PANE_DATES);
	stage_type(&b.stage, "<Enter><Enter>q");
	assert_int_equal(b.stage.app.focus, PANE_PAPERS);
	/* The same key leads there and back. */
	stage_type(&b.stage, "LL");
	assert_int_equal(b.stage.app.focus, PANE_PAPERS);
	bench_close(&b);
}

static void
test_the_same_words_at_another_width(void **state)
{
	struct bench b;
	struct strbuf before, after;

	(void)state;
	bench_open(&b, 12, 120);
	stage_type(&b.stage, "L]4j");
	before = row(&b, TEXT);
	assert_row(&b, TEXT, "limit3 5:");
	stage_type(&b.stage, "<resize:30x12>");
	assert_row(&b, NAME, "> 3 Three");
	SHOWS(&b, "limit3 5:");
	stage_type(&b.stage, "<resize:21x40><resize:200x50><resize:120x12>");
	after = row(&b, TEXT);
	assert_string_equal(before.str, after.str);
	strbuf_release(&before);
	strbuf_release(&after);
	bench_close(&b);
}

/* Takes a size: the n-th paper is selected still, and in sight. */
static void
resize(struct bench *b, const char *size, int n)
{
	static const char *const position[] = {"1/3", "2/3", "3/3"};
	static const char *const name[] = {"> 1 One", "> 3 Three", "> 4 Four"};
	char keys[32];

	snprintf(keys, sizeof(keys), "<resize:%s>", size);
	stage_type(&b->stage, keys);
	assert_row(b, HEADER, position[n - 1]);
	SHOWS(b, name[n - 1]);
}

/* Whatever there is room for, before and after. */
static void
test_the_same_paper_at_any_size(void **state)
{
	static const char *const sizes[] = {"40x15", "120x40", "30x60",
	    "200x300", "20x5", "100x21", "60x44", "140x12"};
	enum { SIZES = sizeof(sizes) / sizeof(sizes[0]) };
	struct bench b;
	char keys[32];

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "L");
	for (int i = 0; i < SIZES * SIZES * 3; i++) {
		int paper = i % 3 + 1;
		const char *from = sizes[i / 3 % SIZES];

		snprintf(keys, sizeof(keys), "<resize:%s>%dG", from, paper);
		stage_type(&b.stage, keys);
		resize(&b, sizes[i / 3 / SIZES], paper);
		resize(&b, from, paper);
	}
	bench_close(&b);
}

/* So does the text at the top, while there is room for both. */
static void
test_the_same_text_at_the_top(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "L<Tab>]]<resize:80x12>");
	assert_row(&b, NAME, "  2 Two");
	assert_row(&b, NAME + 8, "> 4 Four");
	stage_type(&b.stage, "<resize:80x9>");
	SHOWS(&b, "> 4 Four");
	stage_type(&b.stage, "<resize:80x24>");
	assert_row(&b, NAME, "  2 Two");
	assert_row(&b, NAME + 8, "> 4 Four");
	bench_close(&b);
}

/* A short one after a long one: the window is filled from above. */
static void
test_the_last_paper_is_short(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 9, 80);
	stage_type(&b.stage, "L<Tab>]]");
	assert_row(&b, NAME, "> 4 Four");
	/* Only a larger window has room for more. */
	stage_type(&b.stage, "<resize:60x8>");
	assert_row(&b, NAME, "> 4 Four");
	stage_type(&b.stage, "<resize:80x10>");
	assert_row(&b, NAME, "  3 Three");
	assert_row(&b, NAME + 4, "> 4 Four");
	assert_row(&b, HEADER, "3/3");
	/* That selects no other, nor does scrolling while it is in sight. */
	stage_type(&b.stage, "k");
	assert_row(&b, NAME + 5, "> 4 Four");
	assert_row(&b, HEADER, "3/3");
	stage_type(&b.stage, "[");
	assert_row(&b, NAME, "> 3 Three");
	bench_close(&b);
}

static void
test_any_size(void **state)
{
	struct bench b;
	char keys[64];

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "L]]");
	for (int cols = 20; cols < 220; cols += 19)
		for (int rows = 5; rows < 300; rows += rows / 2) {
			snprintf(keys, sizeof(keys), "<resize:%dx%d>jj<PgDn>k",
			    cols, rows);
			stage_type(&b.stage, keys);
			stage_type(&b.stage, "]]");
			SHOWS(&b, "> 4 Four");
		}
	bench_close(&b);
}

/* ---- Over results and starred papers ------------------------------------ */

static void
test_over_results_in_their_order(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "S~limit(3|9) 1:|goal2 1:<Enter>L");
	assert_row(&b, HEADER, "Limitations  2 of 3 found papers");
	/* The cursor's row is of a paper without it: the next one. */
	assert_row(&b, NAME, "> 2026-01-02  3 Three");
	stage_type(&b.stage, "}");
	SHOWS(&b, "> 2026-01-01  9 Nine");
	SHOWS(&b, "limit9 1:");
	stage_type(&b.stage, "}");
	SHOWS(&b, "last day");
	stage_type(&b.stage, "<Enter>");
	assert_int_equal(b.stage.app.focus, PANE_READER);
	assert_row(&b, 0, "2026-01-01");
	stage_type(&b.stage, "h");
	SHOWS(&b, "> 2026-01-01  9 Nine");
	stage_type(&b.stage, "h");
	/* The results are where one has come to. */
	assert_int_equal(b.stage.app.focus, PANE_RESULTS);
	SHOWS(&b, "> Limitations    limit9 1:");
	/* And where one was, if one has not gone on. */
	stage_type(&b.stage, "gLL");
	SHOWS(&b, "> Introduction   goal2 1:");
	stage_type(&b.stage, "h");
	assert_int_equal(b.stage.app.focus, PANE_DATES);
	bench_close(&b);
}

static void
test_another_search_from_there(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	/* From one over a day, and back to it. */
	stage_type(&b.stage, "L]Slimit9<Enter>");
	assert_int_equal(b.stage.app.focus, PANE_RESULTS);
	stage_type(&b.stage, "<Enter>h");
	assert_int_equal(b.stage.app.focus, PANE_RESULTS);
	stage_type(&b.stage, "h");
	assert_row(&b, NAME, "> 3 Three");
	/* From one over results: given up, or in their place. */
	stage_type(&b.stage, "qSlimit9<Enter>LSlimit3<Esc>");
	assert_row(&b, HEADER, "Limitations  1 of 1 found paper");
	assert_row(&b, NAME, "9 Nine");
	stage_type(&b.stage, "Slimit3<Enter><Enter>h");
	assert_int_equal(b.stage.app.focus, PANE_RESULTS);
	SHOWS(&b, "Results: limit3");
	stage_type(&b.stage, "h");
	assert_int_equal(b.stage.app.focus, PANE_DATES);
	/* There is one of them: that over results takes the other's place. */
	stage_type(&b.stage, "LSlimit9<Enter>L");
	assert_row(&b, HEADER, "Limitations  1 of 1 found paper");
	stage_type(&b.stage, "q");
	assert_int_equal(b.stage.app.focus, PANE_RESULTS);
	stage_type(&b.stage, "q");
	assert_int_equal(b.stage.app.focus, PANE_PAPERS);
	SHOWS(&b, "4 Four");
	bench_close(&b);
}

/* What was opened over it comes back to what is left. */
static void
test_it_is_gone_when_the_calendar_is_left(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_type(&b.stage, "cSlimit<Enter>LcSgoal<Enter>q");
	assert_int_equal(b.stage.app.focus, PANE_CALENDAR);
	stage_type(&b.stage, "c");
	assert_int_equal(b.stage.app.focus, PANE_PAPERS);
	bench_close(&b);
}

/* More posts than the library keeps. */
static void
test_many_days_found(void **state)
{
	struct bench b;
	struct strbuf text = STRBUF_INIT;
	char name[32], words[64];

	(void)state;
	files_open(&b.files);
	for (int i = 1; i <= DAYS; i++) {
		strbuf_reset(&text);
		add_title(&text, i, "Paper");
		snprintf(words, sizeof(words), "limit%d", i);
		add_section(&text, "Limitations", words, 3);
		snprintf(name, sizeof(name), "2026-01-%02d.md", i);
		files_put(&b.files, name, text.str);
	}
	strbuf_release(&text);
	stage_open(&b.stage, 50, 80, b.files.root.str);
	stage_settle(&b.stage);
	stage_type(&b.stage, "Slimit<Enter>L");
	assert_row(&b, HEADER, "Limitations  20 of 20 found papers");
	for (int round = 0; round < 2; round++) {
		for (int i = DAYS; i >= 1; i--) {
			snprintf(
			    words, sizeof(words), "> 2026-01-%02d  %d P", i, i);
			assert_row(&b, NAME, words);
			snprintf(words, sizeof(words), "limit%d 1:", i);
			assert_row(&b, TEXT, words);
			stage_type(&b.stage, "]");
		}
		stage_type(&b.stage, "g");
	}
	stage_type(&b.stage, "900j");
	assert_row(&b, 48, "limit1 3:");
	bench_close(&b);
}

static void
test_starred_papers_of_all_days(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 24, 80);
	stage_close(&b.stage);
	stage_open_marked(&b.stage, 24, 80, b.files.root.str, NULL);
	stage_settle(&b.stage);
	stage_type(&b.stage, "<Enter>j*jj*hj<Enter>*h");
	stage_type(&b.stage, "gFL");
	assert_row(&b, HEADER, "Limitations  2 of 3 starred papers");
	assert_row(&b, NAME, ">N* 2026-01-02  4 Four");
	SHOWS(&b, " N* 2026-01-01  9 Nine");
	stage_type(&b.stage, "<Tab>");
	assert_row(&b, HEADER, "Datasets  2 of 3 starred papers");
	/* From the list of papers it is about all stars, too. */
	stage_type(&b.stage, "q<Enter>L");
	assert_row(&b, HEADER, "Datasets  2 of 3 starred papers");
	stage_type(&b.stage, "LFL");
	assert_row(&b, HEADER, "Datasets  3 of 4 papers");
	bench_close(&b);
}

/* Of a paper that stands on several days, what the newest says. */
static void
test_a_paper_on_several_days_is_one(void **state)
{
	struct bench b;

	(void)state;
	files_open(&b.files);
	put_paper(&b, "2026-01-03.md", 7, "limit7: the newest.");
	put_paper(&b, "2026-01-02.md", 7, "limit7: the old one.");
	put_paper(&b, "2026-01-01.md", 8, "limit8: another.");
	stage_open_marked(&b.stage, 12, 80, b.files.root.str, NULL);
	stage_settle(&b.stage);
	stage_type(&b.stage, "*2j*gFL");
	assert_row(&b, HEADER, "Limitations  2 of 2 starred papers");
	SHOWS(&b, "limit7: the newest.");
	SHOWS(&b, "limit8: another.");
	HIDES(&b, "the old one");
	/* From that day it is the same paper, and back it stays that. */
	stage_type(&b.stage, "qS~limit[78]<Enter>jL");
	assert_row(&b, HEADER, "Limitations  2 of 2 found papers");
	assert_row(&b, NAME, "2026-01-03  7 Paper");
	stage_type(&b.stage, "L");
	SHOWS(&b, "> Limitations    limit7: the old one.");
	bench_close(&b);
}

/* ---- Searching ---------------------------------------------------------- */

static void
test_searching_within(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, "L3j/limit4 12");
	assert_row(&b, NAME, "> 4 Four");
	SHOWS(&b, "limit4 12:");
	SHOWS(&b, "1/1");
	stage_type(&b.stage, "<Esc>");
	assert_row(&b, NAME, "> 1 One");
	assert_row(&b, TEXT, "limit1 4:");
	/* Only what is shown is searched. */
	stage_type(&b.stage, "/goal");
	SHOWS(&b, "no match");
	stage_type(&b.stage, "<C-u>Limitations");
	SHOWS(&b, "no match");
	stage_type(&b.stage, "<C-u>~limit[34] 7:<Enter>");
	assert_row(&b, NAME, "> 3 Three");
	SHOWS(&b, "limit3 7:");
	stage_type(&b.stage, "n");
	assert_row(&b, NAME, "> 4 Four");
	SHOWS(&b, "limit4 7:");
	stage_type(&b.stage, "N<Esc>");
	assert_int_equal(b.stage.app.focus, PANE_AXIS);
	assert_row(&b, NAME, "> 3 Three");
	bench_close(&b);
}

/* ---- Digests that change ------------------------------------------------ */

static void
test_the_same_words_in_a_changed_digest(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, LATER "L]6j");
	assert_row(&b, TEXT, "limit3 7:");
	put_day(&b, "A paragraph that was not there before.");
	stage_type(&b.stage, LATER);
	assert_row(&b, NAME, "> 3 Three");
	SHOWS(&b, "limit3 7:");
	/* Half of it is there, and then all. */
	files_put(&b.files, "2026-01-02.md",
	    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n"
	    "## Limitations\n\nNone.\n");
	stage_type(&b.stage, LATER);
	assert_row(&b, NAME, "> 1 One");
	assert_row(&b, HEADER, "1 of 1 paper");
	put_day(&b, "");
	stage_type(&b.stage, LATER);
	assert_row(&b, NAME, "> 3 Three");
	SHOWS(&b, "limit3 7:");
	bench_close(&b);
}

/* What is read can be read on. */
static void
test_a_digest_that_is_removed(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, LATER "L]4j");
	files_remove(&b.files, "2026-01-02.md");
	stage_type(&b.stage, LATER);
	assert_row(&b, NAME, "> 3 Three");
	assert_row(&b, TEXT, "limit3 5:");
	stage_type(&b.stage, "]<Enter>");
	SHOWS(&b, "limit4 1:");
	stage_type(&b.stage, "qqj");
	SHOWS(&b, "> 2026-01-01");
	bench_close(&b);
}

static void
test_what_is_found_comes_and_goes(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	put_paper(&b, "2025-12-31.md", 8, "limit8 2: the oldest.");
	put_paper(&b, "2026-01-04.md", 7, "limit7 2: the newest.");
	stage_type(&b.stage, LATER "S~limit[789] 2:<Enter>L]");
	assert_row(&b, HEADER, "Limitations  3 of 3 found papers");
	assert_row(&b, NAME, "> 2026-01-01  9 Nine");
	/* Above it. */
	files_remove(&b.files, "2026-01-04.md");
	stage_type(&b.stage, LATER LATER);
	assert_row(&b, HEADER, "Limitations  2 of 2 found papers");
	assert_row(&b, NAME, "> 2026-01-01  9 Nine");
	put_paper(&b, "2026-01-03.md", 6, "limit7 2: once more.");
	put_paper(&b, "2026-01-05.md", 7, "limit7 2: and again.");
	stage_type(&b.stage, LATER LATER);
	assert_row(&b, HEADER, "Limitations  4 of 4 found papers");
	assert_row(&b, NAME, "> 2026-01-01  9 Nine");
	/* The paper itself: the next one is there. */
	files_remove(&b.files, "2026-01-01.md");
	stage_type(&b.stage, LATER LATER);
	assert_row(&b, HEADER, "Limitations  3 of 3 found papers");
	SHOWS(&b, "> 2025-12-31  8 Paper");
	bench_close(&b);
}

/* ---- Staying on the same section ---------------------------------------- */

static void
test_staying_on_the_same_section(void **state)
{
	struct bench b;

	(void)state;
	bench_open(&b, 12, 80);
	stage_type(&b.stage, "<Enter><Enter>2<wait:500>J");
	/* Not unless it is asked for. */
	assert_row(&b, 2, "Two");
	stage_type(&b.stage, "K=");
	SHOWS(&b, "J and K stay on the same section");
	assert_row(&b, 1, "stay 2/2");
	stage_type(&b.stage, "J");
	assert_row(&b, 2, "Two");
	SHOWS(&b, "Limitations: not in this paper");
	/* That is still what is read. */
	stage_type(&b.stage, "J");
	assert_row(&b, 2, "한계점");
	SHOWS(&b, "한계점: Three");
	stage_type(&b.stage, "]");
	assert_row(&b, 2, "Datasets");
	stage_type(&b.stage, "J");
	assert_row(&b, 2, "Datasets");
	assert_row(&b, 1, "4 Four");
	/* From the start of one to the start of the other. */
	stage_type(&b.stage, "gK");
	assert_row(&b, 2, "Three");
	stage_type(&b.stage, "=2<wait:500>J");
	HIDES(&b, "stay ");
	assert_row(&b, 1, "4 Four");
	assert_row(&b, 2, "Four");
	bench_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_papers_without_the_section_are_left_out),
	    cmocka_unit_test(test_it_is_the_section_that_is_read),
	    cmocka_unit_test(test_other_sections_in_their_order),
	    cmocka_unit_test(test_a_day_without_it_shows_what_most_have),
	    cmocka_unit_test(test_stepping_from_paper_to_paper),
	    cmocka_unit_test(test_where_all_fit_it_only_selects),
	    cmocka_unit_test(test_digits_go_to_papers),
	    cmocka_unit_test(test_a_sequence_leaves_one_where_one_is),
	    cmocka_unit_test(test_lines_scroll_under_the_name),
	    cmocka_unit_test(test_pages_leave_nothing_out),
	    cmocka_unit_test(test_the_next_day),
	    cmocka_unit_test(test_into_the_paper_and_back_to_the_spot),
	    cmocka_unit_test(test_from_the_reader_to_another_section),
	    cmocka_unit_test(test_the_list_is_left_for_good),
	    cmocka_unit_test(test_the_same_words_at_another_width),
	    cmocka_unit_test(test_the_same_paper_at_any_size),
	    cmocka_unit_test(test_the_same_text_at_the_top),
	    cmocka_unit_test(test_the_last_paper_is_short),
	    cmocka_unit_test(test_any_size),
	    cmocka_unit_test(test_over_results_in_their_order),
	    cmocka_unit_test(test_another_search_from_there),
	    cmocka_unit_test(test_it_is_gone_when_the_calendar_is_left),
	    cmocka_unit_test(test_many_days_found),
	    cmocka_unit_test(test_starred_papers_of_all_days),
	    cmocka_unit_test(test_a_paper_on_several_days_is_one),
	    cmocka_unit_test(test_searching_within),
	    cmocka_unit_test(test_the_same_words_in_a_changed_digest),
	    cmocka_unit_test(test_a_digest_that_is_removed),
	    cmocka_unit_test(test_what_is_found_comes_and_goes),
	    cmocka_unit_test(test_staying_on_the_same_section),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
