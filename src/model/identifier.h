// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Identifiers of papers. arXiv's come in two styles, 2509.09372 (since April
 * 2007) and hep-th/9901001, each perhaps with a version (v2); see
 * https://info.arxiv.org/help/arxiv_identifier.html.
 */
#ifndef NONMUN_MODEL_IDENTIFIER_H
#define NONMUN_MODEL_IDENTIFIER_H

#include <stdbool.h>
#include <stddef.h>

enum { ARXIV_ID_SIZE = 48 };

struct arxiv_id {
	char id[ARXIV_ID_SIZE]; /* without version */
	unsigned version;       /* 0: none was given */
};

/* Reads an identifier, whole: "2509.09372v2", "math.GT/0309136",
 * "arXiv:2509.09372". */
bool arxiv_parse_id(struct arxiv_id *out, const char *s);

/* Finds the identifier in the URL of a page about a paper: arXiv abs, pdf and
 * html, Hugging Face papers. */
bool arxiv_parse_url(struct arxiv_id *out, const char *url);

/* The URL of the paper's PDF, of at most `size` bytes; false when `url` is
 * not that of a paper on arXiv or at Hugging Face. */
bool arxiv_pdf_url(const char *url, char *buf, size_t size);

/* What all servers should take (RFC 9110, chapter 4.1). */
enum { URL_LENGTH_MAX = 8000 }; /* bytes */

/* Whether a browser may be given this URL: http or https, a host and no user
 * before it, no blank, no control character, none of their stand-ins, nothing
 * invisible, and not longer than URL_LENGTH_MAX. NULL when it may, else why
 * not, as a clause for the user. */
const char *url_objection(const char *url);

/* The URL itself, for other programs, if it may; else NULL. NULL is fine. */
const char *url_harmless(const char *url);

#endif
