// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks as the codes of ECMA-48 (SGR) that terminals and pagers such as
 * less -R understand, for text that does not go through the terminal of the
 * reader. */
#ifndef NONMUN_CMD_SGR_H
#define NONMUN_CMD_SGR_H

#include "base/strbuf.h"
#include "conf/look.h"
#include "conf/settings.h"

/* Whether colours are wanted where standard output is a terminal, or not:
 * `when` is what the user says; auto means on a terminal that has any, unless
 * $NO_COLOR is set. */
bool sgr_is_wanted(enum auto_choice when, bool terminal);

/* Appends what makes text look so; nothing for the plain look. */
void sgr_begin(const struct look *look, struct strbuf *out);

/* Appends what ends such a look. */
void sgr_end(const struct look *look, struct strbuf *out);

#endif
