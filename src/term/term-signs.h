// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Signs whose width is ambiguous: one cell for wcwidth(), two on terminals that
 * follow old East Asian fonts. On such a terminal they are drawn as look-alikes
 * that are one cell wide everywhere, so that no row is sheared. What is
 * copied, exported and searched keeps them.
 */
#ifndef NONMUN_TERM_TERM_SIGNS_H
#define NONMUN_TERM_TERM_SIGNS_H

#include <stdbool.h>
#include <stdint.h>

#include "term/term-cells.h"

/* Whether Unicode calls the width of a character ambiguous (UAX #11: East Asian
 * Width A), combining characters and private ones apart. */
bool term_sign_is_ambiguous(uint32_t c);

/* Puts look-alikes into a cell of such characters: letters keep their accents,
 * what looks like nothing else becomes "?". */
void term_sign_replace(struct term_cell *cell);

#endif
