// SPDX-License-Identifier: GPL-3.0-or-later
/* Needs: see needs.h. How much a need says is judged by the shortest of its
 * texts, in bytes of letters and digits (a Hangul syllable has three, and is
 * about as rare as three letters of ASCII), then by how few there are. A poor
 * guess costs time, nothing else. */
#include <config.h>

#include "model/needs.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"

static char
small(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool
has_text(const struct need *need, const char *text)
{
	for (size_t i = 0; i < need->n; i++)
		if (!strcmp(need->texts[i], text))
			return true;
	return false;
}

bool
need_add(struct need *need, const char *text, size_t len)
{
	char copy[NEED_BYTES];

	if (len >= NEED_BYTES)
		return false;
	for (size_t i = 0; i < len; i++)
		copy[i] = small(text[i]);
	copy[len] = '\0';
	if (has_text(need, copy))
		return true;
	if (need->n == NEED_TEXTS)
		return false;
	memcpy(need->texts[need->n++], copy, len + 1);
	return true;
}

bool
need_add_all(struct need *need, const struct need *more)
{
	for (size_t i = 0; i < more->n; i++)
		if (!need_add(need, more->texts[i], strlen(more->texts[i])))
			return false;
	return true;
}

static size_t
count_letters(const char *text)
{
	size_t n = 0;

	for (; *text; text++)
		n += (unsigned char)*text >= 0x80 ||
		    (*text >= '0' && *text <= '9') ||
		    (small(*text) >= 'a' && small(*text) <= 'z');
	return n;
}

static size_t
shortest(const struct need *need)
{
	size_t min = NEED_BYTES;

	for (size_t i = 0; i < need->n; i++) {
		size_t n = count_letters(need->texts[i]);

		if (n < min)
			min = n;
	}
	return min;
}

static bool
says_more(const struct need *a, const struct need *b)
{
	size_t in_a = shortest(a);
	size_t in_b = shortest(b);

	return in_a != in_b ? in_a > in_b : a->n < b->n;
}

/* Drops texts that hold another one of the need: where they are, so is that. */
static void
drop_longer(struct need *need)
{
	size_t kept = 0;

	for (size_t i = 0; i < need->n; i++) {
		bool longer = false;

		for (size_t k = 0; k < need->n && !longer; k++)
			longer = (k < kept || k > i) &&
			    strstr(need->texts[i], need->texts[k]);
		if (!longer && kept++ != i)
			memcpy(need->texts[kept - 1], need->texts[i],
			    sizeof(need->texts[i]));
	}
	need->n = kept;
}

static bool
has_need(const struct needs *needs, const struct need *need)
{
	for (size_t i = 0; i < needs->n; i++) {
		const struct need *old = &needs->items[i];
		size_t n = 0;

		while (n < old->n && has_text(need, old->texts[n]))
			n++;
		if (n == old->n)
			return true;
	}
	return false;
}

static struct need *
find_least(const struct needs *needs)
{
	struct need *least = &needs->items[0];

	for (size_t i = 1; i < needs->n; i++)
		if (says_more(least, &needs->items[i]))
			least = &needs->items[i];
	return least;
}

void
needs_add(struct needs *needs, const struct need *need)
{
	struct need copy = *need;
	struct need *least;

	if (!need->n || has_text(need, ""))
		return;
	drop_longer(&copy);
	if (has_need(needs, &copy))
		return;
	if (needs->n < NEEDS_MAX) {
		needs->items = mem_grow(
		    needs->items, needs->n, &needs->cap, sizeof(*needs->items));
		needs->items[needs->n++] = copy;
		return;
	}
	least = find_least(needs);
	if (says_more(&copy, least))
		*least = copy;
}

void
needs_add_all(struct needs *needs, const struct needs *more)
{
	for (size_t i = 0; i < more->n; i++)
		needs_add(needs, &more->items[i]);
}

void
needs_add_text(struct needs *needs, const char *text, size_t len)
{
	while (len) {
		size_t n = utf8_floor(text, len, NEED_BYTES - 1);
		struct need need = {.n = 0};

		need_add(&need, text, n);
		needs_add(needs, &need);
		text += n;
		len -= n;
	}
}

static const struct need *
find_most(const struct needs *needs)
{
	const struct need *most = &needs->items[0];

	for (size_t i = 1; i < needs->n; i++)
		if (says_more(&needs->items[i], most))
			most = &needs->items[i];
	return most;
}

void
needs_either(struct needs *needs, const struct needs *other)
{
	struct need need = {.n = 0};
	bool known = needs->n && other->n &&
	    need_add_all(&need, find_most(needs)) &&
	    need_add_all(&need, find_most(other));

	needs->n = 0;
	if (known)
		needs_add(needs, &need);
}

void
needs_release(struct needs *needs)
{
	free(needs->items);
	*needs = (struct needs){NULL, 0, 0};
}
