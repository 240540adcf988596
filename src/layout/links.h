// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The links of a flow, numbered in the order in which they are met; the same
 * URL has the same number wherever it stands. They are found again by a
 * crit-bit tree (https://cr.yp.to/critbit.html), in which a URL takes no more
 * steps than it has bits, whatever other ones somebody has thought up: a table
 * by a hash that everybody knows is slow with URLs that were made to collide.
 */
#ifndef NONMUN_LAYOUT_LINKS_H
#define NONMUN_LAYOUT_LINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/flow.h"

struct links_fork;

struct links {
	struct flow *flow; /* holds the links themselves */
	uint32_t root;     /* of the tree; 0: it is empty */
	struct links_fork *forks;
	size_t n_forks, cap_forks;
};

void links_init(struct links *links, struct flow *flow);
void links_release(struct links *links);

/* The number of `url`, 0 for "". `hidden`: the text that leads there does not
 * say where. */
uint32_t links_number(struct links *links, const char *url, bool hidden);

/* "[N]", in the flow's arena. */
const char *links_label(struct links *links, uint32_t number);

#endif
