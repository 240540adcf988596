// SPDX-License-Identifier: GPL-3.0-or-later
/* A line with a terminal at its end (libvterm), so that what is waited for is
 * what a reader would see. Rows count from 0. */
#ifndef NONMUN_BENCH_GLASS_H
#define NONMUN_BENCH_GLASS_H

#include <stdbool.h>
#include <vterm.h>

#include "base/strbuf.h"
#include "line.h"

struct glass {
	struct line line;
	VTerm *vterm;
	VTermScreen *screen;
	size_t bytes; /* that have come */
};

void glass_open(struct glass *g, char *const argv[]);
void glass_close(struct glass *g);

void glass_type(struct glass *g, const char *keys);

/* Takes what comes within `ms`, at most one reading; false when nothing. */
bool glass_look(struct glass *g, int ms);

/* The text of a row, without the blanks at its end, in place of `out`. */
void glass_row(const struct glass *g, int row, struct strbuf *out);

/* When `sight` first was true; ends the program where it never is. */
int64_t glass_wait(struct glass *g,
    bool (*sight)(const struct glass *g, const void *ctx), const void *ctx);

#endif
