// SPDX-License-Identifier: GPL-3.0-or-later
/* What must not be lost, as commands see it: the journal, read whole. */
#ifndef NONMUN_CMD_STATE_H
#define NONMUN_CMD_STATE_H

#include "base/status.h"
#include "base/strbuf.h"

struct journal;

/* Opens the journal in the state folder, or one that is empty, and reads all of
 * it; as journal_open otherwise. What is wrong with its files is said, a line
 * for each. */
struct journal *state_journal(struct error *err);

/* The same, saying nothing; appends the path of the folder. */
struct journal *state_open(struct strbuf *folder, struct error *err);

#endif
