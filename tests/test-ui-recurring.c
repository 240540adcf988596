// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Papers of a real archive that stand on several days: those that a simple
 * script finds are exactly those that the screen says so of, in the list and
 * in the reader, and the days are the same.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>

#include "base/mem.h"
#include "stage.h"
#include "unicode.h"

/* Prints "key: day, day" for each paper and day, with the other days, oldest
 * first; right for an archive of one form throughout. */
static const char script[] =
    "LC_ALL=C awk '/^# [0-9]+\\. \\[/ && sub(/.*\\]\\(/, \"\") {"
    "  sub(/\\) *$/, \"\");"
    "  if (sub(/^https?:\\/\\/arxiv\\.org\\/abs\\//, \"\")) {"
    "    sub(/v[0-9]+$/, \"\"); $0 = \"arxiv:\" $0 }"
    "  day = FILENAME; sub(/.*\\//, \"\", day); day = substr(day, 1, 10);"
    "  if (($0, FILENAME) in seen) next;"
    "  seen[$0, FILENAME] = 1; at[$0, ++n[$0]] = day }"
    "END { for (key in n) for (i = 1; i <= n[key]; i++) {"
    "  text = \"\";"
    "  for (j = 1; j <= n[key]; j++) if (j != i)"
    "    text = text (text == \"\" ? \"\" : \", \") at[key, j];"
    "  if (n[key] > 1) print key \": \" text } }'"
    " \"$NONMUN_CORPUS\"/primary/*.md | LC_ALL=C sort";

struct lines {
	char **items;
	size_t n, cap;
};

static void
add_line(struct lines *lines, const char *key, const char *text, size_t len)
{
	struct strbuf line = STRBUF_INIT;

	strbuf_printf(&line, "%s: ", key);
	strbuf_add(&line, text, len);
	strbuf_addc(&line, '\n');
	lines->items = mem_grow(
	    lines->items, lines->n, &lines->cap, sizeof(*lines->items));
	lines->items[lines->n++] = strbuf_detach(&line);
}

static int
by_text(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static void
output_of(const char *command, struct strbuf *out)
{
	FILE *in = popen(command, "r");
	char bytes[4096];
	size_t n;

	assert_non_null(in);
	while ((n = fread(bytes, 1, sizeof(bytes), in)) > 0)
		strbuf_add(out, bytes, n);
	assert_int_equal(pclose(in), 0);
}

/* Whether the selected row of the list of papers ends in "=". */
static bool
row_says_so(struct stage *s)
{
	const struct rect *rect = &s->app.frame.panes[PANE_PAPERS];
	const struct viewport *v = &s->app.papers;
	enum style style;

	return strcmp(term_memory_cell(s->term,
			  rect->row + 1 + (int)(v->cursor - v->top),
			  rect->col + rect->cols - 1, &style),
		   "=") == 0;
}

/* What the screen says of the selected paper. */
static void
look(struct stage *s, struct lines *lines)
{
	const struct paper *part = app_part(&s->app);
	struct strbuf screen = STRBUF_INIT;
	const char *also;

	term_memory_text(s->term, &screen, false);
	also = strstr(screen.str, " also 20");
	if ((also != NULL) != row_says_so(s))
		fail_msg("%s: list and reader do not agree", part->key);
	if (also) {
		also += sizeof(" also ") - 1;
		add_line(lines, part->key, also, strcspn(also, "\n"));
	}
	strbuf_release(&screen);
}

static void
look_at_all(struct stage *s, struct lines *lines)
{
	for (size_t row = 0; row < library_count(s->lib); row++) {
		const struct post *post;

		app_select_post(&s->app, library_id_at(s->lib, row));
		post = app_post(&s->app);
		for (size_t i = 0; post && i < post->n_papers; i++) {
			app_select_part(
			    &s->app, (size_t)(post->papers - post->parts) + i);
			s->app.stale = true;
			stage_settle(s);
			look(s, lines);
			post = app_post(&s->app);
		}
	}
}

static void
test_real_papers_that_recur(void **state)
{
	const char *corpus = getenv("NONMUN_CORPUS");
	struct strbuf path = STRBUF_INIT;
	struct strbuf counted = STRBUF_INIT;
	struct strbuf seen = STRBUF_INIT;
	struct lines lines = {NULL, 0, 0};
	struct stage s;

	(void)state;
	if (!corpus || !*corpus) {
		print_message("NONMUN_CORPUS names no folder of digests\n");
		skip();
	}
	strbuf_printf(&path, "%s/primary", corpus);
	stage_open_marked(&s, 50, 250, path.str, NULL);
	stage_settle(&s);
	/* What is selected from now on is chosen. */
	s.app.touched = true;
	look_at_all(&s, &lines);
	stage_close(&s);
	if (lines.n)
		qsort(lines.items, lines.n, sizeof(*lines.items), by_text);
	for (size_t i = 0; i < lines.n; i++) {
		/* Said once, where a post has the paper twice. */
		if (!i || strcmp(lines.items[i], lines.items[i - 1]) != 0)
			strbuf_adds(&seen, lines.items[i]);
	}
	for (size_t i = 0; i < lines.n; i++)
		free(lines.items[i]);
	free(lines.items);
	output_of(script, &counted);
	assert_true(counted.len > 0);
	assert_string_equal(seen.str, counted.str);
	strbuf_release(&seen);
	strbuf_release(&counted);
	strbuf_release(&path);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_real_papers_that_recur),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
