// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Hostile text and the commands: each attack of tests/hostile/attacks in every
 * field of a digest, in names, notes, the configuration, arguments and the
 * environment; what the whole program then writes to its output, its errors
 * and into files is judged byte by byte.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "hostile/judge.h"
#include "hostile/library.h"
#include "hostile/run.h"
#include "hostile/table.h"
#include "trials.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

enum { ARGS_MAX = 8, JSON = 64 /* beside enum judge_allows */ };

/* In place of an attack. */
#define X "\x01"

/* A command, and what its output may have beside text. */
struct command_line {
	unsigned allows;
	const char *args[ARGS_MAX];
};

/* What is tried, and judged. */
struct trial {
	struct run run;
	struct attacks attacks;
	size_t tried;
};

/* Of what needs a run of the program each: every attack and every field, but
 * not each with each, unless NONMUN_ALL_ATTACKS is set. `step` has no divisor
 * in common with the number of fields. */
static size_t
stride(size_t step)
{
	return getenv("NONMUN_ALL_ATTACKS")
	    ? 1
	    : trials_count(step, step * step, 251);
}

static int
set_up(void **state)
{
	struct trial *t = calloc(1, sizeof(*t));

	assert_non_null(t);
	run_open(&t->run);
	attacks_read(&t->attacks);
	*state = t;
	return 0;
}

static int
tear_down(void **state)
{
	struct trial *t = *state;

	attacks_release(&t->attacks);
	run_close(&t->run);
	free(t);
	return 0;
}

/* Whoever prints a string of JSON must find nothing in it either. */
static void
assert_no_json_control(const char *where, const struct strbuf *out)
{
	if (strstr(out->str, "\\u00"))
		fail_msg("%s: a control code in JSON", where);
}

static void
judge_run(const struct trial *t, const char *where, unsigned allows)
{
	const struct run *run = &t->run;

	if (run->status < 0 || run->status > 2)
		fail_msg(
		    "%s: ended with %d: %s", where, run->status, run->err.str);
	judge_assert(where, run->out.str, run->out.len, allows | JUDGE_FEEDS);
	judge_assert(where, run->err.str, run->err.len, JUDGE_FEEDS);
	if (allows & JSON)
		assert_no_json_control(where, &run->out);
}

/* ---- What stands in digests and notes ----------------------------------- */

static const struct command_line whole[] = {
    {0, {"list"}},
    {JSON, {"list", "--format=json"}},
    {0, {"list", "--unread", "--since=2026-02"}},
    {0, {"search", "Fpreamble"}},
    {0, {"search", "Fitem"}},
    {0, {"search", "note:Fnote"}},
    {0, {"search", "~F[a-z]+."}},
    {0, {"search", "tag:Ffronttag"}},
    {JSON, {"search", "--format=json", "~F[a-z]+."}},
    {0, {"search", "--count-by=week", "Fitem"}},
    {0, {"export"}},
    {JUDGE_RETURNS, {"export", "--format=ris"}},
    {0, {"export", "--format=markdown"}},
    {JSON, {"export", "--format=json"}},
    {JUDGE_TABS, {"export", "--starred"}},
    {0, {"show", "--search=Fitem", "--section=method"}},
    {JSON, {"show", "--search=Fitem", "--format=json"}},
    {JUDGE_LOOKS, {"show", "--search=Fitem", "--color=always"}},
    {JUDGE_LOOKS, {"show", "--starred", "--color=always", "--width=30"}},
    {0, {"check"}},
    {0, {"doctor"}},
    {JUDGE_TABS, {"complete", "--", "show", ""}},
    {JUDGE_TABS, {"complete", "--", "show", "2026-01-01/"}},
    {JUDGE_TABS, {"complete", "--", "show", "2026"}},
    {JUDGE_TABS, {"complete", "--", "show", "--section="}},
    {JUDGE_TABS, {"complete", "--", "search", "tag:"}},
    {JUDGE_TABS, {"complete", "--", "-L", "lib/"}},
};

static const struct command_line of_a_day[] = {
    {0, {"show", X}},
    {JUDGE_LOOKS, {"show", "--width=20", "--color=always", X}},
    {JSON, {"show", "--format=json", X}},
};

/* Runs a line with `text` in place of X. */
static void
run_line(
    struct trial *t, const struct command_line *line, const struct strbuf *text)
{
	struct strbuf args[ARGS_MAX];
	const char *argv[ARGS_MAX + 1] = {NULL};
	struct strbuf where = STRBUF_INIT;

