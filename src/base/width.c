// SPDX-License-Identifier: GPL-3.0-or-later
/* Cells and graphemes: see width.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "base/width.h"

#include <stdbool.h>
#include <stdlib.h>
#include <unigbrk.h>
#include <wchar.h>

#include "base/mem.h"
#include "base/utf8.h"

unsigned
width_char(uint32_t c)
{
	int w;

	if (c >= 0x20 && c < 0x7F)
		return 1;
	w = wcwidth((wchar_t)c);
	return w < 0 ? 1 : (unsigned)w;
}

size_t
width_text(const char *s, size_t len)
{
	size_t cells = 0;
	uint32_t c;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &c);
		cells += width_char(c);
	}
	return cells;
}

/* Characters that are a grapheme by themselves next to one another: ASCII
 * without controls, Hangul syllables, kana and ideographs. */
static bool
stands_alone(const char *s, size_t len, size_t *n)
{
	uint32_t c;

	*n = utf8_decode(s, len, &c);
	return (c >= 0x20 && c < 0x7F) || (c >= 0xAC00 && c <= 0xD7A3) ||
	    (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3041 && c <= 0x3096);
}

/* The rules in full need to see the whole cluster: a window is looked at that
 * grows until there is a break in it. */
static size_t
first_break(const char *s, size_t len)
{
	char flags[256];
	char *p = flags;
	size_t window = 32;
	size_t at;

	for (;; window *= 2) {
		if (window > len)
			window = len;
		if (window > sizeof(flags))
			p = mem_realloc(p == flags ? NULL : p, window);
		u8_grapheme_breaks((const uint8_t *)s, window, p);
		for (at = 1; at < window && !p[at]; at++)
			;
		/* A break right at the window's end may be no break. */
		if (at + 4 <= window || window == len)
			break;
	}
	if (p != flags)
		free(p);
	return at;
}

size_t
width_next_grapheme(const char *s, size_t len)
{
	size_t n, next;

	if (!len)
		return 0;
	if (stands_alone(s, len, &n) &&
	    (n == len || stands_alone(s + n, len - n, &next)))
		return n;
	return first_break(s, len);
}

/* Where a cluster begins depends on all before it (emoji joined by U+200D,
 * pairs of regional indicators), so it is walked to from the start. */
size_t
width_prev_grapheme(const char *s, size_t len)
{
	size_t last = 0;

	for (size_t i = 0; i < len; i += last)
		last = width_next_grapheme(s + i, len - i);
	return last;
}

size_t
width_fit(const char *s, size_t len, size_t cells, size_t *used)
{
	size_t i = 0;
	size_t sum = 0;

	while (i < len) {
		size_t n = width_next_grapheme(s + i, len - i);
		size_t w = width_text(s + i, n);
		if (sum + w > cells)
			break;
		sum += w;
		i += n;
	}
	if (used)
		*used = sum;
	return i;
}
