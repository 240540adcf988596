// SPDX-License-Identifier: GPL-3.0-or-later
/* A paper as a line of JSON: the stable interface of list and show. */
#ifndef NONMUN_CMD_RECORD_H
#define NONMUN_CMD_RECORD_H

#include "base/strbuf.h"
#include "cmd/find.h"
#include "cmd/select.h"

struct mark;

/* Appends the object of hit->paper and a line feed. `mark` is what the journal
 * knows of it. With `texts` it has the preamble and the texts of the sections
 * that are selected, without it the headings of all sections. */
void record_add(struct strbuf *out, const struct hit *hit,
    const struct mark *mark, const struct selection *texts);

#endif
