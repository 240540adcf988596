// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Cards: see card.h. A card is a head, then arrays of parts, sections and
 * tags, then strings, then the text, and NUL bytes up to a multiple of 8. All
 * its numbers are of 32 bits in the machine's own order, all its offsets count
 * from its first byte; offset 0, where the head is, stands for no string.
 *
 * The area of strings ends in a NUL byte: so a string that begins in it ends
 * in it, and only beginnings are to be checked. The text is told by its length
 * alone, and nothing stands between it and the end but the padding.
 */
#include <config.h>

#include "store/card.h"

#include <string.h>

#include "base/utf8.h"
#include "store/facts.h"

enum { CARD_MAGIC = 0x3164726E, CARD_ALIGN = 8 };

/* Where an array is, and how many there are. */
struct span {
	uint32_t at, n;
};

struct head {
	uint32_t magic; /* also tells the order of bytes */
	uint32_t size;
	int16_t year;
	int8_t month, day, hour, minute, second, zero;
	uint32_t title;
	uint32_t n_papers;
	struct span parts, sections, tags; /* tags: offsets of strings */
	struct span strings, text;         /* bytes */
};

struct part_record {
	uint32_t kind;
	int32_t number;
	uint32_t title, url, arxiv, key; /* strings */
	uint32_t line;
	uint32_t begin, end;  /* bytes of the text */
	struct span sections; /* `at` is an index */
};

struct section_record {
	uint32_t heading; /* string */
	uint32_t kind;
	uint32_t begin, end; /* bytes of the text */
};

_Static_assert(sizeof(struct head) == 64, "a card's head has no padding");
_Static_assert(sizeof(struct part_record) == 44, "nor have its parts");
_Static_assert(sizeof(struct section_record) == 16, "nor its sections");

/* ---- Writing ------------------------------------------------------------ */

/* A card that is being written behind `start` bytes of something else. */
struct writer {
	struct strbuf *out;
	size_t start;
	struct head head;
	struct strbuf strings; /* without the NUL byte that they begin with */
};

static uint32_t
put_string(struct writer *w, const char *s)
{
	uint32_t at = w->head.strings.at + (uint32_t)w->strings.len;

	if (!s)
		return 0;
	strbuf_add(&w->strings, s, strlen(s) + 1);
	return at;
}

static void
put_part(struct writer *w, const struct paper *p, uint32_t first_section)
{
	struct part_record r = {.kind = p->kind,
	    .number = p->number,
	    .title = put_string(w, p->title),
	    .url = put_string(w, p->url),
	    .arxiv = put_string(w, p->arxiv),
	    .key = put_string(w, p->key),
	    .line = p->line,
	    .begin = p->begin,
	    .end = p->end,
	    .sections = {first_section, (uint32_t)p->n_sections}};

	strbuf_add(w->out, (const char *)&r, sizeof(r));
}

static void
put_sections(struct writer *w, const struct paper *p)
{
	for (size_t i = 0; i < p->n_sections; i++) {
		const struct section *s = &p->sections[i];
		struct section_record r = {
		    put_string(w, s->heading), s->kind, s->begin, s->end};

		strbuf_add(w->out, (const char *)&r, sizeof(r));
	}
}

static void
put_tags(struct writer *w, const struct post *post)
{
	for (size_t i = 0; i < post->n_tags; i++) {
		uint32_t at = put_string(w, post->tags[i]);

		strbuf_add(w->out, (const char *)&at, sizeof(at));
	}
}