	for (size_t i = 0; i < ARGS_MAX && line->args[i]; i++) {
		strbuf_init(&args[i]);
		for (const char *p = line->args[i]; *p; p++)
			if (*p == *X)
				strbuf_adds(&args[i], text->str);
			else
				strbuf_addc(&args[i], *p);
		strbuf_printf(&where, "%s ", line->args[i]);
		argv[i] = args[i].str;
	}
	strbuf_printf(&where, "(%.30s)", text ? text->str : "");
	run_program(&t->run, argv, NULL);
	judge_run(t, where.str, line->allows);
	for (size_t i = 0; argv[i]; i++)
		strbuf_release(&args[i]);
	strbuf_release(&where);
}

static void
show_days(struct trial *t, struct strbuf *seen)
{
	size_t step = trials_count(1, 30, 60);
	struct strbuf day = STRBUF_INIT;

	for (size_t i = 0; i < t->attacks.n; i += step)
		for (size_t k = 0; k < LENGTH(of_a_day); k++) {
			strbuf_reset(&day);
			strbuf_printf(&day, "2026-%02zu-%02zu", 1 + i / 28 % 12,
			    1 + i % 28);
			run_line(t, &of_a_day[k], &day);
			strbuf_add(seen, t->run.out.str, t->run.out.len);
		}
	strbuf_release(&day);
}

static void
digests_and_notes_come_out_clean(void **state)
{
	struct trial *t = *state;
	struct strbuf words = STRBUF_INIT;
	struct strbuf seen = STRBUF_INIT;
	size_t fields = hostile_library_words(&words);

	hostile_library(t->run.folder.str, &t->attacks);
	for (size_t i = 0; i < LENGTH(whole); i++) {
		run_line(t, &whole[i], NULL);
		strbuf_add(&seen, t->run.out.str, t->run.out.len);
		strbuf_add(&seen, t->run.err.str, t->run.err.len);
	}
	show_days(t, &seen);
	hostile_assert_reached("commands", &words, &seen);
	printf("# %zu attacks in %zu fields, through %zu commands: %zu bytes "
	       "judged\n",
	    t->attacks.n, fields, LENGTH(whole) + LENGTH(of_a_day), seen.len);
	strbuf_release(&words);
	strbuf_release(&seen);
}

/* ---- What the program is called with ------------------------------------ */

static const struct command_line called[] = {
    {0, {X}},
    {0, {"--" X}},
    {0, {"-" X}},
    {0, {"--width=" X}},
    {0, {"--theme=" X}},
    {0, {"--date-format=%d" X, "--print-config"}},
    {0, {"--config=" X, "list"}},
    {0, {"list", "-L", X}},
    {0, {"list", "--since=" X}},
    {0, {"list", "--format=" X}},
    {0, {"list", X}},
    {0, {"show", X}},
    {0, {"show", "2026-01-01/" X}},
    {0, {"show", "--section=" X, "2026-01-01"}},
    {0, {"show", "--color=" X, "2026-01-01"}},
    {0, {"show", "https://a.example/" X}},
    {0, {"search", X}},
    {0, {"search", "~(" X}},
    {0, {"search", "~" X "["}},
    {0, {"search", "\"" X}},
    {0, {"search", "title:" X}},
    {0, {"search", X ":x"}},
    {0, {"search", "after:" X}},
    {JSON, {"search", "--format=json", X}},
    {0, {"open", X}},
    {0, {"open", "--print", "https://a.example/" X}},
    {0, {"mark", X, "2026-01-01"}},
    {0, {"mark", "read", X}},
    {0, {"check", X}},
    {0, {"export", X}},
    {0, {"help", X}},
    {JUDGE_TABS, {"complete", "--", X}},
    {JUDGE_TABS, {"complete", "--", "show", X}},
    {JUDGE_TABS, {"complete", "--", "-L", X, "show", ""}},
};

/* Variables that say what to read and what the terminal is. */
static const char *const variables[] = {"TERM", "BROWSER", "HOME", "LANG",
    "LC_ALL", "LANGUAGE", "NONMUN_PATH", "NONMUN_DATADIR", "XDG_CONFIG_HOME",
    "XDG_STATE_HOME", "XDG_CACHE_HOME", "COLUMNS", "TERM_PROGRAM",
    "TERM_PROGRAM_VERSION", "TMUX", "STY", "VTE_VERSION", "COLORTERM",
    "NO_COLOR", "VISUAL", "EDITOR", "TMPDIR", "DISPLAY", "SSH_CONNECTION"};

static const struct command_line in_environment[] = {
    {0, {"doctor"}}, {0, {"list"}}, {0, {"open", "2026-01-01/1"}}, {0, {NULL}}};

