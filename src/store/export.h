// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Handing papers on to other programs: BibTeX, RIS, Markdown and JSON.
 *
 * What is written for a paper depends on that paper alone, never on what is
 * exported with it or in which order: an entry that was copied from the reader
 * has the same key as the one in a file, today and next year. Text is appended
 * to a strbuf of the caller, who decides where it goes. Everything that comes
 * from a digest is escaped for the format it is written in.
 *
 *	struct export_paper p;
 *
 *	export_paper_init(&p, post, paper);
 *	p.note = note;
 *	export_add(EXPORT_BIBTEX, &p, &text);
 *	export_paper_release(&p);
 */
#ifndef NONMUN_STORE_EXPORT_H
#define NONMUN_STORE_EXPORT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/rights.h"
#include "base/status.h"
#include "base/strbuf.h"
#include "model/authors.h"
#include "model/date.h"
#include "model/post.h"

enum export_format {
	EXPORT_BIBTEX,   /* an @misc, as arXiv gives it; see export-formats.h
			  */
	EXPORT_RIS,      /* lines that end in CR LF */
	EXPORT_MARKDOWN, /* an item of a list */
	EXPORT_JSON,     /* an object on one line: all that `list` says of a
			    paper, and authors, year, citekey and note */
	EXPORT_FORMATS
};

/* A paper as it is handed on. Strings are clean, borrowed from the post or
 * the caller, and NULL where nothing is known, unless it says otherwise. */
struct export_paper {
	const char *title; /* never NULL */
	const char *key;   /* of the paper; never NULL */
	const char *url;
	const char *arxiv;      /* identifier without version */
	unsigned version;       /* of the preprint; 0: not known */
	struct authors authors; /* owned */
	struct date date;       /* of the digest */
	const char *post;       /* the digest's file name */
	const char *post_title;
	const char *file;        /* the digest's path */
	unsigned line;           /* of the paper in it */
	int number;              /* in the digest; -1: none */
	const char *const *tags; /* of the digest */
	size_t n_tags;
	const struct section *sections;
	size_t n_sections;
	/* What the reader knows: see export_paper_complete. */
	bool read, starred;
	const char *note; /* may have line feeds */
};

/* Fills in what the post says of the paper, authors included; no mark, no
 * note. Post and paper must outlive `p`. */
void export_paper_init(
    struct export_paper *p, const struct post *post, const struct paper *paper);
void export_paper_release(struct export_paper *p);

/* What the library says of the post, and the reader's mark on the paper (may be
 * NULL); both must outlive `p`, the mark until the journal is told of others.
 */
struct entry;
struct mark;
void export_paper_complete(
    struct export_paper *p, const struct entry *entry, const struct mark *mark);

/* ---- One paper ---------------------------------------------------------- */

/* Appends the paper's entry, with its line end. */
void export_add(enum export_format format, const struct export_paper *p,
    struct strbuf *out);

/* Appends a citation in Markdown, without a line end:
 * "Rui Li, Quanyu Dai et al. [Title](https://...). arXiv:2505.20245, 2025". */
void export_add_citation(const struct export_paper *p, struct strbuf *out);

/* Appends the key by which a bibliography speaks of the paper, of ASCII
 * letters, digits, "-" and "." only: who or what, when and which, as in
 * "li2025-2505.20245" or, where no author is known, "knowtrace2025-2505.20245".
 * Different papers have different keys. */
void export_add_citekey(const struct export_paper *p, struct strbuf *out);

/* ---- Many papers -------------------------------------------------------- */

/* An export of many papers: each of them is written once, the first time, even
 * where it stood on several days. */
struct exporter;

struct exporter *exporter_new(enum export_format format);
void exporter_free(struct exporter *e);

/* Whether a paper with this key (of struct paper) was added already: to be
 * asked before the trouble of filling in a struct export_paper. */
bool exporter_has(const struct exporter *e, const char *key);

/* Appends the paper's entry; false, with nothing appended, when it was added
 * already. */
bool exporter_add(
    struct exporter *e, const struct export_paper *p, struct strbuf *out);

/* How many were written. */
size_t exporter_count(const struct exporter *e);

/* ---- Formats and files -------------------------------------------------- */

/* The format of this name: "bibtex", "ris", "markdown" or "json", or what ends
 * the names of such files: "bib", "md", "jsonl". */
bool export_find_format(enum export_format *format, const char *name);

/* "bibtex", ... Borrowed. */
const char *export_format_name(enum export_format format);

/* The format that the end of a file's name asks for: .bib, .ris, .md or
 * .markdown, .json or .jsonl, in any case. */
bool export_guess_format(enum export_format *format, const char *path);

/* Writes the text to a new file. ERR_REFUSED when something is there already,
 * which is left as it is; ERR_IO when it cannot be written, and then nothing
 * is left of it. */
enum status export_create_file(struct rights rights, const char *path,
    const struct strbuf *text, struct error *err);

#endif
