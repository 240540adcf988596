// SPDX-License-Identifier: GPL-3.0-or-later
/* The links of a flow, numbered in the order in which they are met; the same
 * URL has the same number wherever it stands. */
#ifndef NONMUN_LAYOUT_LINKS_H
#define NONMUN_LAYOUT_LINKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "layout/flow.h"

struct links {
	struct flow *flow; /* holds the links themselves */
	uint32_t *slots;   /* hash table of numbers; 0: free */
	size_t n_slots;    /* a power of two, or 0 */
};

void links_init(struct links *links, struct flow *flow);
void links_release(struct links *links);

/* The number of `url`, 0 for "". `hidden`: the text that leads there does not
 * say where. */
uint32_t links_number(struct links *links, const char *url, bool hidden);

/* "[N]", in the flow's arena. */
const char *links_label(struct links *links, uint32_t number);

#endif
