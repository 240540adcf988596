// SPDX-License-Identifier: GPL-3.0-or-later
/* Headings of the library to offer, where the kinds of sections are. */
#ifndef NONMUN_CMD_COMPLETE_HEADINGS_H
#define NONMUN_CMD_COMPLETE_HEADINGS_H

#include "cmd/complete-typed.h"
#include "cmd/offers.h"
#include "conf/settings.h"

/* Offers headings of sections that are of no kind, or of another language, in
 * the newest posts. */
void complete_headings(const struct typed *line,
    const struct settings *settings, struct offers *offers);

#endif
