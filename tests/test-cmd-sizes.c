// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Files that are far larger than what people write. Each is read within a
 * bounded memory, or refused with its name and the limit; what stands beside
 * it is read all the same. The program runs with no more address space than so
 * many MiB, which some of these inputs would fill many times over; not where
 * sanitizers need much more than that.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "hostile/run.h"
#include "hostile/table.h"

enum { MIB = 1024 * 1024, ROOM = 128, ROOM_OF_LARGEST = 1024 };

static const char good[] =
    "# 1. [Good One](https://arxiv.org/abs/2601.00001)\n\n"
    "## Method\n\ntext\n";

/* ---- Runs -----------------------------------------------------------------
 */

static bool
is_bounded(void)
{
	const char *sanitized = getenv("NONMUN_SANITIZED");

	return !(sanitized && *sanitized) && !getenv("NONMUN_WRAPPER");
}

/* Runs the program with so many MiB to allocate. */
static void
run_in(struct run *run, rlim_t room, const char *const *args)
{
#ifdef RLIMIT_AS
	struct rlimit old, limit;

	if (is_bounded() && getrlimit(RLIMIT_AS, &old) == 0) {
		limit = (struct rlimit){room * MIB, old.rlim_max};
		if (setrlimit(RLIMIT_AS, &limit) != 0)
			limit = old;
		run_program(run, args, NULL);
		setrlimit(RLIMIT_AS, &old);
		return;
	}
#endif
	(void)room;
	run_program(run, args, NULL);
}

static void
write_text(const struct run *run, const char *name, const struct strbuf *text)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/%s", run->folder.str, name);
	hostile_write(path.str, text);
	strbuf_release(&path);
}

/* A file of `head`, `times` times `unit`, and `tail`. */
static void
write_repeated(const struct run *run, const char *name, const char *head,
    const char *unit, size_t times, const char *tail)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_adds(&text, head);
	for (size_t i = 0; i < times; i++)
		strbuf_adds(&text, unit);
	strbuf_adds(&text, tail);
	write_text(run, name, &text);
	strbuf_release(&text);
}

/* A library of one digest as it should be. */
static void
open_library(struct run *run)
{
	run_open(run);
	write_repeated(run, "lib/2026-01-01.md", good, "", 0, "");
}

static void
assert_said(const struct run *run, const struct strbuf *where, const char *what)
{
	if (!strstr(where->str, what))
		fail_msg("\"%s\" is not in \"%.400s\" (ended with %d: %.400s)",
		    what, where->str, run->status, run->err.str);
}

static void
assert_good_is_read(struct run *run, rlim_t room)
{
	static const char *const args[] = {"list", NULL};

	run_in(run, room, args);
	assert_said(run, &run->out, "Good One");
}

/* ---- Refused --------------------------------------------------------------
 */

static void
posts_beyond_the_limits_are_told_by_name(void **state)
{
	struct strbuf path = STRBUF_INIT;
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(&run, "lib/2026-01-02.md", "", "*a* ", 500001, "");
	write_repeated(&run, "lib/2026-01-03.md", "", "", 0, "");
	strbuf_printf(&path, "%s/lib/2026-01-03.md", run.folder.str);
	assert_int_equal(truncate(path.str, 100 * (off_t)MIB), 0);
	assert_good_is_read(&run, ROOM);
	assert_said(&run, &run.err,
	    "2026-01-02.md: more than 1000000 signs of Markdown");
	assert_said(&run, &run.err, "2026-01-03.md: larger than 24 MiB");
	strbuf_release(&path);
	run_close(&run);
}

static void
large_front_matter_is_told_and_the_papers_are_read(void **state)
{
	static const char *const check[] = {"check", NULL};
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(&run, "lib/2026-01-02.md", "---\ntags:\n", "- a tag\n",
	    MIB / 4, "---\n\n# 1. [Other](https://a.example/)\n");
	assert_good_is_read(&run, ROOM);
	assert_said(&run, &run.out, "Other");
	run_in(&run, ROOM, check);
	assert_said(&run, &run.out,
	    "2026-01-02.md:1: front matter of more than 1 MiB is not read");
	run_close(&run);
}

/* Nothing closes it, though a rule stands far below. */
static void
large_text_is_no_front_matter(void **state)
{
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(&run, "lib/2026-01-02.md",
	    "---\ntitle: T\n\n# 1. [Other](https://a.example/)\n\n",
	    "text text\n\n", MIB / 11, "---\n\nmore\n");
	assert_good_is_read(&run, ROOM);
	assert_said(&run, &run.out, "Other");
	run_close(&run);
}

