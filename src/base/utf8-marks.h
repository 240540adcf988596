// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Runs of characters that take no room of their own: combining marks, joiners,
 * selectors, vowels and finals of Hangul. Writing has a few of them in a row;
 * thousands stack up, or hide a text, behind one letter. Source: UAX #15,
 * "Stream-Safe Text Format", for how many are more than any writing needs.
 */
#ifndef NONMUN_BASE_UTF8_MARKS_H
#define NONMUN_BASE_UTF8_MARKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

enum { UTF8_MARKS_MAX = 30 /* characters in a row */ };

/* Puts one U+FFFD in place of what, of each run in the valid text from `from`
 * on, is beyond UTF8_MARKS_MAX. Characters right before `from` count. */
void utf8_marks_limit(struct strbuf *text, size_t from);

/* Whether no run of them in a valid text is that long. */
bool utf8_marks_are_few(const char *s, size_t len);

#endif
