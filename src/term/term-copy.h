// SPDX-License-Identifier: GPL-3.0-or-later
/* Copying to the clipboard of a real terminal, past whatever draws on it. */
#ifndef NONMUN_TERM_TERM_COPY_H
#define NONMUN_TERM_TERM_COPY_H

#include <stddef.h>

#include "term/term-wishes.h"

/* As term_copy, as far as the user wishes it at all. To be called when all that
 * was drawn has been sent. */
const char *
term_copy_send(const char *text, size_t len, const struct term_wishes *wishes);

/* Why a copy would not be sent, or NULL. */
const char *term_copy_objection(const struct term_wishes *wishes);

#endif
