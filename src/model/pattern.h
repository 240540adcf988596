// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A pattern to search clean text with: what the user types at a prompt.
 * Literal text, unless it begins with "~": then a PCRE2 regular expression.
 * Ignores case unless the pattern has a capital letter. A run of blanks in a
 * literal matches any run of blanks and line ends. Matching is bounded: a
 * pattern that backtracks without end stops with an error.
 */
#ifndef NONMUN_MODEL_PATTERN_H
#define NONMUN_MODEL_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct pattern;

struct match {
	uint32_t begin, end; /* bytes */
};

/* Compiles what was typed; NULL with `err` (ERR_SYNTAX) when it is not a
 * valid expression or is empty. The caller frees with pattern_free. */
struct pattern *pattern_new(const char *typed, struct error *err);
void pattern_free(struct pattern *pattern);

/* The first non-empty match in text[from, len), with text before `from` as
 * context. ERR_MISSING when there is none, ERR_LIMIT when matching took too
 * long (`err` says so). */
enum status pattern_find(const struct pattern *pattern, const char *text,
    size_t len, size_t from, struct match *match, struct error *err);

#endif
