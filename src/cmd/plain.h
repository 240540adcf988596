// SPDX-License-Identifier: GPL-3.0-or-later
/* The text of days and papers as plain lines, for show: what a flow holds,
 * without looks, or with looks as codes that begin and end within a line. */
#ifndef NONMUN_CMD_PLAIN_H
#define NONMUN_CMD_PLAIN_H

#include "base/strbuf.h"
#include "cmd/find.h"
#include "cmd/select.h"
#include "conf/look.h"
#include "layout/flow.h"

struct plain {
	struct strbuf *out; /* borrowed */
	const struct selection *selection;
	unsigned width;           /* cells that no line exceeds */
	unsigned rule;            /* cells of a rule */
	const struct look *looks; /* by style, borrowed; NULL: none */
	struct flow flow;
	bool begun; /* something was added: a blank line is due */
};

/* `width` is in cells; 0: as many as a line can have, 65535. */
void plain_init(struct plain *plain, struct strbuf *out,
    const struct selection *selection, unsigned width);
void plain_release(struct plain *plain);

/* Adds hit->paper below a rule that has its REF; of the sections, those that
 * are selected. */
void plain_add_paper(struct plain *plain, const struct hit *hit);

/* Adds a whole post: its title, its papers and what stands around them. */
void plain_add_post(struct plain *plain, const struct hit *hit);

#endif
