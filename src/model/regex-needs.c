// SPDX-License-Identifier: GPL-3.0-or-later
/* What expressions need: see regex-needs.h. The syntax is that of pcre2pattern
 * (PCRE2 10.30 to 10.45); where versions differ, as in "{,3}", it counts as not
 * understood. Every reader of an item leaves what it knows in a piece that was
 * made by piece_init. */
#include <config.h>

#include "model/regex-needs.h"

#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "model/regex-piece.h"

enum {
	DEPTH_MAX = 20, /* of groups in groups */
	CLASS_MAX = 8,  /* characters of a class that are told apart */
	NUMBER_MAX = 1000,
};

struct reader {
	const char *s, *end;
	int depth;
	bool lost; /* something is not understood */
};

static bool
at(const struct reader *r, char c)
{
	return r->s < r->end && *r->s == c;
}

static bool
at_any(const struct reader *r, const char *chars)
{
	return r->s < r->end && *r->s && strchr(chars, *r->s);
}

/* Goes over a character that must stand there. */
static void
expect(struct reader *r, char c)
{
	if (at(r, c))
		r->s++;
	else
		r->lost = true;
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* ---- How often ---------------------------------------------------------- */

static int
read_number(struct reader *r)
{
	int n = 0;

	if (r->s == r->end || !is_digit(*r->s))
		r->lost = true;
	for (; r->s < r->end && is_digit(*r->s); r->s++)
		n = n < NUMBER_MAX ? n * 10 + (*r->s - '0') : n;
	return n;
}

/* Behind "{". */
static enum times
read_braces(struct reader *r)
{
	int min = read_number(r);
	int max = min;

	if (at(r, ',')) {
		r->s++;
		max = at(r, '}') ? NUMBER_MAX : read_number(r);
	}
	expect(r, '}');
	if (min == 0)
		return max == 1 ? TIMES_MAYBE : TIMES_ANY;
	return max == 1 ? TIMES_ONE : TIMES_SOME;
}

static enum times
read_times(struct reader *r)
{
	enum times times;

	if (!at_any(r, "?*+{"))
		return TIMES_ONE;
	switch (*r->s++) {
	case '?':
		times = TIMES_MAYBE;
		break;
	case '*':
		times = TIMES_ANY;
		break;
	case '+':
		times = TIMES_SOME;
		break;
	default:
		times = read_braces(r);
	}
	/* As few as possible, or without giving back: all the same here. */
	if (at_any(r, "?+"))
		r->s++;
	return times;
}

/* ---- Characters --------------------------------------------------------- */

static size_t
character_length(const struct reader *r)
{
	uint32_t c;

	return utf8_decode(r->s, (size_t)(r->end - r->s), &c);
}

static void
read_character(struct reader *r, struct need *texts)
{
	size_t n = character_length(r);

	need_add(texts, r->s, n);
	r->s += n;
}

/* Behind "\p": one letter, or a name in braces. */
static void
skip_property(struct reader *r)
{
	const char *close;

	if (r->s < r->end && is_letter(*r->s)) {
		r->s++;
		return;
	}
	close = memchr(r->s, '}', (size_t)(r->end - r->s));
	if (at(r, '{') && close)
		r->s = close + 1;
	else
		r->lost = true;
}

/* Behind "\": whether a character that means itself stands there. */
static bool
is_escaped_character(const struct reader *r)
{
	return r->s < r->end && !is_letter(*r->s) && !is_digit(*r->s);
}

/* Behind "\", at what matches some character, of `kinds` or with a property. */
static void
skip_kind(struct reader *r, const char *kinds)
{
	bool property = at_any(r, "pP");

	if (!property && !at_any(r, kinds)) {
		r->lost = true;
		return;
	}
	r->s++;
	if (property)
		skip_property(r);
}

static void
read_text(struct reader *r, struct piece *out)
{
	out->ends.n = 0;
	read_character(r, &out->ends);
}

static void
read_any(struct reader *r, struct piece *out)
{
	r->s++;
	piece_init_unknown(out);
}

/* What matches between characters. */
static void
read_place(struct reader *r, struct piece *out)
{
	(void)out;
	r->s++;
}

static void
read_escape(struct reader *r, struct piece *out)
{
	r->s++;
	if (is_escaped_character(r)) {
		read_text(r, out);
	} else if (at_any(r, "bBAzZGK")) {
		read_place(r, out);
	} else {
		skip_kind(r, "dDwWsShHvVNRXntrfea");
		piece_init_unknown(out);
	}
}

/* ---- Classes ------------------------------------------------------------ */

/* A member of a class. False when it is more than one character. */
static bool
read_member(struct reader *r, struct need *texts, bool first)
{
	if (at(r, '[')) { /* a name, as in [[:alpha:]] */
		r->lost = true;
		return false;
	}
	if (at(r, '-') && !first && !(r->end - r->s > 1 && r->s[1] == ']')) {
		r->s++;
		return false;
	}
	if (at(r, '\\')) {
		r->s++;
		if (!is_escaped_character(r)) {
			skip_kind(r, "dDwWsShHvVntrf");
			return false;
		}
	}
	read_character(r, texts);
	return true;
}

static void
read_class(struct reader *r, struct piece *out)
{
	struct need *texts = &out->ends;
	bool known = true;
	bool first = true;

	texts->n = 0;
	r->s++;
	if (at(r, '^')) {
		known = false;
		r->s++;
	}
	/* A bracket that is a member, for PCRE2. */
	r->lost = r->lost || at(r, ']');
	for (; r->s < r->end && !at(r, ']') && !r->lost; first = false) {
		known = read_member(r, texts, first) && known;
		if (texts->n > CLASS_MAX) {
			known = false;
			texts->n = 0;
		}
	}
	expect(r, ']');
	if (!known)
		piece_init_unknown(out);
}

/* ---- Groups ------------------------------------------------------------- */

static void read_alternatives(struct reader *r, struct piece *out);

/* Behind "(?". Case and lines make no difference here. False when it is a
 * group of its own, without anything to match. */
static bool
skip_options(struct reader *r)
{
	bool group;

	while (at_any(r, "ims-"))
		r->s++;
	group = at(r, ':');
	if (group)
		r->s++;
	else
		r->lost = r->lost || !at(r, ')');
	return group;
}

static void
read_group(struct reader *r, struct piece *out)
{
	bool any = true;

	r->s++;
	if (at(r, '?')) {
		r->s++;
		any = skip_options(r);
	}
	r->lost = r->lost || r->depth == DEPTH_MAX;
	if (any && !r->lost) {
		r->depth++;
		read_alternatives(r, out);
		r->depth--;
	}
	expect(r, ')');
}

static void
read_item(struct reader *r, struct piece *out)
{
	static const struct {
		char first;
		void (*read)(struct reader *r, struct piece *out);
	} items[] = {
	    {'\\', read_escape},
	    {'[', read_class},
	    {'(', read_group},
	    {'.', read_any},
	    {'^', read_place},
	    {'$', read_place},
	};

	for (size_t i = 0; i < sizeof(items) / sizeof(items[0]); i++)
		if (at(r, items[i].first)) {
			items[i].read(r, out);
			return;
		}
	/* Nothing that is known stands before it: a verb, as "(*F)", or a
	 * second quantifier. */
	if (at_any(r, "?*+{"))
		r->lost = true;
	else
		read_text(r, out);
}

static void
read_branch(struct reader *r, struct piece *out)
{
	struct piece item;

	while (r->s < r->end && !at_any(r, "|)") && !r->lost) {
		enum times times;

		piece_init(&item);
		read_item(r, &item);
		times = read_times(r);
		piece_join(out, &item, times);
	}
}

/* Until the end, or ")". */
static void
read_alternatives(struct reader *r, struct piece *out)
{
	struct piece other;

	read_branch(r, out);
	while (at(r, '|') && !r->lost) {
		r->s++;
		piece_init(&other);
		read_branch(r, &other);
		piece_or(out, &other);
	}
}

void
regex_needs(struct needs *needs, const char *expr, size_t len)
{
	struct reader r = {expr, expr + len, 0, false};
	struct piece all;

	piece_init(&all);
	read_alternatives(&r, &all);
	piece_close(&all);
	if (!r.lost && r.s == r.end)
		needs_add_all(needs, &all.needs);
	piece_release(&all);
}
