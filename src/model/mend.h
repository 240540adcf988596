// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Markdown as people and machines write it, mended so that CommonMark reads
 * what was meant: headings whose link is broken over lines, TeX between dollar
 * signs, in which "_", "*" and "\\" are no Markdown, and emphasis that ends in
 * punctuation before a Korean ending. The number of lines never changes, so
 * that line numbers stay those of the file.
 */
#ifndef NONMUN_MODEL_MEND_H
#define NONMUN_MODEL_MEND_H

#include <stddef.h>

#include "base/strbuf.h"

/* Appends the mended source, its lines ended by LF. In TeX, characters that
 * CommonMark would act upon are replaced by others (noncharacters, U+FDD0...),
 * until mend_restore (see mend-inline.h); such ones in the source itself become
 * U+FFFD. */
void mend_markdown(struct strbuf *out, const char *src, size_t len);

#endif
