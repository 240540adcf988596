// SPDX-License-Identifier: GPL-3.0-or-later
/* Long texts that chance writes, mostly of what needs no look, so that it
 * stands at every place beside what does. */
#ifndef NONMUN_TESTS_ODD_TEXT_H
#define NONMUN_TESTS_ODD_TEXT_H

#include "base/strbuf.h"

/* Appends one of up to 119 bits, none of which changes what is beside it. The
 * seed goes on with it. */
void odd_text_add(struct strbuf *out, unsigned *seed);

#endif