/* The head, as far as it can be told before anything is written. */
static struct head
plan(const struct post *post)
{
	struct head h = {.magic = CARD_MAGIC,
	    .year = post->date.year,
	    .month = post->date.month,
	    .day = post->date.day,
	    .hour = post->date.hour,
	    .minute = post->date.minute,
	    .second = post->date.second,
	    .n_papers = (uint32_t)post->n_papers};

	h.parts = (struct span){sizeof(h), (uint32_t)post->n_parts};
	h.sections.at =
	    h.parts.at + h.parts.n * (uint32_t)sizeof(struct part_record);
	for (size_t i = 0; i < post->n_parts; i++)
		h.sections.n += (uint32_t)post->parts[i].n_sections;
	h.tags.at = h.sections.at +
	    h.sections.n * (uint32_t)sizeof(struct section_record);
	h.tags.n = (uint32_t)post->n_tags;
	h.strings.at = h.tags.at + h.tags.n * (uint32_t)sizeof(uint32_t);
	return h;
}

/* Writes the arrays; fills in the offsets of strings, which they collect. */
static void
put_arrays(struct writer *w, const struct post *post)
{
	uint32_t n = 0;

	for (size_t i = 0; i < post->n_parts; i++) {
		put_part(w, &post->parts[i], n);
		n += (uint32_t)post->parts[i].n_sections;
	}
	for (size_t i = 0; i < post->n_parts; i++)
		put_sections(w, &post->parts[i]);
	put_tags(w, post);
}

void
card_write(struct strbuf *out, const struct post *post)
{
	struct writer w = {out, out->len, plan(post), STRBUF_INIT};
	struct head *h = &w.head;

	strbuf_addc(&w.strings, '\0');
	h->title = put_string(&w, post->title);
	strbuf_add(out, (const char *)h, sizeof(*h));
	put_arrays(&w, post);
	h->strings.n = (uint32_t)w.strings.len;
	strbuf_add(out, w.strings.str, w.strings.len);
	strbuf_release(&w.strings);
	h->text = (struct span){(uint32_t)(out->len - w.start), post->text_len};
	if (post->text_len)
		strbuf_add(out, post->text, post->text_len);
	strbuf_pad(out, '\0',
	    (CARD_ALIGN - (out->len - w.start) % CARD_ALIGN) % CARD_ALIGN);
	h->size = (uint32_t)(out->len - w.start);
	memcpy(out->str + w.start, h, sizeof(*h));
}

/* ---- Room --------------------------------------------------------------- */

enum { ROOM_KEPT = 1024 * 1024 }; /* bytes; no more of it is used again */

void
card_room_init(struct card_room *room)
{
	*room = (struct card_room){.bytes = STRBUF_INIT};
}

void
card_room_release(struct card_room *room)
{
	strbuf_release(&room->bytes);
	card_room_init(room);
}

void
card_room_begin(struct card_room *room, size_t size)
{
	if (room->bytes.cap > ROOM_KEPT)
		strbuf_release(&room->bytes);
	strbuf_reset(&room->bytes);
	strbuf_reserve(&room->bytes, size);
	room->bytes.str[size] = '\0';
	room->begin = room->end = 0;
}

/* ---- Looking ------------------------------------------------------------ */

static const struct head *
head_of(const struct card *card)
{
	return (const void *)card->bytes;
}

static const struct part_record *
parts_of(const struct card *card)
{
	return (const void *)(card->bytes + head_of(card)->parts.at);
}

static const struct section_record *
sections_of(const struct card *card)
{
	return (const void *)(card->bytes + head_of(card)->sections.at);
}

static const uint32_t *
tags_of(const struct card *card)
{
	return (const void *)(card->bytes + head_of(card)->tags.at);
}

static const char *
string_at(const struct card *card, uint32_t at)
{
	return at ? (const char *)card->bytes + at : NULL;
}

/* Whether an array of `n` things of `size` bytes is before the text, behind the
 * head and where such things may be. */
static bool
span_is_inside(const struct head *h, struct span span, size_t size)
{
	uint64_t end = span.at + (uint64_t)span.n * size;

	return span.at >= sizeof(*h) && end <= h->text.at &&
	    (size == 1 || span.at % sizeof(uint32_t) == 0);
}

