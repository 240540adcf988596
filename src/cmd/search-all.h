// SPDX-License-Identifier: GPL-3.0-or-later
/* Walking over the papers that a query finds, for commands that take
 * --search. */
#ifndef NONMUN_CMD_SEARCH_ALL_H
#define NONMUN_CMD_SEARCH_ALL_H

#include "cmd/command.h"
#include "cmd/find.h"

struct journal;

/* Visits each paper in which the query, or in whose note of the journal, is
 * found: newest post first, as often as it stands. EXIT_USAGE after complaining
 * about a query that is none; EXIT_PROBLEM where posts could not be read, or
 * not everything searched, which has been said. */
enum exit_status search_all(const struct job *job, const char *typed,
    struct journal *journal, const struct visitor *visitor);

#endif