static void
put_small_digest(const struct trial *t)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(&path, "%s/lib/2026-01-01-x.md", t->run.folder.str);
	strbuf_adds(&text,
	    "# 1. [One](https://arxiv.org/abs/2601.00001)\n\n## Method\n\nx\n");
	hostile_write(path.str, &text);
	strbuf_release(&path);
	strbuf_release(&text);
}

/* An attack as far as an argument can hold it. */
static void
take_argument(struct strbuf *out, const struct attack *attack)
{
	strbuf_reset(out);
	for (size_t i = 0; i < attack->bytes.len; i++)
		if (attack->bytes.str[i])
			strbuf_addc(out, attack->bytes.str[i]);
}

static void
arguments_come_out_clean(void **state)
{
	struct trial *t = *state;
	size_t step = stride(9);
	struct strbuf text = STRBUF_INIT;

	put_small_digest(t);
	for (size_t i = 0; i < t->attacks.n * LENGTH(called); i += step) {
		take_argument(&text, &t->attacks.items[i / LENGTH(called)]);
		run_line(t, &called[i % LENGTH(called)], &text);
		t->tried++;
	}
	printf("# %zu attacks in %zu arguments: %zu tried\n", t->attacks.n,
	    LENGTH(called), t->tried);
	strbuf_release(&text);
}

static void
run_with(struct trial *t, const char *variable, const struct strbuf *value)
{
	struct strbuf setting = STRBUF_INIT;
	const char *const env[] = {
	    (strbuf_printf(&setting, "%s=%s", variable, value->str),
		setting.str),
	    NULL};

	for (size_t k = 0; k < LENGTH(in_environment); k++) {
		run_program(&t->run, in_environment[k].args, env);
		judge_run(t, setting.str, in_environment[k].allows);
		t->tried++;
	}
	strbuf_release(&setting);
}

static void
the_environment_comes_out_clean(void **state)
{
	struct trial *t = *state;
	size_t step = stride(23);
	struct strbuf text = STRBUF_INIT;

	put_small_digest(t);
	for (size_t i = 0; i < t->attacks.n * LENGTH(variables); i += step) {
		take_argument(&text, &t->attacks.items[i / LENGTH(variables)]);
		run_with(t, variables[i % LENGTH(variables)], &text);
	}
	printf("# %zu attacks in %zu variables: %zu tried\n", t->attacks.n,
	    LENGTH(variables), t->tried);
	strbuf_release(&text);
}

/* ---- The configuration --------------------------------------------------- */

static const struct command_line configured[] = {
    {0, {"--print-config"}}, {0, {"doctor"}}, {0, {"list"}}};

static void
the_configuration_comes_out_clean(void **state)
{
	struct trial *t = *state;
	struct strbuf path = STRBUF_INIT, words = STRBUF_INIT;
	struct strbuf seen = STRBUF_INIT;
	size_t fields = hostile_words(&words, "config.yaml");

	strbuf_printf(&path, "%s/config/nonmun/config.yaml", t->run.folder.str);
	for (size_t i = 0; i < t->attacks.n; i++) {
		struct strbuf text = STRBUF_INIT;

		hostile_file(&text, "config.yaml", &t->attacks.items[i], 1);
		hostile_write(path.str, &text);
		for (size_t k = 0; k < LENGTH(configured); k++) {
			run_line(t, &configured[k], NULL);
			strbuf_add(&seen, t->run.out.str, t->run.out.len);
			strbuf_add(&seen, t->run.err.str, t->run.err.len);
		}
		strbuf_release(&text);
	}
	hostile_assert_reached("configuration", &words, &seen);
	printf("# %zu attacks in %zu fields of the configuration\n",
	    t->attacks.n, fields);
	strbuf_release(&path);
	strbuf_release(&words);
	strbuf_release(&seen);
}

/* What must be seen is seen. */
static void
the_judge_objects_to_every_attack(void **state)
{
	struct trial *t = *state;
	size_t harmless = 0;

	for (size_t i = 0; i < t->attacks.n; i++) {
		const struct strbuf *b = &t->attacks.items[i].bytes;
		char *what = judge_text(b->str, b->len, JUDGE_LOOKS);

		harmless += !what;
		free(what);
	}
	/* Those at the end of the table, for programs, and a few that are
	 * text; they have to do with more than bytes. */
	assert_true(harmless < 24);
}

#define TRIAL(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    TRIAL(the_judge_objects_to_every_attack),
	    TRIAL(digests_and_notes_come_out_clean),
	    TRIAL(arguments_come_out_clean),
	    TRIAL(the_environment_comes_out_clean),
	    TRIAL(the_configuration_comes_out_clean),
	};

	umask(022);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
