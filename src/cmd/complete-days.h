// SPDX-License-Identifier: GPL-3.0-or-later
/* Months and days of the library to offer, newest first. */
#ifndef NONMUN_CMD_COMPLETE_DAYS_H
#define NONMUN_CMD_COMPLETE_DAYS_H

#include <stddef.h>

#include "cmd/complete-typed.h"
#include "cmd/offers.h"
#include "conf/settings.h"
#include "model/date.h"

struct books;

/* Offers months; once one is typed, its days. */
void complete_days(const struct typed *line, const struct settings *settings,
    struct offers *offers);

/* Offers the days that begin as was typed; `last` is the last of them. Returns
 * how many they are. */
size_t complete_days_of(
    const struct books *books, struct offers *offers, char last[DATE_BUF_SIZE]);

#endif
