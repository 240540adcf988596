// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Copying in the reader: what is copied and said, what is shown where that
 * cannot be, and that the g of "gy" leaves no trace.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "room.h"
#include "unicode.h"

#define URL "https://arxiv.org/abs/2509.00002"

static const char post_name[] = "2026-02-03-x.md";
static const char post[] =
    "# 1. [One](https://arxiv.org/abs/2509.00001)\n\n## Method\n\nText.\n\n"
    "# 2. [Two & a Half](" URL ")\n\n## Method\n\n"
    "a\n\nb\n\nc\n\nd\n\ne\n\nf\n\ng\n\nh\n\ni\n\nj\n\nk\n\nl\n\nm\n\nn\n\n"
    "[there](https://a.example/there)\n\n"
    "# 3. [Three](http://b.example/three)\n\n## Method\n\nText.\n\n"
    "# 4. Nowhere (arXiv paper without a link)\n\n## Method\n\nText.\n";

/* Opens the room on the second paper, in the list of papers. */
static struct stage *
enter(struct room *r, int rows, int cols)
{
	room_open(r);
	files_put(&r->files, post_name, post);
	room_enter(r, rows, cols);
	stage_settle(&r->stage);
	stage_type(&r->stage, "j");
	assert_int_equal(r->stage.app.part, 1);
	return &r->stage;
}

static const char *
copied(struct stage *s)
{
	size_t len;
	const char *text = term_memory_copy(s->term, &len);

	return text ? text : "nothing";
}

static size_t
times_copied(struct stage *s)
{
	return term_memory_counts(s->term).copied;
}

static void
y_copies_the_url(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "y");
	assert_string_equal(copied(s), URL);
	assert_true(stage_shows(s, "copied " URL));
	/* In the reader, too; and with a count, one of its links. */
	stage_type(s, "<Enter>1y");
	assert_string_equal(copied(s), "https://a.example/there");
	stage_type(s, "K<wait:500>y");
	assert_string_equal(copied(s), "https://arxiv.org/abs/2509.00001");
	room_close(&r);
}

static void
capital_y_copies_the_bibtex_entry(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);
	const char *brace;

	(void)state;
	stage_type(s, "Y");
	assert_true(stage_shows(s, "copied the BibTeX entry "));
	assert_true(copied(s)[0] == '@');
	assert_non_null(strstr(copied(s), "2509.00002"));
	assert_non_null(strstr(copied(s), "\\&"));
	/* What an export says of it, too: the day is that of the file's name.
	 */
	assert_non_null(strstr(copied(s), "Digest of 2026-02-03"));
	brace = strrchr(copied(s), '}');
	assert_non_null(brace);
	assert_string_equal(brace, "}\n");
	room_close(&r);
}

static void
gi_copies_the_identifier(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "gi");
	assert_string_equal(copied(s), "2509.00002");
	assert_true(stage_shows(s, "copied 2509.00002"));
	room_close(&r);
}

static void
gy_copies_a_citation(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "gy");
	assert_non_null(strstr(copied(s), "(" URL ")"));
	assert_non_null(strstr(copied(s), "Half"));
	assert_null(strchr(copied(s), '\n'));
	room_close(&r);
}

static void
what_is_missing_is_said(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "jgi");
	assert_true(stage_shows(s, "no arXiv identifier is known"));
	stage_type(s, "jy");
	assert_true(stage_shows(s, "no URL is given here"));
	stage_type(s, "7y");
	assert_true(stage_shows(s, "there is no link number 7"));
	/* Of a count beyond all counts no part is taken for it. */
	stage_type(s, "4294967296y");
	assert_true(stage_shows(s, "there is no link number 999999"));
	stage_type(s, "4294967296o");
	assert_true(stage_shows(s, "there is no link number 999999"));
	stage_type(s, ":4294967296 copy-url<Enter>");
	assert_true(stage_shows(s, "there is no link number 999999"));
	assert_int_equal(times_copied(s), 0);
	room_close(&r);
}

/* Sequences */

