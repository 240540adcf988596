// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbering links: see links.h. */
#include <config.h>

#include "layout/links.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

void
links_init(struct links *links, struct flow *flow)
{
	links->flow = flow;
	links->slots = NULL;
	links->n_slots = 0;
}

void
links_release(struct links *links)
{
	free(links->slots);
	links_init(links, NULL);
}

/* FNV-1a. */
static uint32_t
hash(const char *s)
{
	uint32_t h = 2166136261u;

	while (*s)
		h = (h ^ (unsigned char)*s++) * 16777619u;
	return h;
}

/* The slot that holds `url`, or the free one where it belongs. */
static uint32_t *
find_slot(const struct links *links, const char *url)
{
	size_t i = hash(url);

	for (;; i++) {
		uint32_t *slot = &links->slots[i & (links->n_slots - 1)];
		if (!*slot ||
		    strcmp(links->flow->links[*slot - 1].url, url) == 0)
			return slot;
	}
}

static void
grow(struct links *links)
{
	const struct flow *flow = links->flow;

	if (flow->n_links < links->n_slots / 2)
		return;
	links->n_slots = links->n_slots ? links->n_slots * 2 : 32;
	free(links->slots);
	links->slots =
	    mem_alloc(mem_product(links->n_slots, sizeof(*links->slots)));
	for (size_t i = 0; i < flow->n_links; i++)
		*find_slot(links, flow->links[i].url) = (uint32_t)i + 1;
}

uint32_t
links_number(struct links *links, const char *url, bool hidden)
{
	struct flow *flow = links->flow;
	struct flow_link *link;
	uint32_t *slot;

	if (!url || !url[0])
		return 0;
	grow(links);
	slot = find_slot(links, url);
	if (!*slot) {
		flow->links = mem_grow(flow->links, flow->n_links,
		    &flow->cap_links, sizeof(*flow->links));
		link = &flow->links[flow->n_links++];
		link->url = arena_strdup(&flow->arena, url);
		link->hidden = false;
		*slot = (uint32_t)flow->n_links;
	}
	link = &flow->links[*slot - 1];
	link->hidden = link->hidden || hidden;
	return *slot;
}

const char *
links_label(struct links *links, uint32_t number)
{
	char buf[16];

	snprintf(buf, sizeof(buf), "[%u]", (unsigned)number);
	return arena_strdup(&links->flow->arena, buf);
}
