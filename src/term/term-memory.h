// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A terminal in memory: keys come from a list, time from the list too, and
 * what is on the screen can be looked at. For tests.
 */
#ifndef NONMUN_TERM_TERM_MEMORY_H
#define NONMUN_TERM_TERM_MEMORY_H

#include "base/strbuf.h"
#include "term/term.h"

struct term *term_open_memory(int rows, int cols);

/* Queues keys as they would be typed; "UTF-8" characters are keys as they are.
 * Names stand in <>: <Enter> <Esc> <Tab> <BackTab> <Space> <Backspace> <Up>
 * <Down> <Left> <Right> <Home> <End> <PgUp> <PgDn> <Insert> <Delete> <F1>
 * to <F12>, <C-d>, <lt> for "<", <press:ROW,COL>, <wheel-up:ROW,COL>,
 * <wheel-down:ROW,COL> for the mouse, <wait:MS> to let time pass,
 * <resize:COLSxROWS>, <hangup>. False, with nothing queued, when a name is
 * unknown. */
bool term_memory_type(struct term *term, const char *keys);

/* When the queue is empty term_key answers TERM_KEY_NONE, at once, and the
 * clock goes forward by the timeout; `term_memory_idle` says whether it is,
 * and has been asked for a key since. */
bool term_memory_idle(const struct term *term);

/* The screen as flushed: one line of text a row, trailing blanks cut. With
 * `styles`, pieces not in STYLE_NORMAL stand in {style:...} braces. */
void term_memory_text(const struct term *term, struct strbuf *out, bool styles);

/* The cell at (row, col) as UTF-8 ("" for the right half of a wide one), its
 * style to `*style`. Borrowed. */
const char *
term_memory_cell(const struct term *term, int row, int col, enum style *style);

void term_memory_cursor(const struct term *term, int *row, int *col);

/* Where the cell leads to, as flushed; NULL: nowhere. Borrowed. */
const char *term_memory_link(const struct term *term, int row, int col);

/* What was copied last; NULL: nothing yet. Borrowed. */
const char *term_memory_copy(const struct term *term, size_t *len);

/* From now on copying fails with this reason; NULL: with none. */
void term_memory_refuse_copies(struct term *term, const char *why);

/* How often term_flush had something to send. */
size_t term_memory_flushes(const struct term *term);

/* How often it was left, entered, suspended, copied from. */
struct term_memory_counts {
	size_t left, entered, suspended, redrawn, copied;
};
struct term_memory_counts term_memory_counts(const struct term *term);

#endif
