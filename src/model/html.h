// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Raw HTML in Markdown, made readable: what a tag stands for as plain text.
 * Nothing is executed, and nothing that may be text is swallowed: a "tag" that
 * HTML does not know (<think>) is text, as is one that is never closed.
 */
#ifndef NONMUN_MODEL_HTML_H
#define NONMUN_MODEL_HTML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

enum html_meaning {
	HTML_TEXT,    /* not HTML: shown as written */
	HTML_NOTHING, /* formatting and comments */
	HTML_BREAK,   /* a line break */
	HTML_SUB,     /* <sub>: shown as "_" */
	HTML_SUP,     /* <sup>: shown as "^" */
	HTML_ITEM,    /* <li>: a new line and "- " */
	HTML_CELL,    /* <td>, <th>: a gap */
	HTML_IMAGE,   /* its alternative text */
};

/* What one tag or comment, of `len` bytes from its "<", means. */
enum html_meaning html_meaning(const char *tag, size_t len);

/* Whether `tag` opens (or closes) an element that has to be closed (opened)
 * by `other`: <b> and </b>. */
bool html_is_pair(const char *open, const char *close);

/* Whether the tag needs a partner to be HTML: not so <br>, <img>, comments. */
bool html_needs_partner(const char *tag, size_t len);

/* Appends the value of the attribute alt="...". */
void html_alt(struct strbuf *out, const char *tag, size_t len);

/* Appends a block of HTML as readable text: lines separated by line feeds,
 * entities decoded, blanks folded, without empty lines. */
void html_block_text(struct strbuf *out, const char *html, size_t len);

#endif
