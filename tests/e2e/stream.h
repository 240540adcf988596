// SPDX-License-Identifier: GPL-3.0-or-later
/* Judging the bytes that a program has sent to its terminal. */
#ifndef NONMUN_E2E_STREAM_H
#define NONMUN_E2E_STREAM_H

#include <stdbool.h>

#include "base/strbuf.h"

/* What in the bytes is no text, and no control or sequence that drawing a
 * screen needs, as words for people; NULL when there is nothing. Strings to
 * the terminal (OSC and its like), C1 in either encoding, BEL, bidirectional
 * overrides and ill-formed UTF-8 are such things. The caller frees. */
char *stream_objection(const struct strbuf *bytes);

/* Whether every mode that was switched on (alternate screen, bracketed paste,
 * keypad and cursor keys) was switched off after it, and the cursor, had it
 * been hidden, is shown. */
bool stream_modes_restored(const struct strbuf *bytes);

#endif
