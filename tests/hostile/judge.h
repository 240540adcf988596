// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What must not come out of the program, wherever it came in: written down
 * here once more, from the standards, and not asked of the program's own code.
 * Sources: ECMA-48 (controls), UAX #9 (directions), UAX #15 (runs of marks),
 * Unicode 15 chapter 23 (tags, annotation, noncharacters).
 */
#ifndef NONMUN_TESTS_HOSTILE_JUDGE_H
#define NONMUN_TESTS_HOSTILE_JUDGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What is wrong with a character of `len` bytes at `s`, by words for people;
 * NULL: nothing. Line feeds and tabs are wrong, too. */
const char *judge_character(uint32_t c, const char *s, size_t len);

/* Characters in a row that take no room, up to which nothing is wrong, and
 * whether one is such. */
enum { JUDGE_MARKS_MAX = 31 };
bool judge_is_mark(uint32_t c);

enum judge_allows {
	JUDGE_LINE = 0,
	JUDGE_FEEDS = 1, /* line feeds */
	JUDGE_TABS = 2,
	JUDGE_LOOKS = 4,   /* SGR as the program's own looks have it */
	JUDGE_RETURNS = 8, /* carriage returns before line feeds */
};

/* What is wrong with a text, and where; NULL: nothing. The caller frees. */
char *judge_text(const char *s, size_t len, unsigned allows);

/* The same, as a failure of the running test, which names `where`. */
void
judge_assert(const char *where, const char *s, size_t len, unsigned allows);

#endif
