// SPDX-License-Identifier: GPL-3.0-or-later
/* Brute force: see search-oracle.h. */
#include <config.h>

#include "search-oracle.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <unistr.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model-check.h"
#include "model/section.h"

/* ---- Characters --------------------------------------------------------- */

/* Simple case folding. What has a dot in Turkish only folds by itself. */
static uint32_t
fold(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	if (c == 0x130 || c == 0x131)
		return c;
	return uc_tolower(uc_toupper(c));
}

static bool
is_blank(uint32_t c)
{
	return uc_is_property_white_space(c);
}

/* Reads UTF-8 that is known to be well formed. */
static size_t
read_chars(uint32_t *chars, uint32_t *at, const char *s, size_t len)
{
	const unsigned char *p = (const unsigned char *)s;
	size_t n = 0, i = 0;

	while (i < len) {
		unsigned more = p[i] < 0x80 ? 0
		    : p[i] < 0xE0           ? 1
		    : p[i] < 0xF0           ? 2
					    : 3;
		uint32_t c = more ? p[i] & (0x3Fu >> more) : p[i];

		if (at)
			at[n] = (uint32_t)i;
		for (i++; more > 0; more--)
			c = c << 6 | (p[i++] & 0x3F);
		chars[n++] = c;
	}
	if (at)
		at[n] = (uint32_t)len;
	return n;
}

static void
read_text(struct oracle_post *o, const char *text, size_t len)
{
	size_t size = (len + 1) * sizeof(uint32_t);

	o->chars = mem_alloc(size);
	o->folded = mem_alloc(size);
	o->at = mem_alloc(size);
	o->n = read_chars(o->chars, o->at, text, len);
	for (size_t i = 0; i < o->n; i++)
		o->folded[i] = fold(o->chars[i]);
}

void
oracle_read(struct oracle_post *o, const char *path)
{
	struct error err;

	memset(o, 0, sizeof(*o));
	o->post = check_load(path, &err);
	assert_non_null(o->post);
	o->date = o->post->date;
	read_text(o, o->post->text, o->post->text_len);
}

void
oracle_note(struct oracle_post *o, size_t part, const char *note)
{
	size_t n = o->post->n_parts;

	if (!o->notes)
		o->notes = mem_alloc(mem_product(n, sizeof(*o->notes)));
	assert_true(part < n && !o->notes[part].chars);
	read_text(&o->notes[part], note, strlen(note));
}

static void
release_text(struct oracle_post *o)
{
	free(o->chars);
	free(o->folded);
	free(o->at);
}

void
oracle_release(struct oracle_post *o)
{
	for (size_t i = 0; o->notes && i < o->post->n_parts; i++)
		release_text(&o->notes[i]);
	free(o->notes);
	post_free(o->post);
	release_text(o);
}

/* ---- What a character of the pattern may match -------------------------- */

enum unit_kind {
	UNIT_CHAR,
	UNIT_BLANKS,  /* one or more */
	UNIT_ANY,     /* but a line end */
	UNIT_INITIAL, /* syllables that begin with a consonant, or itself */
	UNIT_CLUSTER, /* two of those, or what they make in one */
	UNIT_OPEN,    /* a syllable with any final consonant */
	UNIT_FINAL,   /* a syllable whose final may get a second half */
};

struct unit {
	enum unit_kind kind;
	uint32_t c;
};

struct units {
	struct unit items[400];
	size_t n;
	bool any_case;
};

static const char initials[] = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ";
static const char clusters[] =
    "ㄳㄱㅅㄵㄴㅈㄶㄴㅎㄺㄹㄱㄻㄹㅁㄼㄹㅂㄽㄹㅅㄾㄹㅌ"
    "ㄿㄹㅍㅀㄹㅎㅄㅂㅅ";

/* The consonant at index `i` of a list of them: each is of three bytes. */
static uint32_t
letter(const char *list, size_t i)
{
	uint32_t c = 0;

	read_chars(&c, NULL, list + i * 3, 3);
	return c;
}

