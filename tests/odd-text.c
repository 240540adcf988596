// SPDX-License-Identifier: GPL-3.0-or-later
/* See odd-text.h. */
#include <config.h>

#include "odd-text.h"

#include <stddef.h>

#include "trials.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

void
odd_text_add(struct strbuf *out, unsigned *seed)
{
	static const char *const odd[] = {"\t", "\n", "\r", "\033", "\x7F",
	    "\x9B", "\xC2\x9B", "\xC0\xAF", "\xED\xA0\x80", "\xEA\xAF\xBF",
	    "\xED\x9E\xA4", "\xF0\x9F", "\xE2\x80", "\u202E", "\u2028",
	    "\uFFFD", "\U0001F468", "·", "é", "я", "ก", "’", "→"};
	static const char *const plain[] = {
	    "a", "B ", "\"", "\\", "가", "힣", "모델 ", "漢", "word"};
	size_t n = trials_random(seed, 120);

	while (n--)
		strbuf_adds(out,
		    trials_random(seed, 16)
			? plain[trials_random(seed, LENGTH(plain))]
			: odd[trials_random(seed, LENGTH(odd))]);
}
