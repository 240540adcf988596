// SPDX-License-Identifier: GPL-3.0-or-later
/* A paper as a line of JSON: the stable interface of list and show. */
#ifndef NONMUN_CMD_RECORD_H
#define NONMUN_CMD_RECORD_H

#include "base/strbuf.h"
#include "cmd/find.h"
#include "cmd/select.h"

/* Appends the object of hit->paper and a line feed. With `texts` it has the
 * preamble and the texts of the sections that are selected, without it the
 * headings of all sections. */
void record_add(
    struct strbuf *out, const struct hit *hit, const struct selection *texts);

#endif
