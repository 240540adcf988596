// SPDX-License-Identifier: GPL-3.0-or-later
/* Too many images: see mend-images.h. */
#include <config.h>

#include "model/mend-images.h"

#include <stdbool.h>
#include <string.h>

#include "model/mend-inline.h"

/* Where the images of a paragraph are counted. */
struct count {
	const char *begin, *end; /* of the source */
	const char *paragraph;   /* the blank line after it; NULL: not known */
	size_t n;
};

static bool
opens_image(const struct count *c, const char *p)
{
	const char *q = p;

	while (q > c->begin && q[-1] == '\\')
		q--;
	return p + 1 < c->end && p[1] == '[' && (p - q) % 2 == 0;
}

/* The first line end from `p` on that a line of nothing but blanks follows. */
static const char *
paragraph_end(const char *p, const char *end)
{
	while (p < end && (p = memchr(p, '\n', (size_t)(end - p)))) {
		const char *q = p + 1;

		while (q < end && (*q == ' ' || *q == '\t'))
			q++;
		if (q == end || *q == '\n')
			return p;
		p = q;
	}
	return end;
}

/* The next "!" that is too many, from `p` on; the end if there is none. */
static const char *
next_excess(struct count *c, const char *p)
{
	while (p < c->end && (p = memchr(p, '!', (size_t)(c->end - p)))) {
		if (!c->paragraph || p > c->paragraph) {
			c->paragraph = paragraph_end(p, c->end);
			c->n = 0;
		}
		c->n += opens_image(c, p);
		if (c->n > MEND_IMAGES_MAX && opens_image(c, p))
			return p;
		p++;
	}
	return c->end;
}

void
mend_images(struct strbuf *source, size_t from)
{
	struct count c = {
	    .begin = source->str + from, .end = source->str + source->len};
	const char *p = c.begin;
	const char *excess = next_excess(&c, p);
	struct strbuf out = STRBUF_INIT;

	if (excess == c.end)
		return;
	while (excess < c.end) {
		strbuf_add(&out, p, (size_t)(excess - p));
		mend_add_inert(&out, excess, excess + 1);
		p = excess + 1;
		excess = next_excess(&c, p);
	}
	strbuf_add(&out, p, (size_t)(c.end - p));
	strbuf_truncate(source, from);
	strbuf_add(source, out.str, out.len);
	strbuf_release(&out);
}
