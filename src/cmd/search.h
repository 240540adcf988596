// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun search: the papers in which a query is found, newest first. */
#ifndef NONMUN_CMD_SEARCH_H
#define NONMUN_CMD_SEARCH_H

#include "cmd/command.h"

enum exit_status search_run(const struct job *job);

#endif
