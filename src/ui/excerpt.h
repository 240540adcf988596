// SPDX-License-Identifier: GPL-3.0-or-later
/* What of a line of text is shown where it does not fit, so that a match in it
 * is in sight, with the words around it. Pure. */
#ifndef NONMUN_UI_EXCERPT_H
#define NONMUN_UI_EXCERPT_H

#include <stddef.h>

/* Bytes [begin, end) of the line, at graphemes' edges; where they are not all
 * of it, EXCERPT_MORE stands for what is left out at that side. */
struct excerpt {
	size_t begin, end;
};

#define EXCERPT_MORE ".."
enum { EXCERPT_MORE_CELLS = 2 };

/* Chooses what to show of the `len` bytes of `text` in `cells`, marks included,
 * when the match begins at `at` and ends before `to`. */
struct excerpt
excerpt_cut(const char *text, size_t len, size_t at, size_t to, size_t cells);

#endif
