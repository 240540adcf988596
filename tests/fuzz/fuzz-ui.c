// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The interface on a small library of its own, on a terminal in memory. The
 * first bytes are the size of the screen, the last one is what library it is
 * and for whom; each one between is a key, or a resize, a pause, a click, a
 * count, another value of an option or a change of the library, with what it
 * needs from the bytes behind it. No frame has a cell that a terminal would act
 * upon, the cursor is on the screen, what is linked to and copied is clean, and
 * in the end everything comes to rest.
 *
 * No program is found (fuzz.c), and names of files are typed without a slash,
 * so that nothing outside the folder of the run is written.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "conf/option.h"
#include "fuzz.h"
#include "../stage.h"
#include "../store-desk.h"
#include "ui-library.h"
#include "ui/keymap.h"
#include "ui/loop.h"

enum {
	EVENTS_MAX = 150,
	BURST_MAX = 6, /* characters that are typed at once */
	STEPS_MAX = 2000,
};

struct scene {
	struct ui_library library;
	struct stage stage;
	int waiting; /* keys that were typed and not looked at yet */
	int before;  /* descriptor of the folder that was the current one */
};

/* ---- Frames ------------------------------------------------------------- */

static void
check_row(struct term *term, int row, int cols)
{
	for (int col = 0; col < cols; col++) {
		enum style style;
		const char *cell = term_memory_cell(term, row, col, &style);

		fuzz_assert_line(cell);
		fuzz_assert_line(term_memory_link(term, row, col));
		assert_in_range(style, 0, STYLES - 1);
	}
}

static void
check_frame(struct scene *s)
{
	int rows, cols, row, col;
	const char *copy;
	size_t len;

	term_size(s->stage.term, &rows, &cols);
	for (int i = 0; i < rows; i++)
		check_row(s->stage.term, i, cols);
	term_memory_cursor(s->stage.term, &row, &col);
	assert_true(row >= 0 && row < rows && col >= 0 && col < cols);
	copy = term_memory_copy(s->stage.term, &len);
	if (copy)
		fuzz_assert_clean(copy, len, true);
}

/* Runs until all that was typed is done. */
static void
run(struct scene *s)
{
	size_t flushes = term_memory_flushes(s->stage.term);

	s->waiting = 0;
	for (int i = 0; !s->stage.app.quit; i++) {
		assert_true(i < STEPS_MAX);
		loop_step(&s->stage.app, 50);
		if (term_memory_flushes(s->stage.term) != flushes)
			check_frame(s);
		flushes = term_memory_flushes(s->stage.term);
		if (term_memory_idle(s->stage.term) && !s->stage.app.stale)
			return;
	}
}

/* ---- Events ------------------------------------------------------------- */

static const char *const keys[] = {"<Enter>", "<Esc>", "<Tab>", "<BackTab>",
    "<Backspace>", "<Up>", "<Down>", "<Left>", "<Right>", "<Home>", "<End>",
    "<PgUp>", "<PgDn>", "<Delete>", "<F1>", "<C-a>", "<C-b>", "<C-c>", "<C-d>",
    "<C-e>", "<C-f>", "<C-g>", "<C-k>", "<C-l>", "<C-n>", "<C-o>", "<C-p>",
    "<C-r>", "<C-t>", "<C-u>", "<C-w>", "<C-y>", "가", "ㅓ", "ㅏ", "안", "é",
    "👍", "e\u0301", "attention", "로봇", "~a.*", ":set wrap=any<Enter>",
    ":set width=20<Enter>", ":help<Enter>", "section:method ", "tag:nlp ", "20",
    "999", "gx", "<lt>"};

enum {
	KEYS = sizeof(keys) / sizeof(keys[0]),
	FIRST_KEY = 0x80, /* below that a byte is the key of that character */
	FIRST_EVENT = 0xC0,
};

_Static_assert(FIRST_KEY + KEYS <= FIRST_EVENT, "a byte for each key");

/* Keys wait for each other, so that some are typed faster than is drawn; but
 * whether a slash begins a search or stands in a name is to be known. */
static void
type(struct scene *s, const char *what)
{
	if (strchr(what, '/'))
		run(s);
	if (strchr(what, '/') && s->stage.app.asking)
		return;
	assert_true(term_memory_type(s->stage.term, what));
	s->waiting++;
}

static void
type_char(struct scene *s, unsigned c)
{
	char text[] = {(char)c, '\0'};

	if (c == '<')
		type(s, "<lt>");
	else if (c >= ' ' && c < 0x7F)
		type(s, text);
	else
		type(s,
		    c == '\r' || c == '\n' ? "<Enter>"
			: c == '\t'        ? "<Tab>"
			: c == 0x1B        ? "<Esc>"
					   : "<Down>");
}

/* A size that people seldom have. */
static void
print_size(char *text, size_t size, unsigned i)
{
	static const int sizes[][2] = {{1, 1}, {2, 2}, {1, 300}, {300, 1},
	    {500, 150}, {80, 2}, {80, 24}, {59, 9}, {110, 3}};

	i %= sizeof(sizes) / sizeof(sizes[0]);
	snprintf(text, size, "<resize:%dx%d>", sizes[i][0], sizes[i][1]);
}

/* A count; the key that it is for comes by itself. */
static void
print_count(char *text, size_t size, unsigned i)
{
	static const char *const counts[] = {"0", "1", "2", "3", "9", "64",
	    "65", "99", "100", "1000", "99999", "2147483647", "2147483648",
	    "4294967296", "99999999999999999999"};

	snprintf(
	    text, size, "%s", counts[i % (sizeof(counts) / sizeof(counts[0]))]);
}

