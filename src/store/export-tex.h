// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Text for TeX, as BibTeX and biber both take it.
 *
 * The characters that TeX acts upon become commands for them. Latin letters
 * with one accent become commands, too ({\"o}, a "special character" of
 * BibTeX's), since the BibTeX of 1988 sorts by bytes; so do the dashes, quotes
 * and mathematical signs of titles, which not every font has. All other
 * characters (Korean, Chinese, Greek words) stay as they are, in UTF-8, which
 * biber and today's LaTeX read: there are no commands for them. Braces in what
 * is written are always balanced, whatever was read.
 */
#ifndef NONMUN_STORE_EXPORT_TEX_H
#define NONMUN_STORE_EXPORT_TEX_H

#include <stddef.h>

#include "base/strbuf.h"

/* Appends plain text on one line: a name, a note. */
void tex_add(struct strbuf *out, const char *s);

/* Appends a title. Words that a bibliography style must not write in lower
 * case stand in braces: those with a capital behind their first letter or with
 * a digit (GPT-4, iPhone), single capitals, and every capitalised word of a
 * title in which ordinary words are not. Formulas ($O(n^2)$) stay what they
 * are, in braces, if tex_math_length takes them for some. */
void tex_add_title(struct strbuf *out, const char *title);

/* Appends the `len` bytes at `s`, which hold no formula. `before` is the byte
 * before them: quotes open behind a blank or a bracket. */
void tex_add_text(struct strbuf *out, const char *s, size_t len, char before);

#endif
