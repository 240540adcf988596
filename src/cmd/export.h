// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun export: papers for other programs, each of them once. */
#ifndef NONMUN_CMD_EXPORT_H
#define NONMUN_CMD_EXPORT_H

#include "cmd/command.h"

enum exit_status export_run(const struct job *job);

#endif
