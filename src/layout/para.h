// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A paragraph on its way to lines: the bytes to be shown, in one piece, and
 * the runs they consist of. A run is text of the post in one style, or
 * decoration, which stands at a place of the text but for none of it.
 */
#ifndef NONMUN_LAYOUT_PARA_H
#define NONMUN_LAYOUT_PARA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "layout/style.h"

struct run {
	size_t at;       /* where it begins in para.text */
	uint32_t begin;  /* where it begins in the post's text */
	uint32_t link;   /* as in struct span */
	const char *str; /* decoration, outliving the flow; NULL for text */
	bool glued;      /* never parted from what is before it */
	enum style style;
};

enum para_fill {
	FILL_WORDS,    /* wrapped between words */
	FILL_CELL,     /* so too, Korean ones whole wherever one can */
	FILL_ANYWHERE, /* wrapped wherever the line is full */
	FILL_VERBATIM, /* so too, with a mark there; blanks are kept */
};

struct para {
	uint32_t begin; /* bytes of the post's text: of its first line */
	enum para_fill fill;
	struct strbuf text;
	struct run *runs; /* by `at`; none is empty */
	size_t n_runs, cap_runs;
	char *starts; /* for wrap.c, per byte of text: does a grapheme begin? */
	char *breaks; /* may a line begin? */
	size_t cap_starts;
};

void para_init(struct para *para);
void para_release(struct para *para);

/* Empties it for a paragraph that begins at `begin`. */
void para_start(struct para *para, uint32_t begin, enum para_fill fill);

/* Adds text of the post: `len` bytes from run->begin on. */
void para_add_text(struct para *para, const char *post_text,
    const struct run *run, size_t len);

/* Bytes at the start of `s` that take no cell by themselves, but belong to
 * what is before them. */
size_t para_zero_width(const char *s, size_t len);

/* Adds decoration: run->str at run->begin. */
void para_add_decor(struct para *para, const struct run *run);

/* The run that holds the byte `pos` of para.text, and where it ends. */
size_t para_run_at(const struct para *para, size_t pos);
size_t para_run_end(const struct para *para, size_t run);

/* The place in the post's text of the byte `pos`. */
uint32_t para_offset(const struct para *para, size_t pos);

/* Gives the label that it begins with, if any, its style. */
void para_mark_label(struct para *para);

#endif
