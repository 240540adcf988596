// SPDX-License-Identifier: GPL-3.0-or-later
/* What all formats ask of a paper that no digest says outright. */
#ifndef NONMUN_STORE_EXPORT_FACTS_H
#define NONMUN_STORE_EXPORT_FACTS_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "store/export.h"

/* When the paper appeared: year and month of its arXiv identifier; else the
 * year of the digest and month 0. False where neither is known. */
bool export_when(const struct export_paper *p, int *year, int *month);

/* Appends the paper's URL in the ASCII of RFC 3986, its other characters in
 * percent notation; that of its page on arXiv where the digest gives none, or
 * one that no browser should be given. False, with nothing added, where there
 * is none. */
bool export_add_url(const struct export_paper *p, struct strbuf *out);

/* Appends the subject class that an identifier of the old style names:
 * "math.GT" of "math.GT/0309136", "hep-th" of "hep-th/9901001". False, with
 * nothing added, where it names none; new ones never do. */
bool export_add_class(const struct export_paper *p, struct strbuf *out);

/* Appends one word of ASCII in lower case by which people know the paper: its
 * first author's family, else the first word of its title that says much. */
void export_add_who(const struct export_paper *p, struct strbuf *out);

/* Appends "Digest of 2025-09-12"; false where its day is not known. */
bool export_add_origin(const struct export_paper *p, struct strbuf *out);

/* Appends the text on one line: line ends become blanks. */
void export_add_line(struct strbuf *out, const char *s);

#endif
