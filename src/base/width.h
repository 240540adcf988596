// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How much of a terminal's row a text takes. Widths are in cells and always
 * wcwidth()'s, the measure curses itself uses, so that what is computed and
 * what is drawn cannot differ. The locale's character type must be UTF-8
 * (main sees to it); what wcwidth does not know counts as one cell and is
 * drawn as a stand-in. Graphemes are the extended clusters of UAX #29.
 */
#ifndef NONMUN_BASE_WIDTH_H
#define NONMUN_BASE_WIDTH_H

#include <stddef.h>
#include <stdint.h>

/* Cells of one character: 0, 1 or 2. */
unsigned width_char(uint32_t c);

/* Cells of a text, of `len` bytes of clean UTF-8. */
size_t width_text(const char *s, size_t len);

/* Bytes of the grapheme at the start of `s`; 0 only where `len` is 0. */
size_t width_next_grapheme(const char *s, size_t len);

/* Bytes of the last grapheme of `s`, a text from its start. */
size_t width_prev_grapheme(const char *s, size_t len);

/* Bytes of the longest start of `s`, in whole graphemes, that takes at most
 * `cells`; its width goes to `*used` (may be NULL). */
size_t width_fit(const char *s, size_t len, size_t cells, size_t *used);

#endif