static void
a_large_configuration_is_refused(void **state)
{
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(
	    &run, "config/nonmun/config.yaml", "", "width: 70\n", MIB, "");
	assert_good_is_read(&run, ROOM);
	assert_said(&run, &run.err, "config.yaml: larger than 1 MiB");
	run_close(&run);
}

static void
a_long_address_is_refused(void **state)
{
	static const char *const args[] = {
	    "open", "--print", "2026-01-02/1", NULL};
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(&run, "lib/2026-01-02.md", "# 1. [T](https://a.example/",
	    "0123456789", MIB / 10, ")\n\ntext\n");
	assert_good_is_read(&run, ROOM);
	run_in(&run, ROOM, args);
	assert_int_not_equal(run.status, 0);
	assert_said(&run, &run.err, "longer than 8000 bytes");
	run_close(&run);
}

/* ---- Read ------------------------------------------------------------------
 */

/* What grew with the square of the number of authors. */
static void
authors_take_no_more_than_their_bytes(void **state)
{
	static const char *const list[] = {
	    "export", "--format=ris", "2026-01-02", NULL};
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(&run, "lib/2026-01-02.md",
	    "---\ntitle: T\nurl: https://arxiv.org/abs/2601.00002\nauthors:\n",
	    "- Ann Onym\n", 90000, "- Zoe Last\n---\n\ntext\n");
	run_in(&run, ROOM, list);
	assert_said(&run, &run.out, "AU  - Onym, Ann");
	assert_said(&run, &run.out, "Last, Zoe");
	run_close(&run);
}

static void
aliases_are_not_multiplied(void **state)
{
	struct strbuf text = STRBUF_INIT;
	struct run run;

	(void)state;
	open_library(&run);
	strbuf_adds(&text, "---\na0: &a0 [x, x]\n");
	for (int i = 1; i < 100; i++)
		strbuf_printf(&text,
		    "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d]\n", i, i, i - 1,
		    i - 1, i - 1, i - 1, i - 1);
	strbuf_adds(
	    &text, "title: *a99\n---\n\n# 1. [Other](https://a.example/)\n");
	write_text(&run, "lib/2026-01-02.md", &text);
	assert_good_is_read(&run, ROOM);
	assert_said(&run, &run.out, "Other");
	strbuf_release(&text);
	run_close(&run);
}

/* Up to the limits all is read, and shown. */
static const struct large {
	const char *name, *head, *unit;
	size_t times;
	const char *tail;
} larges[] = {
    {"a line", "# 1. [Other](https://a.example/)\n\n", "word 단어 ",
	23 * MIB / 12, "\n"},
    {"paragraphs", "# 1. [Other](https://a.example/)\n\n", "a\n\n", 999000, ""},
    {"emphasis", "# 1. [Other](https://a.example/)\n\n", "*a* ", 499000, ""},
    {"items", "# 1. [Other](https://a.example/)\n\n", "- a\n", 499000, ""},
    {"links", "# 1. [Other](https://a.example/)\n\n", "[a](http://b/)\n",
	333000, ""},
    {"papers", "# 1. [Other](https://a.example/)\n\n",
	"# [T](http://a/)\n\nx\n\n", 249000, ""},
    {"sections", "# 1. [Other](https://a.example/)\n\n", "## S\n\nx\n\n",
	499000, ""},
    {"levels of a list", "# 1. [Other](https://a.example/)\n\n", "- ", 10000,
	"a\n"},
    {"levels of a numbered list", "# 1. [Other](https://a.example/)\n\n", "1. ",
	10000, "a\n"},
    {"a title", "# 1. [Other ", "long title ", MIB / 11,
	"](https://a.example/)\n\ntext\n"},
};

static void
what_is_within_the_limits_is_read(void **state)
{
	static const char *const show[] = {"show", "2026-01-02/1", NULL};

	(void)state;
	for (size_t i = 0; i < sizeof(larges) / sizeof(larges[0]); i++) {
		const struct large *l = &larges[i];
		struct run run;

		open_library(&run);
		write_repeated(&run, "lib/2026-01-02.md", l->head, l->unit,
		    is_bounded() ? l->times : l->times / 10, l->tail);
		run_in(&run, ROOM_OF_LARGEST, show);
		if (run.status != 0)
			fail_msg("%s: ended with %d: %.400s", l->name,
			    run.status, run.err.str);
		assert_said(&run, &run.out, "Other");
		run_close(&run);
	}
}

/* Of a heading of megabytes so much is told with each line that it is known by.
 */
