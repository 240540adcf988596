// SPDX-License-Identifier: GPL-3.0-or-later
/* Queries that chance cuts out of texts: see search-trial.h. */
#include <config.h>

#include "search-trial.h"

#include <stdio.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/utf8.h"
#include "model-digest.h"

/* ---- Cutting ------------------------------------------------------------ */

/* Characters, while they are changed. */
struct piece {
	uint32_t chars[64];
	size_t n;
};

static uint32_t
below(uint32_t *seed, size_t n)
{
	return digest_random(seed) % (uint32_t)n;
}

static bool
is_blank(uint32_t c)
{
	return uc_is_property_white_space(c);
}

static bool
is_syllable(uint32_t c)
{
	return c >= 0xAC00 && c <= 0xD7A3;
}

/* Cuts characters out of [begin, end) bytes of a text. */
static void
cut(uint32_t *seed, struct piece *piece, const struct oracle_post *o,
    uint32_t begin, uint32_t end)
{
	size_t first = 0, last, at, len;

	while (o->at[first] < begin)
		first++;
	last = first;
	while (o->at[last] < end)
		last++;
	at = first + (last > first ? below(seed, last - first) : 0);
	len = 1 + below(seed, below(seed, 4) ? 8 : 40);
	for (piece->n = 0; piece->n < len && at < last; at++)
		piece->chars[piece->n++] = o->chars[at];
}

/* ---- Changing ----------------------------------------------------------- */

static void
other_case(uint32_t *seed, struct piece *piece)
{
	bool upper = below(seed, 3) == 0;

	for (size_t i = 0; i < piece->n; i++)
		piece->chars[i] = upper ? uc_toupper(piece->chars[i])
					: uc_tolower(piece->chars[i]);
}

static void
initials(uint32_t *seed, struct piece *piece)
{
	static const uint32_t letters[] = {0x3131, 0x3132, 0x3134, 0x3137,
	    0x3138, 0x3139, 0x3141, 0x3142, 0x3143, 0x3145, 0x3146, 0x3147,
	    0x3148, 0x3149, 0x314A, 0x314B, 0x314C, 0x314D, 0x314E};
	bool all = below(seed, 2);

	for (size_t i = 0; i < piece->n; i++)
		if (is_syllable(piece->chars[i]) && (all || below(seed, 2)))
			piece->chars[i] =
			    letters[(piece->chars[i] - 0xAC00) / 588];
}

/* The last syllable as it is while it is being typed. */
static void
unfinished(uint32_t *seed, struct piece *piece)
{
	static const unsigned char first_half[28] = {
	    0, 0, 0, 1, 0, 4, 4, 0, 0, 8, 8, 8, 8, 8, 8, 8, 0, 0, 17};
	uint32_t *last;
	uint32_t final;

	while (piece->n && !is_syllable(piece->chars[piece->n - 1]))
		piece->n--;
	if (!piece->n)
		return;
	last = &piece->chars[piece->n - 1];
	final = (*last - 0xAC00) % 28;
	*last -= final;
	if (below(seed, 2))
		*last += first_half[final];
}

static void
other_blanks(uint32_t *seed, struct piece *piece)
{
	static const uint32_t blanks[] = {' ', '\t', '\n', 0x3000, 0xA0};

	for (size_t i = 0; i < piece->n; i++)
		if (is_blank(piece->chars[i]))
			piece->chars[i] = blanks[below(seed, 5)];
	if (piece->n > 1 && piece->n < 60 && is_blank(piece->chars[1]))
		piece->chars[piece->n++] = ' ';
}

/* Something that is most likely nowhere. */
static void
mistyped(uint32_t *seed, struct piece *piece)
{
	uint32_t *c = &piece->chars[below(seed, piece->n)];

	*c += is_syllable(*c) ? 28 : 1;
	if (!is_blank(*c) && *c > ' ' && *c < 0xD800)
		return;
	*c = 'x';
}

static void (*const changes[])(uint32_t *, struct piece *) = {other_case,
    other_case, initials, initials, unfinished, unfinished, other_blanks,
    mistyped};

static void
change(uint32_t *seed, struct piece *piece)
{
	for (uint32_t n = below(seed, 3); n > 0 && piece->n; n--)
		changes[below(seed, sizeof(changes) / sizeof(*changes))](
		    seed, piece);
}