static void
g_alone_goes_at_once(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "g");
	assert_int_equal(s->app.part, 0);
	/* Too late to belong to it. */
	stage_type(s, "j<wait:500>g<wait:500>y");
	assert_int_equal(s->app.part, 0);
	assert_string_equal(copied(s), "https://arxiv.org/abs/2509.00001");
	room_close(&r);
}

/* All there is to see, but the status line. */
static void
look(struct stage *s, struct strbuf *out)
{
	strbuf_reset(out);
	term_memory_text(s->term, out, true);
	while (out->len && out->str[out->len - 1] == '\n')
		strbuf_truncate(out, out->len - 1);
	while (out->len && out->str[out->len - 1] != '\n')
		strbuf_truncate(out, out->len - 1);
}

static void
sequence_puts_all_back(void **state)
{
	/* In each pane, and where a window was moved. */
	static const char *const ways[] = {"", "j", "<Enter>", "<Enter>jjjjj",
	    "<Enter>G", "h", "<Tab>", "S2509<Enter>", "SText<Enter>jj", "z",
	    "G", "<Enter>]jj"};
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;

	(void)state;
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++) {
		struct room r;
		struct stage *s = enter(&r, 12, i % 2 ? 50 : 80);

		stage_type(s, ways[i]);
		look(s, &before);
		stage_type(s, "<wait:500>gi");
		look(s, &after);
		assert_string_equal(after.str, before.str);
		/* And goes on from there. */
		stage_type(s, "<wait:500>j");
		look(s, &before);
		stage_type(s, "k<wait:500>gyj");
		look(s, &after);
		assert_string_equal(after.str, before.str);
		room_close(&r);
	}
	strbuf_release(&before);
	strbuf_release(&after);
}

static void
sequence_puts_the_window_of_a_list_back(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct strbuf before = STRBUF_INIT;
	struct strbuf after = STRBUF_INIT;
	struct room r;

	(void)state;
	for (int i = 1; i <= 40; i++)
		strbuf_printf(&text,
		    "# %d. [Paper](https://arxiv.org/abs/2509.%05d)\n\nX\n\n",
		    i, i);
	room_open(&r);
	files_put(&r.files, post_name, text.str);
	room_enter(&r, 12, 50);
	stage_settle(&r.stage);
	/* With rows above the cursor, and below it. */
	stage_type(&r.stage, "Gkkkk");
	look(&r.stage, &before);
	stage_type(&r.stage, "gi");
	look(&r.stage, &after);
	assert_string_equal(copied(&r.stage), "2509.00036");
	assert_string_equal(after.str, before.str);
	strbuf_release(&text);
	strbuf_release(&before);
	strbuf_release(&after);
	room_close(&r);
}

static void
keys_of_no_sequence_mean_themselves(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "gj");
	assert_int_equal(s->app.part, 1);
	stage_type(s, "ggj");
	assert_int_equal(s->app.part, 1);
	/* The second g begins anew. */
	stage_type(s, "ggi");
	assert_string_equal(copied(s), "2509.00001");
	assert_int_equal(s->app.part, 0);
	/* A digit between them parts them. */
	stage_type(s, "j<wait:500>g1<wait:500>y");
	assert_string_equal(copied(s), "https://arxiv.org/abs/2509.00001");
	assert_int_equal(times_copied(s), 2);
	room_close(&r);
}

static void
help_shows_sequences(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 60, 80);

	(void)state;
	stage_type(s, "?/Markdown<Enter>");
	assert_true(stage_shows(s, "gy "));
	room_close(&r);
}

/* Where it cannot be done */

static void
refused_copy_is_shown(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	term_memory_refuse_copies(s->term, "no clipboard");
	stage_type(s, "y");
	assert_true(stage_shows(s, "no clipboard  " URL));
	stage_type(s, "Y");
	assert_true(stage_shows(s, "no clipboard (any key)"));
	assert_true(stage_shows(s, "2509.00002"));
	assert_false(stage_shows(s, "> 2 Two"));
	stage_type(s, "j");
	assert_true(stage_shows(s, "> 2 Two"));
	assert_int_equal(s->app.part, 1);
	room_close(&r);
}