static void
a_long_heading_is_not_told_with_every_line(void **state)
{
	static const char *const search[] = {"search", "needle", NULL};
	struct strbuf text = STRBUF_INIT;
	struct run run;

	(void)state;
	open_library(&run);
	strbuf_adds(&text, "# 1. [Other](https://a.example/)\n\n## Head ");
	strbuf_pad(&text, 'h', MIB / 10);
	for (int i = 0; i < 5000; i++)
		strbuf_printf(&text, "\n\nneedle %d", i);
	write_text(&run, "lib/2026-01-02.md", &text);
	run_in(&run, ROOM, search);
	assert_said(&run, &run.out, "Head hhh");
	assert_said(&run, &run.out, "hhh: needle 4999\n");
	assert_true(run.out.len < 5000 * 2100);
	strbuf_release(&text);
	run_close(&run);
}

/* They are put in order by what stands in them. */
static void
posts_of_one_day_are_not_held_all_at_once(void **state)
{
	enum { POSTS = 32, ROOM_OF_SOME = 256 };
	struct run run;

	(void)state;
	open_library(&run);
	for (int i = 0; i < POSTS; i++) {
		char name[64], head[128];

		snprintf(name, sizeof(name), "lib/2026-01-02-%02d.md", i);
		snprintf(head, sizeof(head),
		    "---\ndate: 2026-01-02 10:%02d\n---\n"
		    "# %d. [T](https://a.example/%d)\n\n",
		    i, i, i);
		write_repeated(&run, name, head, "*a* ",
		    is_bounded() ? 60000 : 6000, "\n");
	}
	assert_good_is_read(&run, ROOM_OF_SOME);
	for (int i = 0; i < POSTS; i++) {
		char end[64];

		snprintf(end, sizeof(end), "https://a.example/%d\n", i);
		assert_said(&run, &run.out, end);
	}
	assert_true(strstr(run.out.str, "https://a.example/31\n") <
	    strstr(run.out.str, "https://a.example/0\n"));
	run_close(&run);
}

/* More than search holds back until it knows the order: all of it is there, and
 * in order. The names of the files and what is in them disagree. */
static void
much_that_is_found_comes_in_order(void **state)
{
	static const char *const search[] = {
	    "search", "--format=json", "needle", NULL};
	enum { POSTS = 20 };
	const char *at;
	struct run run;

	(void)state;
	open_library(&run);
	for (int i = 1; i <= POSTS; i++) {
		char name[64], head[128];

		snprintf(name, sizeof(name), "lib/2026-02-%02d.md", i);
		snprintf(head, sizeof(head),
		    "---\ndate: 2026-03-%02d\n---\n"
		    "# 1. [T](https://a.example/t)\n\n",
		    POSTS + 1 - i);
		write_repeated(&run, name, head, "needle ", 500,
		    "\n\n# 2. [U](https://a.example/u)\n\na needle\n");
	}
	run_in(&run, ROOM, search);
	assert_int_equal(run.status, 0);
	at = run.out.str;
	for (int i = POSTS; i > 0; i--)
		for (int number = 1; number <= 2; number++) {
			char head[64];

			snprintf(head, sizeof(head),
			    "{\"date\":\"2026-03-%02d\",\"number\":%d,", i,
			    number);
			assert_memory_equal(at, head, strlen(head));
			at = strchr(at, '\n') + 1;
		}
	assert_int_equal(*at, '\0');
	run_close(&run);
}

static void
a_long_line_of_the_journal_hides_no_other(void **state)
{
	static const char *const args[] = {"list", "--starred", NULL};
	static const char *const doctor[] = {"doctor", NULL};
	struct run run;

	(void)state;
	open_library(&run);
	write_repeated(&run, "state/nonmun/journal", "", "0123456789", MIB,
	    "\n2026-01-01T00:00:00.000Z host arxiv:2601.00001 star\n");
	run_in(&run, ROOM, args);
	assert_said(&run, &run.out, "Good One");
	run_in(&run, ROOM, doctor);
	assert_said(&run, &run.out, "journal:1:");
	run_close(&run);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(posts_beyond_the_limits_are_told_by_name),
	    cmocka_unit_test(
		large_front_matter_is_told_and_the_papers_are_read),
	    cmocka_unit_test(large_text_is_no_front_matter),
	    cmocka_unit_test(a_large_configuration_is_refused),
	    cmocka_unit_test(a_long_address_is_refused),
	    cmocka_unit_test(authors_take_no_more_than_their_bytes),
	    cmocka_unit_test(aliases_are_not_multiplied),
	    cmocka_unit_test(what_is_within_the_limits_is_read),
	    cmocka_unit_test(a_long_heading_is_not_told_with_every_line),
	    cmocka_unit_test(posts_of_one_day_are_not_held_all_at_once),
	    cmocka_unit_test(much_that_is_found_comes_in_order),
	    cmocka_unit_test(a_long_line_of_the_journal_hides_no_other),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