/* As UTF-8, sometimes in another normal form. False when it is of no use. */
static bool
write_piece(uint32_t *seed, const struct piece *piece, char *out, size_t size)
{
	uint32_t spelt[256];
	size_t n = sizeof(spelt) / sizeof(*spelt);
	size_t used = 0;
	bool any = false;

	if (!u32_normalize(below(seed, 3) ? UNINORM_NFC : UNINORM_NFD,
		piece->chars, piece->n, spelt, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (used + 5 > size)
			return false;
		used += utf8_encode(out + used, spelt[i]);
		any = any || !is_blank(spelt[i]);
	}
	out[used] = '\0';
	return any;
}

/* ---- Queries ------------------------------------------------------------ */

static bool
has_quote(const char *s)
{
	return strstr(s, "\"") || strstr(s, "\u201C") || strstr(s, "\u201D") ||
	    strstr(s, "\u201E") || strstr(s, "\uFF02");
}

static bool
has_blank(const char *s)
{
	for (size_t len = strlen(s), i = 0; i < len;) {
		uint32_t c;

		i += utf8_decode(s + i, len - i, &c);
		if (is_blank(c))
			return true;
	}
	return false;
}

/* Whether a word would not be taken for text. */
static bool
is_special(const char *s)
{
	return strchr(s, ':') || *s == '-' || !strcmp(s, "OR") ||
	    !strcmp(s, "|");
}

/* Adds a text behind a field's name, or "". In quotes if it must be; the last
 * quote may be missing at the end. */
static bool
add_text(uint32_t *seed, struct search_trial *t, const char *field,
    struct oracle_term *term, bool last)
{
	bool must = has_blank(term->typed) || term->typed[0] == '~' ||
	    (!*field && is_special(term->typed));

	if (has_quote(term->typed) || !term->typed[0])
		return false;
	term->phrase = must || below(seed, 4) == 0;
	term->finished = !last || (term->phrase && below(seed, 2));
	strbuf_printf(&t->typed, "%s%s%s%s%s", term->excluded ? "-" : "", field,
	    term->phrase ? "\"" : "", term->typed,
	    term->phrase && term->finished ? "\"" : "");
	if (!last) {
		strbuf_adds(
		    &t->typed, term->phrase && term->finished ? " " : "  ");
	} else if (!term->finished && below(seed, 4) == 0) {
		/* A blank behind it: it is finished; in quotes a part of it. */
		strbuf_addc(&t->typed, ' ');
		if (term->phrase)
			strcat(term->typed, " ");
		term->finished = true;
	}
	return true;
}

static bool
cut_text(uint32_t *seed, struct oracle_term *term, const struct oracle_post *o,
    const struct paper *part)
{
	const struct oracle_post *note = oracle_note_on(o, part);
	struct piece piece;
	uint32_t begin = part->begin, end = part->end;

	if (note && below(seed, 3) == 0) {
		o = note;
		begin = 0;
		end = note->at[note->n];
	} else if (below(seed, 8) == 0) {
		begin = 0;
		end = o->post->text_len;
	}
	cut(seed, &piece, o, begin, end);
	change(seed, &piece);
	return piece.n &&
	    write_piece(seed, &piece, term->typed, sizeof(term->typed) - 8);
}

/* Asks for what is in the note on the part, or is not. */
static bool
add_note(uint32_t *seed, struct search_trial *t, const struct oracle_post *o,
    const struct paper *part)
{
	struct oracle_term *term = &t->query.note;

	term->excluded = below(seed, 4) == 0;
	return cut_text(seed, term, o, part) &&
	    add_text(seed, t, "note:", term, false);
}

static bool
add_day(uint32_t *seed, struct search_trial *t, const struct date *date)
{
	struct oracle_query *q = &t->query;
	long number = date_day_number(date);
	char day[DATE_BUF_SIZE];

	date_text(date, day);
	switch (below(seed, 4)) {
	case 0:
		q->before = *date;
		strbuf_printf(&t->typed, "before:%s ", day);
		return true;
	case 1:
		q->after = *date;
		strbuf_printf(&t->typed, "after:%s ", day);
		return true;
	case 2:
		q->before = date_of_day_number(number + 1);
		strbuf_printf(&t->typed, "-after:%s ", day);
		return true;
	default:
		q->after = date_of_day_number(number - 1);
		strbuf_printf(&t->typed, "-before:%s ", day);
		return true;
	}
}

/* A field that the part has, as a rule; some of its value. */
static bool
add_field(uint32_t *seed, struct search_trial *t, const struct oracle_post *o,
    const struct paper *part)
{
	struct oracle_query *q = &t->query;
	const struct post *post = o->post;

	if (oracle_note_on(o, part) && below(seed, 2))
		return add_note(seed, t, o, part);
	switch (below(seed, 6)) {
	case 0:
		if (!part->n_sections)
			return true;
		snprintf(q->section.typed, 300, "%.290s",
		    part->sections[below(seed, part->n_sections)].heading);
		q->section.excluded = below(seed, 3) == 0;
		return add_text(seed, t, "section:", &q->section, false);
	case 1:
		snprintf(q->section.typed, 300, "%s",
		    section_kind_name(
			(enum section_kind)below(seed, SECTION_KINDS)));
		q->section.excluded = below(seed, 3) == 0;
		return add_text(seed, t, "Section:", &q->section, false);
	case 2:
		snprintf(q->title.typed, 300, "%.290s",
		    part->title +
			utf8_floor(part->title, strlen(part->title),
			    below(seed, strlen(part->title))));
		q->title.excluded = below(seed, 3) == 0;
		return q->title.typed[0] != ' ' &&
		    add_text(seed, t, "title:", &q->title, false);
	case 3:
		if (!post->n_tags)
			return true;
		snprintf(q->tag.typed, 300, "%.290s",
		    post->tags[below(seed, post->n_tags)]);
		q->tag.excluded = below(seed, 3) == 0;
		return add_text(seed, t, "tag:", &q->tag, false);
	case 4:
		if (!part->arxiv)
			return true;
		snprintf(q->arxiv.typed, 6 + below(seed, 6), "%s", part->arxiv);
		strbuf_printf(&t->typed, "arxiv:%s ", q->arxiv.typed);
		return true;
	default:
		if (!o->date.year)
			return true;
		return add_day(seed, t, &o->date);
	}
}

/* Cuts what means itself in expressions, but for a "." now and then. */
static void
cut_plain(uint32_t *seed, struct piece *piece, const struct oracle_post *o,
    const struct paper *part)
{
	cut(seed, piece, o, part->begin, part->end);
	for (size_t k = 0; k < piece->n; k++)
		if (!uc_is_alnum(piece->chars[k]))
			piece->n = k;
	if (piece->n > 2 && below(seed, 2))
		piece->chars[1] = '.';
}

/* What may stand instead, of which half is most likely nowhere. */
static void
cut_other(uint32_t *seed, struct piece *piece, const struct oracle_post *o,
    const struct paper *part)
{
	cut_plain(seed, piece, o, part);
	if (piece->n && below(seed, 2))
		piece->chars[below(seed, piece->n)] = 'q';
}

/* The beginning, middle and end of an expression, and some other text. */
enum { BEGIN, MIDDLE, END, OTHER, STRETCHES };
struct stretches {
	char text[STRETCHES][100];
};

static bool
cut_stretches(uint32_t *seed, struct stretches *s, const struct oracle_post *o,
    const struct paper *part)
{
	struct piece piece, some;
	size_t ends[] = {0, 0, 0};

	cut_plain(seed, &piece, o, part);
	if (!piece.n)
		return false;
	ends[MIDDLE] = below(seed, piece.n + 1);
	ends[BEGIN] = below(seed, ends[MIDDLE] + 1);
	ends[END] = piece.n;
	for (size_t i = BEGIN, from = 0; i <= END; from = ends[i++]) {
		some.n = ends[i] - from;
		memcpy(some.chars, piece.chars + from,
		    some.n * sizeof(*some.chars));
		if (some.n && !write_piece(seed, &some, s->text[i], 100))
			return false;
	}
	cut_other(seed, &some, o, part);
	return some.n && write_piece(seed, &some, s->text[OTHER], 100);
}

/* Each with the stretches that it is of, and what it means, in two texts. */
static const struct form {
	const char *expr, *first, *second;
} forms[] = {
    {"b(m|o)e", "bme", "boe"},
    {"b(o|m)e", "boe", "bme"},
    {"b(?:o|m)e", "boe", "bme"},
    {"b(m)?e", "bme", "be"},
    {"b(o)?e", "boe", "be"},
    {"b(?:mo|m)e", "bmoe", "bme"},
    {"bm(?:o){0,1}e", "bmoe", "bme"},
};

/* Writes a form with stretches in place of letters. */
static void
write_form(struct strbuf *out, const char *form, const struct stretches *s)
{
	static const char names[] = "bmeo";

	for (; *form; form++) {
		const char *name = strchr(names, *form);

		if (name)
			strbuf_adds(out, s->text[name - names]);
		else
			strbuf_addc(out, *form);
	}
}

static void
write_meaning(
    char *out, size_t size, const char *form, const struct stretches *s)
{
	struct strbuf text = STRBUF_INIT;

	write_form(&text, form, s);
	snprintf(out, size, "%s", text.str);
	strbuf_release(&text);
}

/* One with a group, as "~ab(cd|ef)gh". */
static bool
add_group(uint32_t *seed, struct search_trial *t, const struct oracle_post *o,
    const struct paper *part)
{
	struct oracle_term *term = &t->query.terms[t->query.n_terms++];
	const struct form *form =
	    &forms[below(seed, sizeof(forms) / sizeof(*forms))];
	struct stretches s = {{""}};

	if (!cut_stretches(seed, &s, o, part))
		return false;
	term->expression = true;
	write_meaning(term->typed, sizeof(term->typed), form->first, &s);
	write_meaning(term->other, sizeof(term->other), form->second, &s);
	strbuf_addc(&t->typed, '~');
	write_form(&t->typed, form->expr, &s);
	return true;
}

/* "~abc|def" or "~ab.d". */
static bool
add_alternatives(uint32_t *seed, struct search_trial *t,
    const struct oracle_post *o, const struct paper *part)
{
	struct oracle_term *term = &t->query.terms[t->query.n_terms++];
	char *texts[2] = {term->typed, term->other};

	for (int i = 0; i < 2; i++) {
		struct piece piece;

		(i ? cut_other : cut_plain)(seed, &piece, o, part);
		if (!piece.n || !write_piece(seed, &piece, texts[i], 200))
			return false;
	}
	term->expression = true;
	if (below(seed, 2))
		term->other[0] = '\0';
	strbuf_printf(&t->typed, "~%s%s%s", term->typed,
	    term->other[0] ? "|" : "", term->other);
	return true;
}

static bool
add_expression(uint32_t *seed, struct search_trial *t,
    const struct oracle_post *o, const struct paper *part)
{
	return (below(seed, 2) ? add_group : add_alternatives)(
	    seed, t, o, part);
}

/* Whether a term must be there, must not, or will do for the one before. */
static void
choose_role(uint32_t *seed, struct search_trial *t, struct oracle_term *term)
{
	bool first = term == t->query.terms;

	term->excluded = below(seed, 5) == 0;
	term->either = !first && !term->excluded && !term[-1].excluded &&
	    below(seed, 3) == 0;
	if (term->either)
		strbuf_adds(&t->typed, below(seed, 2) ? "OR " : "| ");
}

/* Makes up a query; false when it came out as none. */
static bool
try_to_make(struct search_trial *t, const struct oracle_post *o, uint32_t *seed)
{
	const struct paper *part;
	size_t n = below(seed, 3) ? 1 : 2 + below(seed, 2);

	memset(&t->query, 0, sizeof(t->query));
	strbuf_reset(&t->typed);
	if (!o->post->n_parts)
		return false;
	part = &o->post->parts[below(seed, o->post->n_parts)];
	if (below(seed, 4) == 0 && !add_field(seed, t, o, part))
		return false;
	if (below(seed, 8) == 0)
		return add_expression(seed, t, o, part);
	while (t->query.n_terms < n) {
		struct oracle_term *term = &t->query.terms[t->query.n_terms++];

		if (!cut_text(seed, term, o, part))
			return false;
		choose_role(seed, t, term);
		if (!add_text(seed, t, "", term, t->query.n_terms == n))
			return false;
	}
	return true;
}

void
search_trial_make(struct search_trial *t, const struct oracle_post *posts,
    size_t n, uint32_t *seed)
{
	while (!try_to_make(t, &posts[below(seed, n)], seed))
		continue;
}