/* Another value of an option: of what it may be, or what it may not. What is a
 * list is set in the configuration alone. */
static void
print_option(char *text, size_t size, unsigned i, unsigned value)
{
	const struct conf_option *option =
	    option_get((enum option_id)(i % OPTIONS));
	const unsigned numbers[] = {option->least, option->most,
	    option->initial, option->least - 1, option->most + 1, value};
	struct strbuf word = STRBUF_INIT;

	if (option->kind == OPTION_NUMBER)
		strbuf_printf(&word, "%u", numbers[value % 6]);
	else if (option->kind == OPTION_TEXT)
		strbuf_adds(&word, value % 2 ? "%Y %b 한" : "");
	else if (!option_word(option, value % 4, &word))
		strbuf_adds(&word, "none");
	snprintf(text, size, ":set %s=%s<Enter>", option->name, word.str);
	strbuf_release(&word);
}

/* The file of the post that is selected is another one, which nobody has seen
 * before it is read again. */
static void
change_selected(struct scene *s, unsigned digest)
{
	const struct app *app = &s->stage.app;

	if (app->post < library_ids(app->lib))
		ui_library_change(&s->library,
		    library_entry(app->lib, app->post)->path, digest);
}

/* What is done to the library; false if it is something else. */
static bool
disturb(struct scene *s, unsigned what, unsigned a, unsigned b)
{
	switch (what) {
	case 0:
		ui_library_put(&s->library, a, b);
		return true;
	case 1:
		ui_library_take_away(&s->library, a);
		return true;
	case 2:
		ui_library_move(&s->library, a, b);
		return true;
	case 8:
		change_selected(s, a);
		return true;
	case 9:
		ui_library_spoil(&s->library, a, b);
		return true;
	case 10:
		ui_library_take_all(&s->library);
		return true;
	default:
		return false;
	}
}

static void
act(struct scene *s, unsigned what, struct fuzz *f)
{
	static const char *const moves[] = {"press", "wheel-up", "wheel-down"};
	char text[80] = "";
	unsigned a = fuzz_take(f), b = fuzz_take(f);

	if (disturb(s, what %= 16, a, b))
		return;
	switch (what) {
	case 3:
		snprintf(text, sizeof(text), "<wait:%u>", 1 + a * 20);
		break;
	case 4:
		snprintf(text, sizeof(text), "<resize:%ux%u>", 1 + a % 130,
		    1 + b % 50);
		break;
	case 5:
		/* The next look at the library is not far. */
		snprintf(text, sizeof(text), "<wait:2000>");
		break;
	case 6:
	case 11:
		snprintf(text, sizeof(text), ":%s<Enter>",
		    action_get((enum action_id)(a % ACTIONS))->name);
		break;
	case 12:
		print_size(text, sizeof(text), a);
		break;
	case 13:
		print_count(text, sizeof(text), a);
		break;
	case 14:
		print_option(text, sizeof(text), a, b);
		break;
	default:
		snprintf(text, sizeof(text), "<%s:%u,%u>", moves[a % 3],
		    a / 3 % 50, b);
		break;
	}
	type(s, text);
}

static void
play(struct scene *s, struct fuzz *f)
{
	for (int i = 0; f->len && i < EVENTS_MAX && !s->stage.app.quit; i++) {
		unsigned byte = fuzz_take(f);

		if (byte < FIRST_KEY)
			type_char(s, byte);
		else if (byte < FIRST_EVENT)
			type(s, keys[(byte - FIRST_KEY) % KEYS]);
		else
			act(s, byte, f);
		if (byte >= FIRST_KEY || s->waiting == BURST_MAX)
			run(s);
	}
}

/* Keys that start programs, which are not found. */
static void
configure(struct scene *s, bool restricted)
{
	static const char text[] = "keys:\n  all:\n"
				   "    Z: [a, \"%{url}\", \"%{title}\"]\n"
				   "    X: [b, \"%{note}\", \"&\"]\n";

	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/config.yaml", s->library.root.str);
	desk_put_file(path.str, text, strlen(text));
	config_read(&s->stage.config, path.str, false);
	keymap_configure(&s->stage.app.keymap, &s->stage.config);
	s->stage.config.settings.rights.restricted = restricted;
	s->stage.app.keymap.rights.restricted = restricted;
	strbuf_release(&path);
}

/* ---- A run -------------------------------------------------------------- */

static void
set_up(struct scene *s, struct fuzz *f)
{
	unsigned cols = 1 + fuzz_take(f) % 130, rows = 1 + fuzz_take(f) % 50;
	unsigned what = fuzz_take_last(f);
	struct strbuf state = STRBUF_INIT;

	*s = (struct scene){.before = open(".", O_RDONLY)};
	assert_true(s->before >= 0);
	ui_library_init(&s->library, what);
	/* What is exported goes here. */
	assert_int_equal(chdir(s->library.root.str), 0);
	setenv("HOME", ".", 1); /* always the same: no more memory for it */
	strbuf_printf(&state, "%s/state", s->library.root.str);
	stage_open_marked(&s->stage, (int)rows, (int)cols, s->library.posts.str,
	    what / 8 % 2 ? state.str : NULL);
	configure(s, what / 16 % 4 == 1);
	strbuf_release(&state);
}

static void
tear_down(struct scene *s)
{
	stage_close(&s->stage);
	assert_int_equal(fchdir(s->before), 0);
	close(s->before);
	ui_library_release(&s->library);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	struct scene s;

	set_up(&s, &f);
	run(&s);
	play(&s, &f);
	stage_settle(&s.stage);
	if (!s.stage.app.quit)
		check_frame(&s);
	tear_down(&s);
	return 0;
}
