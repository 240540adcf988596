// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests of any size that make parsers slow: what cmark is tested with, and
 * the same for what is ours (titles, tables, TeX, HTML, names, front matter).
 */
#ifndef NONMUN_TESTS_HOSTILE_PATHOLOGIES_H
#define NONMUN_TESTS_HOSTILE_PATHOLOGIES_H

#include <stddef.h>

#include "base/strbuf.h"

/* What a digest consists of: `head`, `unit` again and again, `turn`, `back` as
 * often, `tail`. A # in `unit` or `back` is the number of the repetition. */
struct pathology {
	const char *name;
	const char *head, *unit, *turn, *back, *tail;
};

extern const struct pathology pathologies[];
extern const size_t n_pathologies;

/* Appends a digest of about that many bytes. */
void pathology_write(
    struct strbuf *out, const struct pathology *pathology, size_t bytes);

#endif
