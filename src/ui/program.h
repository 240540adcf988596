// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Programs of the user's that keys start, with arguments drawn from the paper:
 * %{url} and so on within the words of the configuration, %% for a percent
 * sign. Always an argument list, never a shell; and since the paper is not to
 * be trusted, what comes from it never begins an option.
 */
#ifndef NONMUN_UI_PROGRAM_H
#define NONMUN_UI_PROGRAM_H

#include <stdbool.h>

#include "base/strbuf.h"

/* Whether the words of a configuration name a program; no paper may. */
bool program_is_named(char *const *words, size_t n);

/* Whether every name in "%{...}" of a word is known; appends the ones that are
 * if not. */
bool program_check_word(const char *word, struct strbuf *known);

#endif
