// SPDX-License-Identifier: GPL-3.0-or-later
/* Output that waits: see hold.h. */
#include <config.h>

#include "cmd/hold.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The texts of a post's finds, which stand together. */
struct held_post {
	size_t at, len;   /* bytes of the output; 0: there are none */
	unsigned version; /* of the finds, */
	uint32_t parts;   /* which are in parts before this one */
};

void
hold_begin(struct hold *hold, struct out *out)
{
	*hold = (struct hold){.out = out};
	out_check(out);
	out->held = true;
}

bool
hold_has(const struct hold *hold, const struct find *find)
{
	const struct held_post *p;

	if (find->id >= hold->n)
		return false;
	p = &hold->posts[find->id];
	return p->version == find->version && find->part < p->parts;
}

static void
make_room(struct hold *hold, size_t id)
{
	size_t n = hold->n;

	if (id < n)
		return;
	hold->n = id + 1 > n * 2 ? id + 1 : n * 2;
	hold->posts = mem_realloc(
	    hold->posts, mem_product(hold->n, sizeof(*hold->posts)));
	memset(hold->posts + n, 0, (hold->n - n) * sizeof(*hold->posts));
}

void
hold_add(struct hold *hold, const struct find *find, size_t at)
{
	struct held_post *p;

	make_room(hold, find->id);
	p = &hold->posts[find->id];
	if (!p->parts || p->version != find->version)
		*p = (struct held_post){.at = at, .version = find->version};
	p->len = hold->out->text.len - p->at;
	p->parts = find->part + 1;
}

void
hold_end(struct hold *hold, const struct find *finds, size_t n)
{
	struct out *out = hold->out;
	struct strbuf held = out->text;

	strbuf_init(&out->text);
	out->held = false;
	for (size_t i = 0; i < n && !out_is_over(out); i++) {
		if ((i && finds[i].id == finds[i - 1].id) ||
		    !hold_has(hold, &finds[i]))
			continue;
		strbuf_add(&out->text, held.str + hold->posts[finds[i].id].at,
		    hold->posts[finds[i].id].len);
		out_check(out);
	}
	strbuf_release(&held);
	free(hold->posts);
	*hold = (struct hold){.out = NULL};
}
