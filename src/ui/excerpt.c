// SPDX-License-Identifier: GPL-3.0-or-later
/* A match within its line: see excerpt.h. */
#include <config.h>

#include "ui/excerpt.h"

#include "base/width.h"

/* No grapheme that is read takes more bytes for each of its cells: farther
 * back need not be looked for where to begin. */
enum { BYTES_PER_CELL = 16 };

/* The first place at most `cells` before `at`, rather after a blank. */
static size_t
begin_before(const char *text, size_t at, size_t cells)
{
	size_t from =
	    at > cells * BYTES_PER_CELL ? at - cells * BYTES_PER_CELL : 0;
	size_t left, begin, word;

	while (from > 0 && ((unsigned char)text[from] & 0xC0) == 0x80)
		from--;
	left = width_text(text + from, at - from);
	for (begin = from; begin < at && left > cells;) {
		size_t n = width_next_grapheme(text + begin, at - begin);

		left -= width_text(text + begin, n);
		begin += n;
	}
	if (begin == 0)
		return 0;
	word = begin;
	while (word < at && text[word - 1] != ' ')
		word++;
	return word < at && word - begin < (at - begin) / 2 ? word : begin;
}

struct excerpt
excerpt_cut(const char *text, size_t len, size_t at, size_t to, size_t cells)
{
	size_t room, used;
	struct excerpt e = {0, len};

	if (width_fit(text, len, cells, &used) == len)
		return e;
	room = cells > EXCERPT_MORE_CELLS ? cells - EXCERPT_MORE_CELLS : 0;
	e.end = width_fit(text, len, room, &used);
	if (to <= e.end)
		return e;
	e.begin = begin_before(text, at, room / 3);
	if (e.begin &&
	    width_fit(text + e.begin, len - e.begin, room, &used) ==
		len - e.begin) {
		/* It ends in sight: what room is left goes to its beginning. */
		e.begin = begin_before(text, at,
		    width_text(text + e.begin, at - e.begin) + room - used);
		e.end = len;
		return e;
	}
	if (e.begin)
		room =
		    room > EXCERPT_MORE_CELLS ? room - EXCERPT_MORE_CELLS : 0;
	e.end = e.begin + width_fit(text + e.begin, len - e.begin, room, NULL);
	return e;
}
