// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The user's keys: what is bound changes help, hints and messages alike, what
 * is wrong is told and left out, and what is printed reads back as the same.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "configure.h"
#include "room.h"
#include "ui/handlers.h"
#include "ui/help.h"
#include "ui/program.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* What keys written as in the table mean in a context. */
static const struct action *
meaning(const struct keymap *map, const char *names, unsigned context)
{
	uint32_t keys[KEYS_MAX];
	size_t n;

	assert_int_equal(keys_parse(names, keys, &n), strlen(names));
	return keymap_find(map, keys, n, context, NULL);
}

static void
assert_means(const struct keymap *map, const char *names, unsigned context,
    enum action_id id)
{
	assert_ptr_equal(meaning(map, names, context), action_get(id));
}

/* A keymap of a configuration in which nothing is wrong. */
static void
make(struct keymap *map, const char *yaml)
{
	struct strbuf problems = STRBUF_INIT;

	configure_keymap(map, yaml, &problems);
	assert_string_equal(problems.str, "");
	strbuf_release(&problems);
}

static const struct {
	const char *keys, *told;
} wrong[] = {
    {"  raeder: {x: star}",
	"2: keys: unknown pane \"raeder\"; did you mean "
	"\"reader\"?"},
    {"  kitchen: {x: star}", "2: keys: unknown pane \"kitchen\""},
    {"  all: {x: strar}",
	"2: keys: unknown action \"strar\"; did you mean \"star\"?"},
    {"  all: {x: bananas}", "2: keys: unknown action \"bananas\""},
    {"  help: {x: star}", "2: keys: star is not there in help"},
    {"  reader: {x: plot-turn}", "2: keys: plot-turn is not there in reader"},
    {"  all: {\"5\": star}",
	"2: keys: \"5\": digits go to sections and are counts"},
    {"  all: {\"0x\": star}",
	"2: keys: \"0x\": digits go to sections and are counts"},
    {"  all: {<C-j>: star}",
	"2: keys: \"<C-j>\" is the same as <Enter> for a terminal"},
    {"  all: {C-h: star}",
	"2: keys: \"C-h\" is the same as <Backspace> for a terminal"},
    {"  all: {x: [zot, \"%{urk}\"]}",
	"2: keys: \"%{urk}\" is not allowed; allowed: %{url}, %{title}, "
	"%{arxiv}, %{key}, %{number}, %{date}, %{file}, %{note}, %{bibtex}, "
	"%%"},
    {"  all: {x: [zot, \"100%\"]}",
	"2: keys: \"100%\" is not allowed; allowed: %{url}, %{title}, "
	"%{arxiv}, %{key}, %{number}, %{date}, %{file}, %{note}, %{bibtex}, "
	"%%"},
    {"  all: {x: [zot, \"%{url\"]}",
	"2: keys: \"%{url\" is not allowed; allowed: %{url}, %{title}, "
	"%{arxiv}, %{key}, %{number}, %{date}, %{file}, %{note}, %{bibtex}, "
	"%%"},
    {"  all: {x: [\"!\"]}", "2: keys: x: the name of a program is expected"},
    {"  all: {x: [\"\", a]}", "2: keys: x: the name of a program is expected"},
    {"  all: {x: [\"%{title}\"]}",
	"2: keys: x: the name of a program is expected"},
    {"  all:\n    x: star\n    \"\\x78\": open",
	"4: keys: x is bound before, in line 3; this one counts"},
    {"  all: {fx: star}",
	"2: keys: fx: f does \"filter\" at once; make that none first"},
    {"  all: {gyx: star}",
	"2: keys: gyx: gy does \"copy-citation\" at once; make that none "
	"first"},
    {"  all:\n    x: star\n    xy: open",
	"4: keys: xy: x does \"star\" at once; make that none first"},
};

static void
what_is_wrong_is_told(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(wrong); i++) {
		struct strbuf yaml = STRBUF_INIT, told = STRBUF_INIT;
		struct strbuf expected = STRBUF_INIT;
		struct keymap map;

		strbuf_printf(&yaml, "keys:\n%s\n", wrong[i].keys);
		strbuf_printf(&expected, "PATH:%s\n", wrong[i].told);
		configure_keymap(&map, yaml.str, &told);
		assert_string_equal(told.str, expected.str);
		keymap_release(&map);
		strbuf_release(&yaml);
		strbuf_release(&told);
		strbuf_release(&expected);
	}
}

