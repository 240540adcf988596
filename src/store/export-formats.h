// SPDX-License-Identifier: GPL-3.0-or-later
/* The entries of the formats, one function each: see export_add. */
#ifndef NONMUN_STORE_EXPORT_FORMATS_H
#define NONMUN_STORE_EXPORT_FORMATS_H

#include "base/strbuf.h"
#include "store/export.h"

/*
 * BibTeX, for BibTeX of 1988 and biber: an @misc with author, title, year,
 * month, eprint, archivePrefix and primaryClass (as in
 * https://info.arxiv.org/help/hypertex/bibstyles), url, keywords and annote.
 * Authors of whom more are not named end in "and others"; where none is known,
 * the field `key` is there to sort by. Behind the last line stands an empty
 * one.
 */
void export_add_bibtex(const struct export_paper *p, struct strbuf *out);

/*
 * RIS, after Research Information Systems' "RIS Format Specifications" (2001),
 * by which all lines end in CR LF: UNPB (unpublished work) for what is on
 * arXiv, ELEC for what else has a URL, GEN for the rest.
 */
void export_add_ris(const struct export_paper *p, struct strbuf *out);

/* Markdown (CommonMark): an item of a list with a citation, the digest's day
 * and, as a quotation, the note. */
void export_add_markdown(const struct export_paper *p, struct strbuf *out);

void export_add_json(const struct export_paper *p, struct strbuf *out);

#endif
