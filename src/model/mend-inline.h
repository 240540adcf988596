// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Mending within lines: TeX between dollar signs is made inert, and emphasis
 * that ends in punctuation before a Korean, Chinese or Japanese letter, as
 * "**방법(method)**을", is made to work. What was put in or replaced is undone
 * by mend_restore when CommonMark has been read.
 */
#ifndef NONMUN_MODEL_MEND_INLINE_H
#define NONMUN_MODEL_MEND_INLINE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* Appends the line [p, e), without its end, mended. */
void mend_add_line(struct strbuf *out, const char *p, const char *e);

/* Appends [p, e) so that CommonMark acts upon nothing in it. */
void mend_add_inert(struct strbuf *out, const char *p, const char *e);

/* Whether a character that stands for another, or could be taken for one, is
 * at `p`: U+FDD0 to U+FDDF. */
bool mend_is_stand_in(const char *p, const char *e);

/* Puts the characters that stand for others back, in `sb` from `from` on. */
void mend_restore(struct strbuf *sb, size_t from);

#endif
