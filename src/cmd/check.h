// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun check: a line for each thing that is wrong with a digest. */
#ifndef NONMUN_CMD_CHECK_H
#define NONMUN_CMD_CHECK_H

#include "cmd/command.h"

enum exit_status check_run(const struct job *job);

#endif
