// SPDX-License-Identifier: GPL-3.0-or-later
/* REFs of the library to offer. No more is read than what is asked for. */
#ifndef NONMUN_CMD_COMPLETE_REFS_H
#define NONMUN_CMD_COMPLETE_REFS_H

#include "cmd/complete-typed.h"
#include "cmd/offers.h"
#include "conf/settings.h"

/* Offers days, newest first; the papers of the only day that is left; and where
 * enough of one is typed, arXiv identifiers. */
void complete_refs(const struct typed *line, const struct settings *settings,
    struct offers *offers);

#endif
