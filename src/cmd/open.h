// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun open: a paper in the browser, or its URL. */
#ifndef NONMUN_CMD_OPEN_H
#define NONMUN_CMD_OPEN_H

#include "cmd/command.h"

enum exit_status open_run(const struct job *job);

#endif
