// SPDX-License-Identifier: GPL-3.0-or-later
/* What a pattern finds in a text, as a line of text. */
#ifndef NONMUN_TESTS_MATCHES_H
#define NONMUN_TESTS_MATCHES_H

#include "base/strbuf.h"
#include "model/pattern.h"

/* Appends all that matches, each behind "|". A match that is empty or out of
 * order, or an error, ends the running cmocka test. */
void matches_add(struct strbuf *out, const struct pattern *p, const char *text);

#endif