/* Names that are no keys, and how many keys go together at most. */
static void
no_keys_are_told(void **state)
{
	static const char *const names[] = {
	    "<Spce>", "<C-1>", "<F13>", "abcde", "<", "a b", "<C-d", ""};

	(void)state;
	for (size_t i = 0; i < LENGTH(names); i++) {
		struct strbuf yaml = STRBUF_INIT, told = STRBUF_INIT;
		struct strbuf expected = STRBUF_INIT;
		struct keymap map;

		strbuf_printf(&yaml, "keys: {all: {\"%s\": star}}", names[i]);
		strbuf_printf(&expected,
		    "PATH:1: keys: \"%s\" is no key; allowed: up to 4 of ",
		    names[i]);
		configure_keymap(&map, yaml.str, &told);
		assert_non_null(strstr(told.str, expected.str));
		keymap_release(&map);
		strbuf_release(&yaml);
		strbuf_release(&told);
		strbuf_release(&expected);
	}
}

static void
the_rest_applies(void **state)
{
	struct strbuf told = STRBUF_INIT;
	struct keymap map;

	(void)state;
	configure_keymap(
	    &map, "keys: {all: {x: strar, X: star, fz: star}}", &told);
	assert_means(&map, "X", CTX_READER, ACT_STAR);
	assert_null(meaning(&map, "x", CTX_READER));
	assert_null(meaning(&map, "fz", CTX_READER));
	assert_means(&map, "f", CTX_READER, ACT_FILTER);
	keymap_release(&map);
	strbuf_release(&told);
}

static void
none_unbinds(void **state)
{
	struct keymap map;

	(void)state;
	make(&map, "keys:\n  all: {o: none}\n  reader: {j: none, gy: none}\n");
	for (unsigned c = 1; c < 1u << PANES; c <<= 1)
		assert_null(meaning(&map, "o", c));
	assert_null(meaning(&map, "j", CTX_READER));
	assert_means(&map, "j", CTX_DATES, ACT_NEXT_LINE);
	assert_means(&map, "<Down>", CTX_READER, ACT_NEXT_LINE);
	assert_null(meaning(&map, "gy", CTX_READER));
	assert_means(&map, "gi", CTX_READER, ACT_COPY_ARXIV);
	keymap_release(&map);
}

/* Wherever it stands in the file. */
static void
one_pane_counts_over_all(void **state)
{
	struct keymap map;

	(void)state;
	make(&map,
	    "keys:\n  reader: {x: star}\n  all: {x: open}\n"
	    "  help: {q: none}\n");
	assert_means(&map, "x", CTX_READER, ACT_STAR);
	assert_means(&map, "x", CTX_PAPERS, ACT_OPEN);
	assert_null(meaning(&map, "x", CTX_HELP));
	assert_null(meaning(&map, "q", CTX_HELP));
	assert_means(&map, "q", CTX_READER, ACT_LEAVE);
	keymap_release(&map);
}

/* An action that is only in one pane, bound for all of them, is no conflict
 * with another one for that pane. */
static void
all_gives_way_without_a_word(void **state)
{
	struct keymap map;

	(void)state;
	make(&map, "keys: {all: {x: plot-turn}, plot: {x: plot-back}}");
	assert_means(&map, "x", CTX_PLOT, ACT_PLOT_BACK);
	keymap_release(&map);
}

static void
all_kinds_of_keys_are_bound(void **state)
{
	static const char *const names[] = {"x", "<C-t>", "<F2>", "<F12>",
	    "<Insert>", "<Delete>", "<Space>", "ㅋ", "한", "xyz", "g<F3>", "é",
	    "<lt>", "<lt>>", "\xF0\x9F\x98\x80"};

	(void)state;
	for (size_t i = 0; i < LENGTH(names); i++) {
		struct strbuf yaml = STRBUF_INIT;
		struct keymap map;

		strbuf_printf(
		    &yaml, "keys: {all: {\"%s\": command}}", names[i]);
		make(&map, yaml.str);
		for (unsigned c = 1; c < 1u << PANES; c <<= 1)
			assert_means(&map, names[i], c, ACT_COMMAND);
		keymap_release(&map);
		strbuf_release(&yaml);
	}
}

