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
	*hold = (struct hold){.out = out, .text = STRBUF_INIT};
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

	out_check(hold->out);
	if (hold->out->full) {
		strbuf_truncate(&hold->out->text, at);
		return;
	}
	make_room(hold, find->id);
	p = &hold->posts[find->id];
	if (!p->parts || p->version != find->version)
		*p = (struct held_post){.at = at, .version = find->version};
	p->len = hold->out->text.len - p->at;
	p->parts = find->part + 1;
}

void
hold_end(struct hold *hold)
{
	hold->text = hold->out->text;
	strbuf_init(&hold->out->text);
	hold->out->held = false;
}

void
hold_write(const struct hold *hold, const struct find *find)
{
	const struct held_post *p = &hold->posts[find->id];

	strbuf_add(&hold->out->text, hold->text.str + p->at, p->len);
	out_check(hold->out);
}

void
hold_release(struct hold *hold)
{
	strbuf_release(&hold->text);
	free(hold->posts);
	*hold = (struct hold){.out = NULL, .text = STRBUF_INIT};
}