static bool
head_is_sound(const struct head *h, const unsigned char *bytes, size_t front)
{
	if (h->text.at > front || h->text.n > h->size - h->text.at)
		return false;
	if (!span_is_inside(h, h->parts, sizeof(struct part_record)) ||
	    !span_is_inside(h, h->sections, sizeof(struct section_record)) ||
	    !span_is_inside(h, h->tags, sizeof(uint32_t)) ||
	    !span_is_inside(h, h->strings, 1))
		return false;
	return h->strings.n && !bytes[h->strings.at + h->strings.n - 1];
}

/* Whether a string begins where strings are. */
static bool
string_is_sound(const struct head *h, uint32_t at)
{
	return at >= h->strings.at && at - h->strings.at < h->strings.n;
}

static bool
string_is_sound_or_none(const struct head *h, uint32_t at)
{
	return !at || string_is_sound(h, at);
}

static bool
part_is_sound(const struct head *h, const struct part_record *p)
{
	return p->kind <= PART_TRAILER && string_is_sound(h, p->title) &&
	    string_is_sound_or_none(h, p->url) &&
	    string_is_sound_or_none(h, p->arxiv) &&
	    string_is_sound(h, p->key) && p->begin <= p->end &&
	    p->end <= h->text.n && p->sections.at <= h->sections.n &&
	    p->sections.n <= h->sections.n - p->sections.at;
}

static bool
sections_are_sound(const struct card *card, const struct part_record *p)
{
	const struct head *h = head_of(card);
	const struct section_record *s = sections_of(card) + p->sections.at;
	uint32_t end = p->begin;

	for (uint32_t i = 0; i < p->sections.n; i++) {
		if (!string_is_sound(h, s[i].heading) ||
		    s[i].kind >= SECTION_KINDS || s[i].begin < end ||
		    s[i].begin > s[i].end || s[i].end > p->end)
			return false;
		end = s[i].end;
	}
	return true;
}

static bool
parts_are_sound(const struct card *card)
{
	const struct head *h = head_of(card);
	const struct part_record *p = parts_of(card);
	uint32_t papers = 0;
	uint32_t sections = 0;
	uint32_t end = 0;

	for (uint32_t i = 0; i < h->parts.n; i++) {
		/* Sections of many parts at once would be looked at as often.
		 */
		if (!part_is_sound(h, &p[i]) || p[i].begin < end ||
		    p[i].sections.at != sections ||
		    !sections_are_sound(card, &p[i]))
			return false;
		end = p[i].end;
		sections += p[i].sections.n;
		papers += p[i].kind == PART_PAPER;
	}
	return papers == h->n_papers && sections == h->sections.n;
}

static bool
tags_are_sound(const struct card *card)
{
	const struct head *h = head_of(card);
	const uint32_t *tags = tags_of(card);

	for (uint32_t i = 0; i < h->tags.n; i++)
		if (!string_is_sound(h, tags[i]))
			return false;
	return string_is_sound_or_none(h, h->title);
}

/* Opens a card of which the first `there` bytes are to be looked at. */
static bool
open_card(struct card *card, const void *bytes, size_t size, size_t there)
{
	const struct head *h = bytes;

	if (there < sizeof(*h) || size < there || size % CARD_ALIGN ||
	    h->size != size || h->magic != CARD_MAGIC ||
	    !head_is_sound(h, bytes, there))
		return false;
	*card = (struct card){.bytes = bytes,
	    .size = size,
	    .date = {h->year, h->month, h->day, h->hour, h->minute, h->second},
	    .text = (const char *)bytes + h->text.at,
	    .text_len = h->text.n,
	    .n_parts = h->parts.n,
	    .n_papers = h->n_papers,
	    .n_tags = h->tags.n};
	card->title = string_at(card, h->title);
	return facts_date_is_sound(&card->date) && tags_are_sound(card) &&
	    parts_are_sound(card);
}

