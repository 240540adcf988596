// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What was typed to search with, as the source of a PCRE2 expression: where
 * all that makes a literal more than its letters is decided (pattern.h says
 * what). An expression that was typed is taken as it is; one that was made of
 * literal text holds no groups with numbers and may stand in another one.
 */
#ifndef NONMUN_MODEL_PATTERN_SOURCE_H
#define NONMUN_MODEL_PATTERN_SOURCE_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "model/needs.h"
#include "model/pattern.h"

struct pattern_source {
	bool regex;    /* typed as an expression */
	bool any_case; /* of an expression: case is to be ignored */
	struct strbuf expr;
	struct needs needs; /* see pattern_needs; good if `expr` is valid */
};

/* False when there is nothing to search for. To be released in any case. */
bool pattern_source_init(
    struct pattern_source *source, const struct pattern_text *text);
void pattern_source_release(struct pattern_source *source);

#endif
