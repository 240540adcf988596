// SPDX-License-Identifier: GPL-3.0-or-later
/* A library in which each attack stands in every field, for the tests that run
 * the whole program on it. Failures end the running test. */
#ifndef NONMUN_TESTS_HOSTILE_LIBRARY_H
#define NONMUN_TESTS_HOSTILE_LIBRARY_H

#include <stddef.h>

#include "base/strbuf.h"
#include "table.h"

/* Writes into `root`: lib/, with two digests for each attack, one of them in a
 * folder, both named by it; state/nonmun/journal, with a note of each attack
 * on a paper, and with what is no line of a journal. */
void hostile_library(const char *root, const struct attacks *attacks);

/* The words of all fields of the digests, names and notes. */
size_t hostile_library_words(struct strbuf *out);

#endif
