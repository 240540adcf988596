// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Hostile text and the screen: the interface on a terminal in memory, with each
 * attack of tests/hostile/attacks in every field of a digest, in its name, in a
 * note and in what is typed. After every key each cell, each link and what was
 * copied is judged; so is, at the end, what was exported to files.
 */
#include <config.h>

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <cmocka.h>

#include "base/file.h"
#include "hostile/judge.h"
#include "hostile/table.h"
#include "room.h"
#include "trials.h"
#include "unicode.h"

/* What was judged, and where. */
struct trial {
	struct room room;
	struct attacks attacks;
	const struct attack *attack;
	struct strbuf seen;   /* all screens of all attacks, without blanks */
	struct strbuf screen; /* the one that was judged last */
	size_t cells, links, copies, files;
};

/* A URL of a link is sent as it is, but for an encoding that term-osc.c is
 * tested for: so whatever it holds, it is a page of the web. */
static void
judge_link(struct trial *t, const char *url)
{
	judge_assert(t->attack->name.str, url, strlen(url), JUDGE_LINE);
	if (strncmp(url, "http://", 7) != 0 && strncmp(url, "https://", 8) != 0)
		fail_msg("%s: a link to %s", t->attack->name.str, url);
	t->links++;
}

static void
judge_cell(struct trial *t, const char *cell)
{
	judge_assert(t->attack->name.str, cell, strlen(cell), JUDGE_LINE);
	t->cells++;
}

static void
judge_copy(struct trial *t)
{
	size_t len;
	const char *copy = term_memory_copy(t->room.stage.term, &len);

	if (!copy)
		return;
	judge_assert(t->attack->name.str, copy, len, JUDGE_FEEDS | JUDGE_TABS);
	t->copies++;
}

static void
judge_screen(struct trial *t)
{
	const struct term *term = t->room.stage.term;
	int rows, cols;

	strbuf_reset(&t->screen);
	term_size(term, &rows, &cols);
	for (int y = 0; y < rows; y++)
		for (int x = 0; x < cols; x++) {
			const char *cell = term_memory_cell(term, y, x, NULL);
			const char *url = term_memory_link(term, y, x);

			judge_cell(t, cell);
			if (url)
				judge_link(t, url);
			if (*cell != ' ')
				strbuf_adds(&t->screen, cell);
		}
	judge_copy(t);
	strbuf_add(&t->seen, t->screen.str, t->screen.len);
	strbuf_addc(&t->seen, '\n');
}

/* Types keys, names such as <Enter> as one, and judges after each. */
static void
walk(struct trial *t, const char *keys)
{
	while (*keys) {
		char key[32] = "";
		size_t n = *keys == '<' ? strcspn(keys, ">") + 1 : 1;

		memcpy(key, keys, n);
		stage_type(&t->room.stage, key);
		judge_screen(t);
		keys += n;
	}
}

/* Pages on until nothing new comes. */
static void
walk_down(struct trial *t)
{
	struct strbuf before = STRBUF_INIT;

	for (int i = 0; i < 200; i++) {
		walk(t, "<C-d>");
		if (strcmp(before.str, t->screen.str) == 0)
			break;
		strbuf_reset(&before);
		strbuf_add(&before, t->screen.str, t->screen.len);
	}
	strbuf_release(&before);
}

/* Pastes the attack where text is asked for. What ends a paste, or is a name
 * in the notation of keys, is left out. */
static void
paste(struct trial *t)
{
	const struct strbuf *bytes = &t->attack->bytes;
	struct strbuf keys = STRBUF_INIT;

	strbuf_adds(&keys, "<PasteBegin>Ftyped");
	for (size_t i = 0; i < bytes->len && i < 400; i++) {
		unsigned char c = (unsigned char)bytes->str[i];

		if (c == '<' || c == 0)
			continue;
		if (c < ' ')
			strbuf_printf(
			    &keys, "<C-%c>", c < 27 ? c + 96 : c + 64);
		else
			strbuf_addc(&keys, (char)c);
	}
	strbuf_adds(&keys, "<PasteEnd>");
	/* What is no key, such as bytes that are not UTF-8, cannot be typed. */
	if (term_memory_type(t->room.stage.term, keys.str))
		stage_settle(&t->room.stage);
	judge_screen(t);
	strbuf_release(&keys);
}

static void
walk_everywhere(struct trial *t)
{
	static const char *const prompts[] = {"/", "f", "S", ":", "e"};

	judge_screen(t);
	walk(t, "/<Up><Esc>S<Up><Esc>:<Up><Esc>");
	walk(t, "g<Enter>g<Enter>z");
	/* The preamble, then all papers to their ends. */
	for (int i = 0; i < 7; i++) {
		walk_down(t);
		walk(t, "yYY<Esc>gygi");
		walk(t, "1o2o3o1y2y3y4yoOJg");
	}
	walk(t, "zhKKKKK?<Space>qcqL<Tab><Tab>q");
	walk(t, "<Esc><Esc>hhhge<Enter>e<C-u>a.ris<Enter>");
	walk(t, "e<C-u>a.md<Enter>e<C-u>a.json<Enter>}<Enter><Enter>");
	for (int i = 0; i < 3; i++) {
		walk_down(t);
		walk(t, "Jg");
	}
	for (size_t i = 0; i < sizeof(prompts) / sizeof(prompts[0]); i++) {
		walk(t, prompts[i]);
		paste(t);
		walk(t, "<Enter><Esc><Esc>");
	}
	walk(t, "SFitem<Enter><Enter><Esc><Esc><Esc>");
}

