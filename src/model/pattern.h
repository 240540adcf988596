// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A pattern to search clean text with: what the user types at a prompt, for
 * every search there is. Literal text, unless it begins with "~": then a PCRE2
 * regular expression. Of literal text,
 *
 * - case is ignored (Unicode simple folding) unless it has a capital letter;
 * - a run of blanks matches any run of blanks and line ends;
 * - it is normalised (NFC), as clean text is: other spellings of the same
 *   characters match;
 * - a lone Hangul consonant matches the syllables that begin with it, and
 *   itself; one that an input method made of two initials (ㄳ of ㄱㅅ) matches
 *   itself, or those two;
 * - a syllable at the very end, which may be unfinished, matches what it may
 *   become: an open one any final consonant, one with a final the double ones
 *   that are typed so (안 also 앉 and 않). A blank behind it finishes it.
 *
 * Matching is bounded: a pattern that backtracks without end stops with an
 * error.
 */
#ifndef NONMUN_MODEL_PATTERN_H
#define NONMUN_MODEL_PATTERN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct needs;
struct pattern;

struct match {
	uint32_t begin, end; /* bytes */
};

/* How a text is to be understood, as bits. */
enum pattern_how {
	PATTERN_TYPED = 0,    /* all of the above */
	PATTERN_VERBATIM = 1, /* "~" and lone consonants mean themselves */
	PATTERN_FINISHED = 2, /* its last syllable is finished */
};

struct pattern_text {
	const char *typed;
	unsigned how;
};

/* Compiles what was typed; NULL with `err` (ERR_SYNTAX) when it is not a
 * valid expression or is empty. The caller frees with pattern_free. */
struct pattern *pattern_new(const char *typed, struct error *err);
void pattern_free(struct pattern *pattern);

/* A pattern that matches wherever one of `n` > 0 texts does: at each place the
 * first of them in that order. Each has its own rule for case, and what one
 * expression says (groups, options, comments) means nothing to the others.
 * NULL with `err` as above, when one of them is at fault. */
struct pattern *
pattern_new_any(const struct pattern_text *texts, size_t n, struct error *err);

/* What a text holds wherever the pattern matches in it, for an index: see
 * model/needs.h. None where nothing certain can be said. Borrowed. */
const struct needs *pattern_needs(const struct pattern *pattern);

/* The first non-empty match in text[from, len), with text before `from` as
 * context. ERR_MISSING when there is none, ERR_LIMIT when matching took too
 * long (`err` says so). Clean text only. Not for two threads at once. */
enum status pattern_find(const struct pattern *pattern, const char *text,
    size_t len, size_t from, struct match *match, struct error *err);

/* The first matches of a text, `most` of them or fewer; returns how many. What
 * takes too long ends the search. */
size_t pattern_find_all(const struct pattern *pattern, const char *text,
    size_t len, struct match *matches, size_t most);

/* Whether it matches anywhere in a text. */
bool
pattern_matches(const struct pattern *pattern, const char *text, size_t len);

#endif
