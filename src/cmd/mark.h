// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun mark: what the reader remembers of papers, for scripts. */
#ifndef NONMUN_CMD_MARK_H
#define NONMUN_CMD_MARK_H

#include "cmd/command.h"
#include "cmd/usage.h"

/* The i-th way to mark a paper, "read" for instance; NULL behind the last. */
const char *mark_word(size_t i);

/* Whether this way takes one REF, and a text behind it. */
bool mark_is_note(const char *word);

/* Adds what --help says of the words that mark takes. */
void mark_help(const struct usage *usage);

enum exit_status mark_run(const struct job *job);

#endif