/* Index of the first letter at `from`, `from` + step... that is `c`; -1. */
static int
index_of(const char *list, uint32_t c, size_t from, size_t step)
{
	for (size_t i = from; i < strlen(list) / 3; i += step)
		if (letter(list, i) == c)
			return (int)i;
	return -1;
}

/* A conjoining initial as the letter that stands for it. */
static uint32_t
plain_letter(uint32_t c)
{
	return c >= 0x1100 && c <= 0x1112 ? letter(initials, c - 0x1100) : c;
}

static bool
is_syllable(uint32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

static struct unit
unit_of(uint32_t c, bool last, const struct oracle_term *term)
{
	uint32_t plain = plain_letter(c);

	if (term->expression)
		return (struct unit){c == '.' ? UNIT_ANY : UNIT_CHAR, c};
	if (is_blank(c))
		return (struct unit){UNIT_BLANKS, c};
	if (!term->phrase && index_of(initials, plain, 0, 1) >= 0)
		return (struct unit){UNIT_INITIAL, plain};
	if (!term->phrase && index_of(clusters, plain, 0, 3) >= 0)
		return (struct unit){UNIT_CLUSTER, plain};
	if (last && !term->finished && is_syllable(c))
		return (struct unit){
		    (c - 0xAC00) % 28 ? UNIT_FINAL : UNIT_OPEN, c};
	return (struct unit){UNIT_CHAR, c};
}

static bool
is_capital(uint32_t c)
{
	return uc_is_general_category(c, UC_UPPERCASE_LETTER) ||
	    uc_is_general_category(c, UC_TITLECASE_LETTER);
}

/* What was typed, as units. */
static void
take_apart(struct units *u, const char *typed, const struct oracle_term *term)
{
	struct strbuf clean = STRBUF_INIT;
	uint32_t chars[400];
	size_t n;

	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	assert_true(clean.len < 400);
	n = read_chars(chars, NULL, clean.str, clean.len);
	strbuf_release(&clean);
	u->n = 0;
	u->any_case = true;
	for (size_t i = 0; i < n; i++) {
		if (is_capital(chars[i]))
			u->any_case = false;
		if (i && !term->expression && is_blank(chars[i]) &&
		    is_blank(chars[i - 1]))
			continue;
		u->items[u->n++] = unit_of(chars[i], i + 1 == n, term);
	}
}

/* ---- Matching ----------------------------------------------------------- */

/* The second half that a final consonant has more than another; by their
 * numbers, which Unicode gives. */
static bool
is_doubled(uint32_t final, uint32_t doubled)
{
	return (final == 1 && doubled == 3) ||
	    (final == 4 && (doubled == 5 || doubled == 6)) ||
	    (final == 8 && doubled >= 9 && doubled <= 15) ||
	    (final == 17 && doubled == 18);
}

static bool
begins_with(uint32_t c, uint32_t consonant)
{
	int i = index_of(initials, consonant, 0, 1);

	return plain_letter(c) == consonant ||
	    (is_syllable(c) && (c - 0xAC00) / 588 == (uint32_t)i);
}

/* How many characters from `i` on a unit matches; 0: it does not. */
static size_t
match_unit(const struct oracle_post *o, const struct units *u,
    const struct unit *unit, size_t i, size_t end)
{
	uint32_t c = o->chars[i];
	size_t n = 0;
	int k;

	switch (unit->kind) {
	case UNIT_CHAR:
		return u->any_case ? fold(unit->c) == o->folded[i]
				   : unit->c == c;
	case UNIT_BLANKS:
		while (i + n < end && is_blank(o->chars[i + n]))
			n++;
		return n;
	case UNIT_ANY:
		return c != '\n';
	case UNIT_INITIAL:
		return begins_with(c, unit->c);
	case UNIT_CLUSTER:
		if (c == unit->c)
			return 1;
		k = index_of(clusters, unit->c, 0, 3);
		return i + 1 < end && begins_with(c, letter(clusters, k + 1)) &&
			begins_with(o->chars[i + 1], letter(clusters, k + 2))
		    ? 2
		    : 0;
	case UNIT_OPEN:
		return c >= unit->c && c < unit->c + 28;
	default:
		return c == unit->c ||
		    (is_syllable(c) &&
			(c - 0xAC00) / 28 == (unit->c - 0xAC00) / 28 &&
			is_doubled((unit->c - 0xAC00) % 28, (c - 0xAC00) % 28));
	}
}

/* The character behind a match that begins at `i`; 0: there is none. */
static size_t
match_units(
    const struct oracle_post *o, const struct units *u, size_t i, size_t end)
{
	for (size_t k = 0; k < u->n; k++) {
		size_t n = i < end ? match_unit(o, u, &u->items[k], i, end) : 0;

		if (!n)
			return 0;
		i += n;
	}
	return i;
}

/* All that the terms were taken apart to: an expression may be two. */
struct wanted {
	struct units units[2 * ORACLE_TERMS + 1];
	size_t term[2 * ORACLE_TERMS + 1]; /* which it belongs to */
	size_t n;
};

static void
take_all_apart(struct wanted *w, const struct oracle_query *q, bool excluded)
{
	size_t group = 0;

	w->n = 0;
	for (size_t i = 0; i < q->n_terms; i++) {
		const struct oracle_term *t = &q->terms[i];
		struct units *first = &w->units[w->n];

		if (t->excluded != excluded)
			continue;
		group = t->either ? group : i;
		w->term[w->n] = group;
		take_apart(&w->units[w->n++], t->typed, t);
		if (!t->expression || !t->other[0])
			continue;
		w->term[w->n] = group;
		take_apart(&w->units[w->n], t->other, t);
		/* A capital anywhere counts for the whole expression. */
		first->any_case = first->any_case && w->units[w->n].any_case;
		w->units[w->n++].any_case = first->any_case;
	}
}

/* Goes on to the next match of any term in [*i, end), in characters; the terms
 * that match there by themselves are not looked at here. */
static bool
next_match(const struct oracle_post *o, const struct wanted *w, size_t *i,
    size_t end, size_t *behind)
{
	for (; *i < end; ++*i)
		for (size_t k = 0; k < w->n; k++) {
			*behind = match_units(o, &w->units[k], *i, end);
			if (*behind)
				return true;
		}
	return false;
}

static bool
has_term(const struct oracle_post *o, const struct wanted *w, size_t term,
    size_t begin, size_t end)
{
	for (size_t i = begin; i < end; i++)
		for (size_t k = 0; k < w->n; k++)
			if (w->term[k] == term &&
			    match_units(o, &w->units[k], i, end))
				return true;
	return false;
}

/* ---- Fields ------------------------------------------------------------- */

/* Whether a text, clean and of one line, holds what was typed. */
static bool
text_holds(const char *text, const struct oracle_term *term)
{
	struct oracle_post o = {.n = 0};
	struct wanted *w = mem_alloc(sizeof(*w));
	bool yes;

	read_text(&o, text, strlen(text));
	take_apart(&w->units[0], term->typed, term);
	w->n = 1;
	w->term[0] = 0;
	yes = has_term(&o, w, 0, 0, o.n);
	release_text(&o);
	free(w);
	return yes;
}

static bool
day_is_asked_for(const struct date *day, const struct oracle_query *q)
{
	long n = date_day_number(day);

	if (!q->after.year && !q->before.year)
		return true;
	return day->year &&
	    (!q->after.year || n > date_day_number(&q->after)) &&
	    (!q->before.year || n < date_day_number(&q->before));
}

static bool
has_tag(const struct post *post, const struct oracle_term *tag)
{
	for (size_t i = 0; i < post->n_tags; i++)
		if (text_holds(post->tags[i], tag))
			return true;
	return false;
}

/* How many texts must be there, or must not. */
static size_t
count_terms(const struct oracle_query *q, bool excluded)
{
	size_t n = 0;

	for (size_t i = 0; i < q->n_terms; i++)
		n += q->terms[i].excluded == excluded;
	return n;
}

static bool
part_is_asked_for(const struct oracle_post *o, const struct paper *part,
    const struct oracle_query *q)
{
	bool paper = part->kind == PART_PAPER;

	if (!day_is_asked_for(&o->date, q) ||
	    (!paper && !count_terms(q, false)))
		return false;
	if (q->tag.typed[0] && has_tag(o->post, &q->tag) == q->tag.excluded)
		return false;
	if (q->title.typed[0] &&
	    (paper && text_holds(part->title, &q->title)) == q->title.excluded)
		return false;
	return !q->arxiv.typed[0] ||
	    (paper && part->arxiv &&
		strncmp(part->arxiv, q->arxiv.typed, strlen(q->arxiv.typed)) ==
		    0);
}

static bool
section_is_asked_for(const struct section *s, const struct oracle_term *name)
{
	enum section_kind kind = section_kind_of(name->typed);

	return text_holds(s->heading, name) ||
	    (kind != SECTION_OTHER && s->kind == kind) ||
	    strncmp(section_kind_name(s->kind), name->typed,
		strlen(name->typed)) == 0;
}

/* ---- A part ------------------------------------------------------------- */

/* The index of the character at a byte. */
static size_t
char_at(const struct oracle_post *o, uint32_t byte)
{
	size_t low = 0, high = o->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (o->at[middle] < byte)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The ranges of all that is not in sections that are excluded. Where no text is
 * asked for, a part must have none of them. */
static size_t
take_others(const struct oracle_post *o, const struct paper *part,
    const struct oracle_query *q, size_t (*ranges)[2], size_t max)
{
	uint32_t from = part->begin;
	size_t n = 0;

	for (size_t i = 0; i <= part->n_sections; i++) {
		const struct section *s =
		    i < part->n_sections ? &part->sections[i] : NULL;
		uint32_t end = s ? s->begin : part->end;

		if (s && !section_is_asked_for(s, &q->section))
			continue;
		if (s && !q->n_terms)
			return 0;
		assert_true(n < max);
		ranges[n][0] = char_at(o, from);
		ranges[n][1] = char_at(o, end);
		n += end > from;
		from = s ? s->end : end;
	}
	return n;
}

/* The ranges that are searched, in characters; returns how many. */
static size_t
take_ranges(const struct oracle_post *o, const struct paper *part,
    const struct oracle_query *q, size_t (*ranges)[2], size_t max)
{
	size_t n = 0;

	if (!q->section.typed[0]) {
		ranges[0][0] = char_at(o, part->begin);
		ranges[0][1] = char_at(o, part->end);
		return part->end > part->begin;
	}
	if (q->section.excluded)
		return take_others(o, part, q, ranges, max);
	for (size_t i = 0; i < part->n_sections; i++) {
		const struct section *s = &part->sections[i];

		if (s->end == s->begin || !section_is_asked_for(s, &q->section))
			continue;
		assert_true(n < max);
		ranges[n][0] = char_at(o, s->begin);
		ranges[n++][1] = char_at(o, s->end);
	}
	return n;
}

static void
add_match(struct oracle_find *f, const struct oracle_post *o, size_t begin,
    size_t end)
{
	uint32_t last = f->n_matches ? f->matches[f->n_matches - 1].begin : 0;
	bool same_line = f->n_matches > 0;

	if (!o->post)
		same_line = f->n_noted++ > 0;
	f->matches =
	    mem_grow(f->matches, f->n_matches, &f->cap, sizeof(*f->matches));
	f->matches[f->n_matches++] = (struct match){o->at[begin], o->at[end]};
	for (size_t i = char_at(o, last); same_line && i < begin; i++)
		same_line = o->chars[i] != '\n';
	f->n_lines += !same_line;
}

enum { RANGES_MAX = 256 };

static void
add_matches(struct oracle_find *find, const struct oracle_post *o,
    const struct wanted *w, size_t begin, size_t end)
{
	size_t i = begin, behind;

	for (; next_match(o, w, &i, end, &behind); i = behind)
		add_match(find, o, i, behind);
}

/* Whether texts may be in notes: not when only sections are searched. */
static bool
notes_are_searched(const struct oracle_query *q)
{
	return !q->section.typed[0] || q->section.excluded;
}

/* What is looked for in notes: what is typed for them, and all that is looked
 * for in texts, but for that when only sections are searched. */
static void
take_apart_for_note(struct wanted *w, const struct oracle_query *q)
{
	struct wanted *text = mem_alloc(sizeof(*text));

	w->n = 0;
	if (q->note.typed[0] && !q->note.excluded)
		take_apart(&w->units[w->n++], q->note.typed, &q->note);
	take_all_apart(text, q, false);
	for (size_t i = 0; notes_are_searched(q) && i < text->n; i++)
		w->units[w->n++] = text->units[i];
	free(text);
}

/* Where texts are looked for. */
struct searched {
	const struct oracle_post *o, *note; /* the note may be NULL */
	size_t (*ranges)[2];
	size_t n;
};

/* Whether a term is where it must be, or nowhere where it must not. */
static bool
term_is_right(const struct searched *in, const struct oracle_query *q,
    const struct wanted *w, size_t term)
{
	bool there = in->note && notes_are_searched(q) &&
	    has_term(in->note, w, term, 0, in->note->n);

	for (size_t i = 0; i < in->n && !there; i++)
		there = has_term(
		    in->o, w, term, in->ranges[i][0], in->ranges[i][1]);
	return there != q->terms[term].excluded;
}

static bool
find_wanted(const struct oracle_post *o, const struct oracle_post *note,
    const struct oracle_query *q, struct oracle_find *find)
{
	struct wanted *w = mem_alloc(sizeof(*w));
	size_t(*ranges)[2] = mem_alloc(RANGES_MAX * sizeof(*ranges));
	size_t n = take_ranges(o, find->part, q, ranges, RANGES_MAX);
	struct searched in = {o, note, ranges, n};
	bool found = n > 0;

	for (size_t term = 0; term < q->n_terms && found; term++) {
		take_all_apart(w, q, q->terms[term].excluded);
		found = q->terms[term].either || term_is_right(&in, q, w, term);
	}
	take_all_apart(w, q, false);
	for (size_t r = 0; r < n && found; r++)
		add_matches(find, o, w, ranges[r][0], ranges[r][1]);
	take_apart_for_note(w, q);
	if (note && found)
		add_matches(find, note, w, 0, note->n);
	if (!count_terms(q, false) && (!q->note.typed[0] || q->note.excluded))
		find->n_lines = 1;
	free(ranges);
	free(w);
	return found;
}

const struct oracle_post *
oracle_note_on(const struct oracle_post *o, const struct paper *part)
{
	const struct oracle_post *note =
	    o->notes ? &o->notes[part - o->post->parts] : NULL;

	return note && note->n ? note : NULL;
}

static bool
note_is_asked_for(const struct oracle_post *note, const struct oracle_query *q)
{
	struct wanted *w = mem_alloc(sizeof(*w));
	bool yes;

	w->n = 1;
	take_apart(&w->units[0], q->note.typed, &q->note);
	yes = !q->note.typed[0] ||
	    (note && has_term(note, w, 0, 0, note->n)) != q->note.excluded;
	free(w);
	return yes;
}

bool
oracle_find(const struct oracle_post *o, const struct paper *part,
    const struct oracle_query *q, struct oracle_find *find)
{
	const struct oracle_post *note = oracle_note_on(o, part);

	*find = (struct oracle_find){.part = part};
	return part_is_asked_for(o, part, q) && note_is_asked_for(note, q) &&
	    find_wanted(o, note, q, find);
}
