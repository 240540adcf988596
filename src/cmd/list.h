// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun list: a line for each paper, newest first. */
#ifndef NONMUN_CMD_LIST_H
#define NONMUN_CMD_LIST_H

#include "cmd/command.h"

enum exit_status list_run(const struct job *job);

#endif
