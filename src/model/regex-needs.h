// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a text must hold for a regular expression to match in it, told from the
 * expression's source.
 *
 * Only what is surely understood is read: text, ".", classes without names,
 * escapes of one letter and \p, groups "(" and "(?:", the options i, m and s,
 * alternatives, and the usual quantifiers. If there is anything else, as a
 * name, a look around, a reference, a verb or another option, nothing is known
 * of the whole expression.
 */
#ifndef NONMUN_MODEL_REGEX_NEEDS_H
#define NONMUN_MODEL_REGEX_NEEDS_H

#include <stddef.h>

#include "model/needs.h"

/* Adds to `needs` what every text holds in which a match is found. For clean
 * text and an expression of PCRE2 that is valid, under no other options than
 * those that `(?ims)` sets. */
void regex_needs(struct needs *needs, const char *expr, size_t len);

#endif
