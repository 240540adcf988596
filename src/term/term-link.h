// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where the cells of the screen lead to: for each cell the link that was drawn
 * there, and the one that the terminal shows. Curses knows nothing of links;
 * with this a terminal finds the runs of cells that it must send by itself.
 *
 * A link is known by a hash of its URL, 0 being none. The URLs themselves are
 * kept from when they are drawn to the next flush.
 */
#ifndef NONMUN_TERM_TERM_LINK_H
#define NONMUN_TERM_TERM_LINK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct term_scroll; /* see term-ops.h */

/* What terminals take whole (VTE); longer URLs are no links. Nor are those
 * beyond so many on one screen, since they are looked for one by one. */
enum { TERM_URL_MAX = 2083, TERM_URLS_MAX = 2048 };

struct term_url {
	uint64_t hash;
	char *text;
};

struct term_links {
	bool on; /* else nothing is kept, and there are no links */
	int rows, cols;
	uint64_t *drawn, *shown; /* a hash for each cell */
	struct term_url *urls;
	size_t n_urls, cap_urls;
};

/* Cells [col, end) of a row. */
struct term_run {
	int row, col, end;
	uint64_t hash;
};

/* Takes a size; nothing is drawn then, and nothing shown. */
void term_links_set_size(struct term_links *links, int rows, int cols);
void term_links_release(struct term_links *links);

/* Says where the cells of a run, all of them on the screen, lead to; NULL:
 * nowhere. `run->hash` is not looked at. */
void term_links_put(
    struct term_links *links, const struct term_run *run, const char *url);

/* What was drawn, or what is shown, has been scrolled. */
void
term_links_scroll_drawn(struct term_links *links, const struct term_scroll *by);
void
term_links_scroll_shown(struct term_links *links, const struct term_scroll *by);

/* Nothing is shown any more. */
void term_links_forget(struct term_links *links);

/* The run of drawn cells with one hash, maybe 0, that begins at a cell. */
struct term_run
term_links_run(const struct term_links *links, int row, int col);

/* Whether the cell shows another link than the one drawn, or none. */
bool term_links_differ(const struct term_links *links, int row, int col);

/* Whether any cell has a link, drawn or shown. */
bool term_links_any(const struct term_links *links);

/* The URL of a hash; NULL when it was not drawn since the last flush. */
const char *term_links_url(const struct term_links *links, uint64_t hash);

/* What was drawn is shown; whether that changed anything. */
bool term_links_flush(struct term_links *links);

#endif
