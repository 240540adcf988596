// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Rows that are drawn where others of the same look are shown: the terminal can
 * move those there, which is shorter than to send them. Rows are told apart by
 * hashes of all that is in them. Pure arithmetic.
 */
#ifndef NONMUN_TERM_TERM_MOVED_H
#define NONMUN_TERM_TERM_MOVED_H

#include <stdbool.h>
#include <stdint.h>

struct term_scroll; /* see term-ops.h */

/* The scroll of `rows` rows after which the fewest of those shown differ from
 * those drawn; false where none is worth its bytes. */
bool term_moved_find(const uint64_t *shown, const uint64_t *drawn, int rows,
    struct term_scroll *out);

#endif
