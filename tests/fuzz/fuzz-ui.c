// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The interface on a small library of its own, on a terminal in memory. The
 * first bytes are the size of the screen; each one after that is a key, or a
 * resize, a pause, a click or a change of the library with what it needs from
 * the bytes behind it. No frame has a cell that a terminal would act upon, the
 * cursor is on the screen, what is linked to and copied is clean, and in the
 * end everything comes to rest.
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
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "../folder.h"
#include "fuzz.h"
#include "../stage.h"
#include "../store-desk.h"
#include "ui/keymap.h"
#include "ui/loop.h"

enum {
	EVENTS_MAX = 150,
	BURST_MAX = 6, /* characters that are typed at once */
	STEPS_MAX = 2000,
	YEARS_AGO = 1000000000,
};

struct scene {
	struct strbuf root, posts, path;
	struct stage stage;
	int tick;
	int waiting; /* keys that were typed and not looked at yet */
	int before;  /* descriptor of the folder that was the current one */
};

/* ---- The library -------------------------------------------------------- */

#define CHANGED                                                      \
	"# 1. [Attention](https://arxiv.org/abs/1706.03762)\n\n"     \
	"## Introduction\n\nOther words.\n\n# 3. [C](http://z/)\n\n" \
	"## 한계\n\nx\n"

static const char *const digests[] = {
    "---\ntitle: Daily\ndate: 2026-01-05 08:15\ntags: [nlp]\n---\n\n"
    "# 1. [Attention *Is* All](https://arxiv.org/abs/1706.03762)\n\n"
    "## Introduction\n\n- Goal: 어텐션만으로 \x1b[31mtext\n- [a](http://x/)\n\n"
    "## Method\n\nword 모델을 `code` $x^2$ 한국어 문장이다.\n\n"
    "## Limitations\n\nNone.\n\n"
    "# 2. [Robots 로봇](https://arxiv.org/abs/2509.00001)\n\n"
    "## Method\n\n> quote\n\n| a | b |\n|---|---|\n| 1 | 둘 |\n\n"
    "## Limitations\n\n```\ncode\n```\n",
    "# [B](https://x/y)\n\n## Results\n\nattention 결과, \xE2\x80\xAE and "
    "e\u0301.\n",
    "Only words, 안녕하세요.\n\n***\n\n1. one\n2. two\n",
    "",
    CHANGED,
    "---\ntitle: [broken\n---\n\n# \n\n## 1. [\n",
};

enum { DIGESTS = sizeof(digests) / sizeof(digests[0]) };

static const char *const names[] = {"2026-01-05.md", "2026-01-06-x.md",
    "2025-12-31.md", "notes.md", "2026-01-07-\x1b[m\n한.md",
    "sub/2026-01-08.md"};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

/* Each change gets a time of its own, so that it is seen. */
static void
touch(struct scene *s, const char *path)
{
	const struct timespec times[2] = {
	    {YEARS_AGO + s->tick, 0}, {YEARS_AGO + s->tick, 0}};

	s->tick++;
	utimensat(AT_FDCWD, path, times, 0);
}

static const char *
path_of(struct scene *s, unsigned name)
{
	strbuf_reset(&s->path);
	strbuf_printf(&s->path, "%s/%s", s->posts.str, names[name % NAMES]);
	return s->path.str;
}

static void
put(struct scene *s, unsigned name, unsigned digest)
{
	const char *path = path_of(s, name);
	const char *text = digests[digest % DIGESTS];

	if (strstr(path, "/sub/")) {
		strbuf_truncate(&s->path, (size_t)(strrchr(path, '/') - path));
		mkdir(s->path.str, 0700);
		path = path_of(s, name);
	}
	desk_put_file(path, text, strlen(text));
	touch(s, path);
	touch(s, s->posts.str);
}

static void
take_away(struct scene *s, unsigned name)
{
	unlink(path_of(s, name));
	touch(s, s->posts.str);
}

static void
move(struct scene *s, unsigned from, unsigned to)
{
	char *old = mem_strdup(path_of(s, from));

	if (rename(old, path_of(s, to)) == 0)
		touch(s, s->posts.str);
	free(old);
}

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

static void
act(struct scene *s, unsigned what, struct fuzz *f)
{
	static const char *const moves[] = {"press", "wheel-up", "wheel-down"};
	char text[64] = "";
	unsigned a = fuzz_take(f), b = fuzz_take(f);

	switch (what % 8) {
	case 0:
		put(s, a, b);
		break;
	case 1:
		take_away(s, a);
		break;
	case 2:
		move(s, a, b);
		break;
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
		snprintf(text, sizeof(text), ":%s<Enter>",
		    action_get((enum action_id)(a % ACTIONS))->name);
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
configure(struct scene *s)
{
	static const char text[] = "keys:\n  all:\n"
				   "    Z: [a, \"%{url}\", \"%{title}\"]\n"
				   "    X: [b, \"%{note}\", \"&\"]\n";

	strbuf_reset(&s->path);
	strbuf_printf(&s->path, "%s/config.yaml", s->root.str);
	desk_put_file(s->path.str, text, strlen(text));
	config_read(&s->stage.config, s->path.str, false);
	keymap_configure(&s->stage.app.keymap, &s->stage.config);
}

/* ---- A run -------------------------------------------------------------- */

static void
set_up(struct scene *s, struct fuzz *f)
{
	unsigned cols = 1 + fuzz_take(f) % 130, rows = 1 + fuzz_take(f) % 50;

	*s = (struct scene){.before = open(".", O_RDONLY)};
	assert_true(s->before >= 0);
	folder_make(&s->root);
	strbuf_init(&s->posts);
	strbuf_init(&s->path);
	strbuf_printf(&s->posts, "%s/posts", s->root.str);
	assert_int_equal(mkdir(s->posts.str, 0700), 0);
	for (unsigned i = 0; i < 4; i++)
		put(s, i, i);
	/* What is exported goes here. */
	assert_int_equal(chdir(s->root.str), 0);
	setenv("HOME", ".", 1); /* always the same: no more memory for it */
	stage_open_marked(&s->stage, (int)rows, (int)cols, s->posts.str, NULL);
	configure(s);
}

static void
tear_down(struct scene *s)
{
	stage_close(&s->stage);
	assert_int_equal(fchdir(s->before), 0);
	close(s->before);
	folder_remove(&s->root);
	strbuf_release(&s->posts);
	strbuf_release(&s->path);
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
