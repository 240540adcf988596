// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun show: days and papers as text, laid out as the reader shows them. */
#ifndef NONMUN_CMD_SHOW_H
#define NONMUN_CMD_SHOW_H

#include "cmd/command.h"

enum exit_status show_run(const struct job *job);

#endif
