// SPDX-License-Identifier: GPL-3.0-or-later
/* What the library has to offer to a command line: days, papers, headings. It
 * is opened as the other commands open it, but nothing is refreshed, read
 * beyond what is asked for, or written. */
#ifndef NONMUN_CMD_COMPLETE_REFS_H
#define NONMUN_CMD_COMPLETE_REFS_H

#include "cmd/complete-typed.h"
#include "cmd/offers.h"
#include "conf/settings.h"

/* REFs: days, newest first; the papers of the only day that is left; and where
 * enough of one is typed, arXiv identifiers. */
void complete_refs(const struct typed *line, const struct settings *settings,
    struct offers *offers);

/* Months; once one is typed, its days. */
void complete_days(const struct typed *line, const struct settings *settings,
    struct offers *offers);

/* Headings of sections that are of no kind, or of another language, in the
 * newest posts. */
void complete_headings(const struct typed *line,
    const struct settings *settings, struct offers *offers);

#endif