/* Keys that lead on or out lead through it or out of it, and no farther. */
static void
keys_of_a_text_are_for_what_is_shown(void **state)
{
	static const char *const keys[] = {
	    "q", "h", "<Esc>", "<Space>", "<C-f>", "<C-d>", "j", "l"};
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	term_memory_refuse_copies(s->term, "no clipboard");
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		stage_type(s, "Y");
		assert_true(stage_shows(s, "no clipboard (any key)"));
		stage_type(s, keys[i]);
		assert_false(stage_shows(s, "any key"));
		assert_true(stage_shows(s, "> 2 Two"));
		assert_int_equal(s->app.focus, PANE_PAPERS);
	}
	/* Any other key does what it always does. */
	stage_type(s, "YJ");
	assert_true(stage_shows(s, "> 3 Three"));
	room_close(&r);
}

/* The rows of the screen without the first and the last one, joined. */
static void
add_page(struct stage *s, struct strbuf *out)
{
	struct strbuf text = STRBUF_INIT;
	char *from, *to;

	term_memory_text(s->term, &text, false);
	from = strchr(text.str, '\n') + 1;
	text.str[text.len - 1] = '\0';
	to = strrchr(text.str, '\n');
	for (; from < to; from++)
		if (*from != '\n' && *from != ' ')
			strbuf_addc(out, *from);
	strbuf_release(&text);
}

static void
long_entry_is_shown_page_by_page(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 5, 20);
	struct strbuf shown = STRBUF_INIT;
	struct strbuf wanted = STRBUF_INIT;
	int pages = 0;

	(void)state;
	stage_type(s, "Y");
	for (const char *c = copied(s); *c; c++)
		if (*c != '\n' && *c != ' ')
			strbuf_addc(&wanted, *c);
	/* Asked for once more, it is shown. */
	stage_type(s, "Y");
	assert_int_equal(times_copied(s), 2);
	for (; !stage_shows(s, "> 2"); pages++) {
		assert_true(pages < 100);
		add_page(s, &shown);
		stage_type(s, "<Space>");
	}
	assert_true(pages > 1);
	assert_string_equal(shown.str, wanted.str);
	strbuf_release(&shown);
	strbuf_release(&wanted);
	room_close(&r);
}

static void
once_more_of_another_paper_is_the_first_time(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 24, 80);

	(void)state;
	stage_type(s, "Y");
	stage_type(s, "kY");
	assert_true(stage_shows(s, "copied the BibTeX entry"));
	stage_type(s, "y");
	assert_true(stage_shows(s, "copied https"));
	stage_type(s, "y");
	assert_true(stage_shows(s, "copied again"));
	room_close(&r);
}

/* Links */

static void
reader_links_titles_and_urls(void **state)
{
	struct room r;
	struct stage *s = enter(&r, 40, 80);
	int linked = 0;

	(void)state;
	stage_type(s, "<Enter>z");
	for (int row = 0; row < 40; row++)
		for (int col = 0; col < 80; col++) {
			const char *url = term_memory_link(s->term, row, col);

			assert_true(!url || strcmp(url, URL) == 0 ||
			    strcmp(url, "https://a.example/there") == 0);
			linked += url && strcmp(url, URL) == 0;
		}
	assert_int_equal(linked, strlen("Two & a Half") + strlen(URL));
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(y_copies_the_url),
	    cmocka_unit_test(capital_y_copies_the_bibtex_entry),
	    cmocka_unit_test(gi_copies_the_identifier),
	    cmocka_unit_test(gy_copies_a_citation),
	    cmocka_unit_test(what_is_missing_is_said),
	    cmocka_unit_test(g_alone_goes_at_once),
	    cmocka_unit_test(sequence_puts_all_back),
	    cmocka_unit_test(sequence_puts_the_window_of_a_list_back),
	    cmocka_unit_test(keys_of_no_sequence_mean_themselves),
	    cmocka_unit_test(help_shows_sequences),
	    cmocka_unit_test(refused_copy_is_shown),
	    cmocka_unit_test(keys_of_a_text_are_for_what_is_shown),
	    cmocka_unit_test(long_entry_is_shown_page_by_page),
	    cmocka_unit_test(once_more_of_another_paper_is_the_first_time),
	    cmocka_unit_test(reader_links_titles_and_urls),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
