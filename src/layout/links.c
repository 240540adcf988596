// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbering links: see links.h. */
#include <config.h>

#include "layout/links.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The URLs below a fork are alike up to one bit: the highest in which any two
 * of them differ, ends included. */
struct links_fork {
	uint32_t at;       /* the byte that the bit is in */
	unsigned char bit; /* a mask */
	uint32_t sides[2]; /* numbers of links, or FORK and a fork's index */
};

#define FORK (UINT32_C(1) << 31)

void
links_init(struct links *links, struct flow *flow)
{
	*links = (struct links){.flow = flow};
}

void
links_release(struct links *links)
{
	free(links->forks);
	links_init(links, NULL);
}

/* The side of a fork on which a URL of `len` bytes is. */
static uint32_t *
side_of(struct links_fork *fork, const char *url, size_t len)
{
	return &fork->sides[fork->at < len && (url[fork->at] & fork->bit)];
}

/* The number of the URL itself, or of another that shares its first fork. */
static uint32_t
find_like(const struct links *links, const char *url, size_t len)
{
	uint32_t at = links->root;

	while (at & FORK)
		at = *side_of(&links->forks[at & ~FORK], url, len);
	return at;
}

/* Where the fork belongs on the way to a URL: behind all that part earlier. */
static uint32_t *
find_place(struct links *links, const struct links_fork *fork, const char *url,
    size_t len)
{
	uint32_t *at = &links->root;

	while (*at & FORK) {
		struct links_fork *f = &links->forks[*at & ~FORK];

		if (f->at > fork->at ||
		    (f->at == fork->at && f->bit < fork->bit))
			break;
		at = side_of(f, url, len);
	}
	return at;
}

/* Puts a URL into the tree, where `like` was found for it. */
static void
put(struct links *links, uint32_t number, const char *url, const char *like)
{
	struct links_fork fork = {.at = 0};
	size_t len = strlen(url);
	unsigned differ;
	uint32_t *place;

	while (url[fork.at] == like[fork.at])
		fork.at++;
	differ = (unsigned char)url[fork.at] ^ (unsigned char)like[fork.at];
	for (fork.bit = 0x80; !(differ & fork.bit);)
		fork.bit >>= 1;
	links->forks = mem_grow(
	    links->forks, links->n_forks, &links->cap_forks, sizeof(fork));
	place = find_place(links, &fork, url, len);
	fork.sides[0] = fork.sides[1] = *place;
	*side_of(&fork, url, len) = number;
	*place = FORK | (uint32_t)links->n_forks;
	links->forks[links->n_forks++] = fork;
}

static uint32_t
add(struct flow *flow, const char *url)
{
	flow->links = mem_grow(
	    flow->links, flow->n_links, &flow->cap_links, sizeof(*flow->links));
	flow->links[flow->n_links++] =
	    (struct flow_link){.url = arena_strdup(&flow->arena, url)};
	return (uint32_t)flow->n_links;
}

uint32_t
links_number(struct links *links, const char *url, bool hidden)
{
	struct flow *flow = links->flow;
	const char *like;
	uint32_t number;

	if (!url || !url[0])
		return 0;
	number = find_like(links, url, strlen(url));
	like = number ? flow->links[number - 1].url : NULL;
	if (!like || strcmp(like, url) != 0) {
		number = add(flow, url);
		if (like)
			put(links, number, url, like);
		else
			links->root = number;
	}
	if (hidden)
		flow->links[number - 1].hidden = true;
	return number;
}

const char *
links_label(struct links *links, uint32_t number)
{
	char buf[16];

	snprintf(buf, sizeof(buf), "[%u]", (unsigned)number);
	return arena_strdup(&links->flow->arena, buf);
}
