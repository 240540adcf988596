// SPDX-License-Identifier: GPL-3.0-or-later
/* Pieces of regular expressions: see regex-piece.h. */
#include <config.h>

#include "model/regex-piece.h"

#include <string.h>

static void
end_with_anything(struct need *ends)
{
	ends->n = 0;
	need_add(ends, "", 0);
}

void
piece_init(struct piece *piece)
{
	piece->needs = (struct needs){NULL, 0, 0};
	piece->whole = true;
	end_with_anything(&piece->ends);
}

void
piece_init_unknown(struct piece *piece)
{
	piece_init(piece);
	piece->whole = false;
}

void
piece_release(struct piece *piece)
{
	needs_release(&piece->needs);
	piece_init_unknown(piece);
}

void
piece_close(struct piece *piece)
{
	needs_add(&piece->needs, &piece->ends);
	end_with_anything(&piece->ends);
	piece->whole = false;
}

static bool
add_both(struct need *out, const char *first, const char *second)
{
	char both[2 * NEED_BYTES];
	size_t n = strlen(first);
	size_t m = strlen(second);

	memcpy(both, first, n);
	memcpy(both + n, second, m);
	return need_add(out, both, n + m);
}

/* Every text of `ends` with every one of `more` behind it; false, with nothing
 * changed, when that is too much. */
static bool
multiply(struct need *ends, const struct need *more)
{
	struct need out;

	out.n = 0;
	for (size_t i = 0; i < ends->n; i++)
		for (size_t k = 0; k < more->n; k++)
			if (!add_both(&out, ends->texts[i], more->texts[k]))
				return false;
	*ends = out;
	return true;
}

static void
join_once(struct piece *piece, const struct piece *more)
{
	if (!more->whole || !multiply(&piece->ends, &more->ends)) {
		piece_close(piece);
		piece->ends = more->ends;
	}
	needs_add_all(&piece->needs, &more->needs);
}

/* The first of them stands behind what was there, what follows behind the
 * last. */
static void
join_some(struct piece *piece, const struct piece *more)
{
	join_once(piece, more);
	if (more->whole) {
		piece_close(piece);
		piece->ends = more->ends;
	}
}

static void
join_maybe(struct piece *piece, struct piece *more)
{
	if (more->whole && need_add(&more->ends, "", 0))
		join_once(piece, more);
	else
		piece_close(piece);
}

void
piece_join(struct piece *piece, struct piece *more, enum times times)
{
	if (times == TIMES_ONE)
		join_once(piece, more);
	else if (times == TIMES_SOME)
		join_some(piece, more);
	else if (times == TIMES_MAYBE)
		join_maybe(piece, more);
	else
		piece_close(piece);
	piece_release(more);
}

void
piece_or(struct piece *piece, struct piece *other)
{
	struct need ends = piece->ends;

	if (piece->whole && other->whole && need_add_all(&ends, &other->ends)) {
		piece->ends = ends;
	} else {
		piece_close(piece);
		piece_close(other);
		needs_either(&piece->needs, &other->needs);
	}
	piece_release(other);
}
