// SPDX-License-Identifier: GPL-3.0-or-later
/* Labels: the "Goal:" with which digests begin a paragraph or an item. */
#ifndef NONMUN_MODEL_LABEL_H
#define NONMUN_MODEL_LABEL_H

#include <stddef.h>

/* Bytes of the label that the text begins with, its colon included; 0 where
 * there is none. A label is one to three words of letters, digits, hyphens
 * and slashes, of at most 24 cells, with a letter among them. What may follow
 * the colon is for the caller to judge. */
size_t label_length(const char *s, size_t len);

#endif