/* The first key of a sequence may move, since that is taken back; with keys of
 * the table the user's own win. */
static void
a_sequence_needs_a_beginning_that_only_moves(void **state)
{
	struct keymap map;

	(void)state;
	make(&map, "keys: {all: {jj: star, m: none, mx: open}}");
	assert_means(&map, "jj", CTX_READER, ACT_STAR);
	assert_means(&map, "mx", CTX_READER, ACT_OPEN);
	keymap_release(&map);
	make(&map, "keys: {reader: {g: star}}");
	assert_means(&map, "g", CTX_READER, ACT_STAR);
	assert_null(meaning(&map, "gy", CTX_READER));
	assert_means(&map, "gy", CTX_PAPERS, ACT_COPY_CITATION);
	keymap_release(&map);
}

/* What is printed is free of problems, and printed again it is the same; all
 * keys mean what they meant. */
static void
printing_is_identity(const char *yaml)
{
	struct strbuf first = STRBUF_INIT, second = STRBUF_INIT;
	struct keymap map, again;

	make(&map, yaml);
	keymap_print(&map, &first);
	make(&again, first.str);
	keymap_print(&again, &second);
	assert_string_equal(first.str, second.str);
	for (size_t i = 0; i < map.n; i++) {
		const struct binding *b = &map.bindings[i];

		for (unsigned c = 1; c < 1u << PANES; c <<= 1)
			if ((b->contexts & c) && b->action->run != program_run)
				assert_ptr_equal(
				    keymap_find(&again, b->keys, b->n, c, NULL),
				    keymap_find(&map, b->keys, b->n, c, NULL));
	}
	keymap_release(&map);
	keymap_release(&again);
	strbuf_release(&first);
	strbuf_release(&second);
}

static void
what_is_printed_reads_back(void **state)
{
	(void)state;
	printing_is_identity("width: 80");
	printing_is_identity("keys: {all: {j: none, g: star, q: none}}");
	printing_is_identity(
	    "keys:\n  all: {\"<lt>\": help, \"'\": star, '\"': open, ㅋ: "
	    "note,\n"
	    "    \"\\\\\": star, '#': quit, \"-\": leave, \":\": help}\n"
	    "  reader: {x: [a, \"%{url} \\\"b\\\"\", \"\\\\ \\n\"],\n"
	    "    X: [\"!\", less, \"%{file}\"]}\n"
	    "  dates: {<F5>: reload, ZZ: quit, \"~\": star}\n");
}

/* Rows of the help with a text in them. */
static unsigned
help_with(const struct keymap *map, const char *text)
{
	struct strbuf row = STRBUF_INIT;
	struct help_spot spot = {0};
	unsigned found = 0;
	bool is_title;

	for (size_t i = 0; help_row(map, &spot, i, 200, &row, &is_title); i++) {
		found += strstr(row.str, text) != NULL;
		strbuf_reset(&row);
	}
	strbuf_release(&row);
	return found;
}

/* Each action of the table, bound to a key of the user's: the help tells it,
 * and so do hints and messages, which ask for the first key of an action; and
 * without a key it is told by its name. */
static void
every_action_is_told_with_its_keys(void **state)
{
	struct stage s;

	(void)state;
	for (enum action_id id = 0; id < ACTIONS; id++) {
		const struct action *action = action_get(id);
		struct strbuf yaml = STRBUF_INIT, row = STRBUF_INIT;
		char label[KEYS_LABEL_SIZE];

		strbuf_printf(&yaml, "keys: {all: {<F9>: %s}}", action->name);
		stage_open(&s, 24, 80, NULL);
		assert_int_equal(help_with(&s.app.keymap, "F9"), 0);
		configure_keys(&s, yaml.str);
		strbuf_printf(&row, "  F9%s", *action->keys ? " " : "");
		assert_int_equal(help_with(&s.app.keymap, row.str), 1);
		app_key_label(&s.app, id, label, sizeof(label));
		assert_string_equal(label, "F9");
		stage_close(&s);
		strbuf_release(&yaml);
		strbuf_release(&row);
	}
}

