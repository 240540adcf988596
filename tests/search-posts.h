// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests that chance writes for searching: words that are found in more ways
 * than one, with every kind of markup and line end between and within them. */
#ifndef NONMUN_TESTS_SEARCH_POSTS_H
#define NONMUN_TESTS_SEARCH_POSTS_H

#include <stdint.h>

#include "base/strbuf.h"

/* Sets `out` to the digest number `n` of a seed. */
void search_posts_write(struct strbuf *out, uint32_t seed, unsigned n);

#endif