/* What is said to have been typed in an earlier run. */
static void
lay_out_history(const struct trial *t)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;

	for (const char *sign = "/S:"; *sign; sign++) {
		strbuf_printf(&text, "%c Fhistory", *sign);
		strbuf_add(&text, t->attack->bytes.str, t->attack->bytes.len);
		strbuf_addc(&text, '\n');
	}
	strbuf_printf(&path, "%s/history", t->room.state.str);
	hostile_write(path.str, &text);
	strbuf_release(&path);
	strbuf_release(&text);
}

/* Writes the digests of an attack, and a note on the first paper. */
static void
lay_out(struct trial *t, unsigned number)
{
	struct room *room = &t->room;
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct strbuf name = STRBUF_INIT;

	hostile_name(&name, t->attack);
	strbuf_printf(
	    &path, "%s/2026-12-31-Fname%s.md", room->lib.str, name.str);
	hostile_file(&text, "digest.md", t->attack, number);
	hostile_write(path.str, &text);
	strbuf_reset(&path);
	strbuf_reset(&text);
	strbuf_printf(&path, "%s/Ffolder%s/x.md", room->lib.str, name.str);
	hostile_file(&text, "broken.md", t->attack, number);
	hostile_write(path.str, &text);
	strbuf_reset(&path);
	strbuf_reset(&text);
	strbuf_printf(&path, "%s/journal", room->state.str);
	strbuf_printf(&text,
	    "2026-01-31T08:15:00.123Z host arxiv:26%02u.%04u1 note \"Fnote",
	    1 + number % 12, number);
	strbuf_add(&text, t->attack->bytes.str, t->attack->bytes.len);
	strbuf_adds(&text, "\"\n");
	hostile_write(path.str, &text);
	lay_out_history(t);
	strbuf_release(&path);
	strbuf_release(&text);
	strbuf_release(&name);
}

static void
judge_file(struct trial *t, const char *name)
{
	struct strbuf path = STRBUF_INIT, text = STRBUF_INIT;
	struct error err;
	struct stat st;

	judge_assert(t->attack->name.str, name, strlen(name), JUDGE_LINE);
	strbuf_printf(&path, "%s/%s", t->room.files.root.str, name);
	if (stat(path.str, &st) == 0 && S_ISREG(st.st_mode)) {
		assert_int_equal(file_read(path.str, &text, &err), OK);
		judge_assert(t->attack->name.str, text.str, text.len,
		    JUDGE_FEEDS | JUDGE_TABS | JUDGE_RETURNS);
		t->files++;
	}
	strbuf_release(&path);
	strbuf_release(&text);
}

/* What was written: beside the two folders, only files with a good name. */
static void
judge_files(struct trial *t)
{
	DIR *dir = opendir(t->room.files.root.str);
	const struct dirent *d;

	assert_non_null(dir);
	while ((d = readdir(dir)))
		judge_file(t, d->d_name);
	closedir(dir);
}

static void
try_attack(struct trial *t, const struct attack *attack, unsigned number)
{
	static const int sizes[][2] = {{30, 100}, {12, 40}, {50, 160}};
	const int *size = sizes[number % 3];

	t->attack = attack;
	room_open(&t->room);
	lay_out(t, number);
	room_enter_marked(&t->room, size[0], size[1]);
	t->room.stage.app.options.state_folder = t->room.state.str;
	walk_everywhere(t);
	room_leave(&t->room);
	judge_files(t);
	room_enter_marked(&t->room, size[0], size[1]);
	room_close(&t->room);
}

static void
nothing_hostile_reaches_the_screen(void **state)
{
	struct trial t = {.seen = STRBUF_INIT};
	struct strbuf words = STRBUF_INIT;
	size_t step = trials_count(1, 5, 31);
	size_t fields;

	(void)state;
	strbuf_init(&t.screen);
	attacks_read(&t.attacks);
	fields = hostile_words(&words, "digest.md");
	fields += hostile_words(&words, "broken.md");
	strbuf_adds(&words, "Fnote Ftyped Fhistory ");
	for (size_t i = 0; i < t.attacks.n; i += step)
		try_attack(&t, &t.attacks.items[i], (unsigned)i);
	hostile_assert_reached("screen", &words, &t.seen);
	assert_true(t.links > 0 && t.copies > 0 && t.files > 0);
	printf("# %zu attacks in %zu fields: %zu cells, %zu linked cells, "
	       "%zu copies and %zu files judged\n",
	    t.attacks.n, fields + 6, t.cells, t.links, t.copies, t.files);
	attacks_release(&t.attacks);
	strbuf_release(&t.seen);
	strbuf_release(&t.screen);
	strbuf_release(&words);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(nothing_hostile_reaches_the_screen),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
