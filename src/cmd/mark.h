// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun mark: what the reader remembers of papers, for scripts. */
#ifndef NONMUN_CMD_MARK_H
#define NONMUN_CMD_MARK_H

#include "cmd/command.h"

/* What --help says of the words that mark takes. */
extern const char mark_help[];

enum exit_status mark_run(const struct job *job);

#endif
