// SPDX-License-Identifier: GPL-3.0-or-later
/* Finding a place again: see refind.h. */
#include <config.h>

#include "ui/refind.h"

#include <string.h>

#include "base/utf8.h"

/* How many bytes of text tell a place: enough to be found once only. */
enum { WORDS = 48, WORDS_MIN = 12 };

struct range {
	uint32_t begin, end;
};

/* ---- Parts -------------------------------------------------------------- */

static bool
is_same_paper(const struct paper *a, const struct paper *b)
{
	if (a->kind != PART_PAPER || b->kind != PART_PAPER)
		return a->kind == b->kind;
	return !strcmp(a->key, b->key);
}

static bool
has_same_number(const struct paper *a, const struct paper *b)
{
	return a->kind == b->kind && a->number >= 0 && a->number == b->number;
}

typedef bool alike_fn(const struct paper *a, const struct paper *b);

/* The part that is like the old one, and as many before it as there were;
 * n_parts if there is none. */
static size_t
find_alike(const struct post *old, size_t part, const struct post *now,
    alike_fn *alike)
{
	const struct paper *want = &old->parts[part];
	size_t found = now->n_parts;
	size_t before = 0;

	for (size_t i = 0; i < part; i++)
		before += alike(&old->parts[i], want);
	for (size_t i = 0; i < now->n_parts; i++) {
		if (!alike(&now->parts[i], want))
			continue;
		found = i;
		if (!before--)
			break;
	}
	return found;
}

size_t
refind_part(
    const struct post *old, size_t part, const struct post *now, bool *sure)
{
	size_t found = find_alike(old, part, now, is_same_paper);

	*sure = found < now->n_parts;
	if (!*sure)
		found = find_alike(old, part, now, has_same_number);
	if (found == now->n_parts)
		found = part < now->n_parts ? part : now->n_parts - 1;
	return found;
}

/* ---- Sections ----------------------------------------------------------- */

/* The section of `paper` that is like the `index`th of `old`; NULL if none
 * is. */
static const struct section *
find_section(
    const struct paper *old, const struct section *s, const struct paper *paper)
{
	size_t index = (size_t)(s - old->sections);

	for (size_t i = 0; i < paper->n_sections; i++)
		if (!strcmp(paper->sections[i].heading, s->heading))
			return &paper->sections[i];
	for (size_t i = 0; i < paper->n_sections; i++)
		if (s->kind != SECTION_OTHER &&
		    paper->sections[i].kind == s->kind)
			return &paper->sections[i];
	return index < paper->n_sections ? &paper->sections[index] : NULL;
}

/* The section that a place is in, or the part where it is in none; and what
 * it has become. */
static void
find_ranges(const struct paper *old, uint32_t at, const struct paper *paper,
    struct range *from, struct range *to)
{
	const struct section *s = paper_section_at(old, at);
	const struct section *same = s ? find_section(old, s, paper) : NULL;

	*from = (struct range){old->begin, old->end};
	*to = (struct range){paper->begin, paper->end};
	if (!same)
		return;
	*from = (struct range){s->begin, s->end};
	*to = (struct range){same->begin, same->end};
}

/* ---- Words -------------------------------------------------------------- */

/* What stands at a place, and before it where the part ends soon after. */
static struct range
words_at(const struct post *post, const struct paper *part, uint32_t at)
{
	struct range words = {at, part->end};

	if (words.end - at > WORDS)
		words.end = at + WORDS;
	if (words.end - at < WORDS_MIN)
		words.begin = words.end - part->begin > WORDS
		    ? words.end - WORDS
		    : part->begin;
	words.begin =
	    (uint32_t)utf8_floor(post->text, post->text_len, words.begin);
	words.end = (uint32_t)utf8_floor(post->text, post->text_len, words.end);
	return words;
}

static uint32_t
distance(uint32_t a, uint32_t b)
{
	return a > b ? a - b : b - a;
}

/* The place in the part where these words stand, the nearest to `wish`;
 * UINT32_MAX if they do not. */
static uint32_t
find_words(const struct post *post, const struct paper *part, const char *words,
    size_t len, uint32_t wish)
{
	const char *text = post->text;
	uint32_t best = UINT32_MAX;

	for (uint32_t at = part->begin; len && at + len <= part->end; at++) {
		const char *next =
		    memchr(text + at, words[0], part->end - at - len + 1);
		if (!next)
			break;
		at = (uint32_t)(next - text);
		if (memcmp(next, words, len) != 0)
			continue;
		if (best != UINT32_MAX &&
		    distance(at, wish) > distance(best, wish))
			break;
		best = at;
	}
	return best;
}

struct position
refind_position(
    const struct post *old, struct position spot, const struct post *now)
{
	const struct paper *from = &old->parts[spot.part];
	struct range was, is, words;
	const struct paper *to;
	struct position found;
	uint32_t wish, at;
	bool sure;

	found.part = refind_part(old, spot.part, now, &sure);
	to = &now->parts[found.part];
	found.at = to->begin;
	if (spot.at <= from->begin || spot.at > from->end)
		return found;
	find_ranges(from, spot.at, to, &was, &is);
	wish = is.begin + (spot.at - was.begin);
	if (wish > is.end)
		wish = is.end;
	words = words_at(old, from, spot.at);
	at = find_words(now, to, old->text + words.begin,
	    words.end - words.begin, wish + words.begin - spot.at);
	found.at = at == UINT32_MAX
	    ? (uint32_t)utf8_floor(now->text, now->text_len, wish)
	    : at + (spot.at - words.begin);
	return found;
}
