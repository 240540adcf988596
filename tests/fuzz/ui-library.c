// SPDX-License-Identifier: GPL-3.0-or-later
/* See ui-library.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "ui-library.h"

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
#include "../folder.h"
#include "../store-desk.h"
#include "ui/axis-list.h"

enum { YEARS_AGO = 1000000000 };

/* ---- Digests ------------------------------------------------------------ */

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

enum {
	DIGESTS = sizeof(digests) / sizeof(digests[0]),
	MANY = DIGESTS, /* and after them, digests of very many kinds */
	MANY_KINDS = 3,
	KINDS = AXIS_KINDS_MAX + 6,
};

/* A paper with headings that no other such digest has. */
static void
add_many(struct strbuf *out, unsigned which)
{
	strbuf_printf(out, "# 7. [Many %u](https://x/%u)\n\n", which, which);
	for (int i = 0; i < KINDS; i++)
		strbuf_printf(out, "## Topic %c%c%c\n\nword %d\n\n",
		    (char)('A' + which), 'a' + i / 26, 'a' + i % 26, i);
}

static void
add_digest(struct strbuf *out, unsigned digest)
{
	digest %= DIGESTS + MANY_KINDS;
	if (digest < DIGESTS)
		strbuf_adds(out, digests[digest]);
	else
		add_many(out, digest - MANY);
}

/* ---- Files -------------------------------------------------------------- */

static const char *const names[] = {"2026-01-05.md", "2026-01-06-x.md",
    "2025-12-31.md", "notes.md", "2026-01-07-\x1b[m\n한.md",
    "sub/2026-01-08.md", "2025-11-01.md", "2025-11-02.md", "2025-11-03.md",
    "2025-11-04.md", "other.md", "2025-02-29.md", "2025-11-05.md"};

enum { NAMES = sizeof(names) / sizeof(names[0]) };

/* Each change gets a time of its own, so that it is seen. */
static void
touch(struct ui_library *l, const char *path)
{
	const struct timespec times[2] = {
	    {YEARS_AGO + l->tick, 0}, {YEARS_AGO + l->tick, 0}};

	l->tick++;
	utimensat(AT_FDCWD, path, times, 0);
}

static const char *
path_of(struct ui_library *l, unsigned name)
{
	strbuf_reset(&l->path);
	strbuf_printf(&l->path, "%s/%s", l->posts.str, names[name % NAMES]);
	return l->path.str;
}

void
ui_library_change(struct ui_library *l, const char *path, unsigned digest)
{
	struct strbuf text = STRBUF_INIT;
	struct stat st;

	add_digest(&text, digest);
	/* It may be what can be no post. */
	if (lstat(path, &st) != 0 || S_ISREG(st.st_mode)) {
		desk_put_file(path, text.str, text.len);
		touch(l, path);
	}
	strbuf_release(&text);
}

void
ui_library_put(struct ui_library *l, unsigned name, unsigned digest)
{
	const char *path = path_of(l, name);

	if (strstr(path, "/sub/")) {
		strbuf_truncate(&l->path, (size_t)(strrchr(path, '/') - path));
		mkdir(l->path.str, 0700);
		path = path_of(l, name);
	}
	ui_library_change(l, path, digest);
	touch(l, l->posts.str);
}

void
ui_library_take_away(struct ui_library *l, unsigned name)
{
	const char *path = path_of(l, name);

	if (unlink(path) != 0)
		rmdir(path);
	touch(l, l->posts.str);
}

void
ui_library_take_all(struct ui_library *l)
{
	for (unsigned i = 0; i < NAMES; i++)
		ui_library_take_away(l, i);
}

void
ui_library_move(struct ui_library *l, unsigned from, unsigned to)
{
	char *old = mem_strdup(path_of(l, from));

	if (rename(old, path_of(l, to)) == 0)
		touch(l, l->posts.str);
	free(old);
}

void
ui_library_spoil(struct ui_library *l, unsigned name, unsigned how)
{
	const char *path;

	ui_library_take_away(l, name);
	path = path_of(l, name);
	if (how % 3 == 0)
		mkdir(path, 0700);
	else if (how % 3 == 1)
		mkfifo(path, 0600);
	else
		assert_true(symlink(path, path) == 0 || strstr(path, "/sub/"));
	touch(l, l->posts.str);
}

/* ---- A library ---------------------------------------------------------- */

/* The first name, how many, and the digests that take turns. */
static const struct {
	unsigned name, n, digest, digests;
} libraries[] = {
    {0, 4, 0, DIGESTS},
    {0, 0, 0, 1},
    {0, NAMES, 0, DIGESTS},
    {0, 3, 2, 2},
    {0, 3, 3, 1},
    {3, 1, 0, 1},
    {0, 4, MANY, MANY_KINDS},
    {0, NAMES, 0, 1},
};

void
ui_library_init(struct ui_library *l, unsigned what)
{
	unsigned i = what % (sizeof(libraries) / sizeof(libraries[0]));

	folder_make(&l->root);
	strbuf_init(&l->posts);
	strbuf_init(&l->path);
	l->tick = 0;
	strbuf_printf(&l->posts, "%s/posts", l->root.str);
	assert_int_equal(mkdir(l->posts.str, 0700), 0);
	for (unsigned k = 0; k < libraries[i].n; k++)
		ui_library_put(l, libraries[i].name + k,
		    libraries[i].digest + k % libraries[i].digests);
}

void
ui_library_release(struct ui_library *l)
{
	folder_remove(&l->root);
	strbuf_release(&l->posts);
	strbuf_release(&l->path);
}