static void
hints_tell_the_keys_in_effect(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	configure_keys(&s,
	    "keys:\n  all: {X: next-line, <F4>: help, \"?\": none, q: none}\n");
	stage_settle(&s);
	stage_assert_shows(&s, "X move  ");
	stage_assert_shows(&s, "F4 help");
	/* Nothing is said of what has no key. */
	assert_false(stage_shows(&s, "quit"));
	stage_type(&s, "%");
	stage_assert_shows(&s, "% does nothing here; F4 shows the keys");
	stage_type(&s, "<F4>");
	stage_assert_shows(&s, ":leave closes");
	stage_assert_shows(&s, "  X j Down ^N  ");
	stage_close(&s);
}

/* Also to a text over the screen, which the keys that lead back only end. */
static void
a_notice_follows_the_keys_in_effect(void **state)
{
	struct stage s;
	size_t part;

	(void)state;
	stage_open(&s, 24, 80, NULL);
	configure_keys(&s, "keys: {all: {x: leave, j: next-paper}}");
	term_memory_refuse_copies(s.term, "no clipboard");
	stage_type(&s, "<Enter>Y");
	stage_assert_shows(&s, "no clipboard (any key)");
	stage_type(&s, "x");
	assert_false(stage_shows(&s, "any key"));
	assert_int_equal(s.app.focus, PANE_PAPERS);
	part = s.app.part;
	stage_type(&s, "Yj");
	assert_int_equal(s.app.part, part + 1);
	stage_close(&s);
}

/* Of the longest keys that there are, all of them. */
static void
long_keys_are_told_whole(void **state)
{
	struct room r;

	(void)state;
	room_open(&r);
	files_put(&r.files, "lib/2026-02-03-x.md", room_two_papers);
	room_enter_marked(&r, 24, 80);
	configure_keys(&r.stage, "keys: {all: {😀😁😂😃: undo}}");
	stage_type(&r.stage, "M");
	stage_assert_shows(&r.stage, "; 😀😁😂😃 takes that back");
	room_close(&r);
}

/* What is wider than the column that the help has for it still comes to an end:
 * one grapheme, of a family of five. */
static void
a_program_of_one_wide_sign_is_told(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 60, 20, NULL);
	configure_keys(&s,
	    "keys: {papers: {x: [run, "
	    "\"\U0001F469\u200D\U0001F469\u200D\U0001F467\u200D\U0001F466"
	    "\u200D\U0001F466\U0001F469\u200D\U0001F469\"]}}");
	stage_type(&s, "?G");
	stage_assert_shows(&s, "run");
	stage_close(&s);
}

static void
without_any_key_the_name_is_told(void **state)
{
	struct stage s;

	(void)state;
	stage_open(&s, 60, 80, NULL);
	configure_keys(&s, "keys: {all: {\"?\": none, <F1>: none}}");
	stage_type(&s, "%");
	stage_assert_shows(&s, "% does nothing here; :help shows the keys");
	stage_type(&s, ":help<Enter>");
	assert_int_equal(s.app.focus, PANE_HELP);
	assert_int_equal(help_with(&s.app.keymap, "  :help "), 1);
	stage_close(&s);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_wrong_is_told),
	    cmocka_unit_test(no_keys_are_told),
	    cmocka_unit_test(the_rest_applies),
	    cmocka_unit_test(none_unbinds),
	    cmocka_unit_test(one_pane_counts_over_all),
	    cmocka_unit_test(all_gives_way_without_a_word),
	    cmocka_unit_test(all_kinds_of_keys_are_bound),
	    cmocka_unit_test(a_sequence_needs_a_beginning_that_only_moves),
	    cmocka_unit_test(what_is_printed_reads_back),
	    cmocka_unit_test(every_action_is_told_with_its_keys),
	    cmocka_unit_test(hints_tell_the_keys_in_effect),
	    cmocka_unit_test(a_notice_follows_the_keys_in_effect),
	    cmocka_unit_test(long_keys_are_told_whole),
	    cmocka_unit_test(a_program_of_one_wide_sign_is_told),
	    cmocka_unit_test(without_any_key_the_name_is_told),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