bool
card_open(struct card *card, const void *bytes, size_t size)
{
	return open_card(card, bytes, size, size);
}

/* Strings may begin in the middle of others, but not of characters. */
static bool
string_is_text(const struct card *card, uint32_t at)
{
	return !at || (card->bytes[at] & 0xC0) != 0x80;
}

static bool
strings_are_text(const struct card *card)
{
	const struct head *h = head_of(card);
	const struct part_record *p = parts_of(card);
	const struct section_record *s = sections_of(card);
	const char *strings = (const char *)card->bytes + h->strings.at;
	bool ok = utf8_valid(strings, h->strings.n) == h->strings.n &&
	    string_is_text(card, h->title);

	for (uint32_t i = 0; ok && i < h->parts.n; i++)
		ok = string_is_text(card, p[i].title) &&
		    string_is_text(card, p[i].url) &&
		    string_is_text(card, p[i].arxiv) &&
		    string_is_text(card, p[i].key);
	for (uint32_t i = 0; ok && i < h->sections.n; i++)
		ok = string_is_text(card, s[i].heading);
	for (uint32_t i = 0; ok && i < h->tags.n; i++)
		ok = string_is_text(card, tags_of(card)[i]);
	return ok;
}

/* Whether a place of a part whose text is sound is between two characters. */
static bool
is_boundary(const struct card *card, const struct part_record *p, uint32_t at)
{
	return at == p->end || (card->text[at] & 0xC0) != 0x80;
}

static bool
part_is_text(const struct card *card, const struct part_record *p)
{
	const struct section_record *s = sections_of(card) + p->sections.at;
	uint32_t len = p->end - p->begin;
	bool ok = utf8_valid(card->text + p->begin, len) == len;

	for (uint32_t i = 0; ok && i < p->sections.n; i++)
		ok = is_boundary(card, p, s[i].begin) &&
		    is_boundary(card, p, s[i].end);
	return ok;
}

bool
card_piece_is_text(const struct card *card, uint32_t piece)
{
	return piece == CARD_FRONT
	    ? strings_are_text(card)
	    : part_is_text(card, parts_of(card) + piece - 1);
}

/* Where a piece begins, counted from the card's first byte. */
static size_t
piece_at(const struct card *card, uint32_t piece)
{
	const struct head *h = head_of(card);

	if (piece == CARD_FRONT)
		return 0;
	if (piece > h->parts.n)
		return h->size;
	return (size_t)h->text.at + parts_of(card)[piece - 1].begin;
}

const void *
card_piece(const struct card *card, uint32_t piece, size_t *size)
{
	size_t at = piece_at(card, piece);

	*size = piece_at(card, piece + 1) - at;
	return card->bytes + at;
}

bool
card_open_front(struct card *card, const void *bytes, size_t size, size_t front)
{
	return open_card(card, bytes, size, front) &&
	    piece_at(card, CARD_FRONT + 1) == front;
}

void
card_part(const struct card *card, uint32_t i, struct card_part *part)
{
	const struct part_record *p = parts_of(card) + i;

	*part = (struct card_part){.kind = (enum part_kind)p->kind,
	    .number = p->number,
	    .title = string_at(card, p->title),
	    .url = string_at(card, p->url),
	    .arxiv = string_at(card, p->arxiv),
	    .key = string_at(card, p->key),
	    .line = p->line,
	    .begin = p->begin,
	    .end = p->end,
	    .n_sections = p->sections.n,
	    .index = i};
}

void
card_section(const struct card *card, const struct card_part *part, uint32_t i,
    struct card_section *section)
{
	const struct section_record *s =
	    sections_of(card) + parts_of(card)[part->index].sections.at + i;

	*section = (struct card_section){string_at(card, s->heading),
	    (enum section_kind)s->kind, s->begin, s->end};
}

const char *
card_tag(const struct card *card, uint32_t i)
{
	return string_at(card, tags_of(card)[i]);
}
