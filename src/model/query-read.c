// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Reading queries: see query.h. What was typed is taken apart (query-token.h),
 * and each value put among the terms of its field, or to the term before it
 * where "OR" stands between them. When all are there, patterns are made of
 * them.
 */
#include <config.h>

#include "model/query-terms.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "model/query-value.h"

/* What stands behind a field's name, or alone. */
struct value {
	enum query_field field;
	char *text;
	unsigned how;
	bool excluded;
};

/* A query while it is read. */
struct reading {
	struct query *q;
	bool begun;            /* something was asked for: */
	enum query_field last; /* the last of it was of this field, */
	bool last_excluded;
	bool either; /* and "OR" stands behind it */
};

/* What is to stand behind a field's name. */
static const char *const wants[QUERY_FIELDS] = {
    [FIELD_SECTION] = N_("a section's name"),
    [FIELD_TITLE] = N_("a word"),
    [FIELD_TAG] = N_("a word"),
    [FIELD_NOTE] = N_("a word"),
    [FIELD_ARXIV] = N_("an identifier like 2509.09372"),
    [FIELD_BEFORE] = N_("a day like 2025-10-01, month, year, today or 7d"),
    [FIELD_AFTER] = N_("a day like 2025-10-01, month, year, today or 7d"),
};

static bool
refuse(enum query_field field, struct error *err)
{
	if (field == FIELD_TEXT)
		error_set(err, ERR_SYNTAX, NULL, 0, "the query is empty");
	else
		error_set(err, ERR_SYNTAX, NULL, 0, "%s: wants %s",
		    query_field_name(field), _(wants[field]));
	return false;
}

/* ---- Values ------------------------------------------------------------- */

static bool
is_day(enum query_field field)
{
	return field == FIELD_BEFORE || field == FIELD_AFTER;
}

/* Narrows the days down. What is not before the first day of a value is after
 * the day before that; and what is not after it is before the next one. */
static bool
add_day(struct query *q, const struct value *value, struct error *err)
{
	bool before = value->field == FIELD_BEFORE;
	struct date first, last, day;

	if (!query_read_days(value->text, &first, &last))
		return refuse(value->field, err);
	day = before ? first : last;
	if (value->excluded) {
		day = date_of_day_number(
		    date_day_number(&day) + (before ? -1 : 1));
		before = !before;
	}
	if (!before && date_compare(&day, &q->after) > 0)
		q->after = day;
	if (before && (!q->before.year || date_compare(&day, &q->before) < 0))
		q->before = day;
	return true;
}

/* The term that a value belongs to: that before, or a new one. Sections are
 * alternatives of each other anyway. */
static struct term *
term_for(struct reading *r, const struct value *value)
{
	struct terms *terms = value->excluded ? r->q->excluded : r->q->wanted;

	terms += value->field;
	if (r->either && value->field != FIELD_SECTION)
		return &terms->items[terms->n - 1];
	terms->items = mem_grow(
	    terms->items, terms->n, &terms->cap, sizeof(*terms->items));
	terms->items[terms->n] = (struct term){.n = 0};
	return &terms->items[terms->n++];
}

static void
add_word(struct reading *r, const struct value *value)
{
	struct term *term = term_for(r, value);

	term->words =
	    mem_grow(term->words, term->n, &term->cap, sizeof(*term->words));
	term->words[term->n++] = (struct word){value->field == FIELD_ARXIV
		? query_read_arxiv(value->text)
		: mem_strdup(value->text),
	    value->how};
}

/* Whether the value may be one of those that "OR" joins, if it is. */
static bool
check_either(
    const struct reading *r, const struct value *value, struct error *err)
{
	if (!r->either)
		return true;
	if (r->last_excluded || value->excluded)
		error_set(
		    err, ERR_SYNTAX, NULL, 0, "OR cannot join what - excludes");
	else if (r->last != value->field || is_day(value->field))
		error_set(err, ERR_SYNTAX, NULL, 0,
		    "OR joins words, or values of one field: "
		    "tag:a OR tag:b");
	else
		return true;
	return false;
}

static bool
add_value(struct reading *r, const struct value *value, struct error *err)
{
	if (!check_either(r, value, err))
		return false;
	if (!is_day(value->field))
		add_word(r, value);
	else if (!add_day(r->q, value, err))
		return false;
	r->begun = true;
	r->last = value->field;
	r->last_excluded = value->excluded;
	r->either = false;
	return true;
}

/* ---- Tokens ------------------------------------------------------------- */

static bool
add_either(struct reading *r, struct error *err)
{
	if (!r->begun || r->either) {
		error_set(err, ERR_SYNTAX, NULL, 0,
		    "OR wants a word before it; the word itself is \"OR\"");
		return false;
	}
	r->either = true;
	return true;
}

/* Whether nothing is asked for: nothing is there but blanks or a lone "~". */
static bool
is_empty(const struct query_token *token, const char *value)
{
	if (token->regex)
		return !value[1];
	return strspn(value, " ") == strlen(value);
}

static bool
add_token(struct reading *r, const struct query_token *token, const char *s,
    struct error *err)
{
	struct value value = {
	    .field = token->field, .excluded = token->excluded};
	bool ok = true;

	if (token->either)
		return add_either(r, err);
	value.text = mem_strndup(s + token->begin, token->end - token->begin);
	value.how = (token->quoted ? PATTERN_VERBATIM : PATTERN_TYPED) |
	    (token->finished ? PATTERN_FINISHED : PATTERN_TYPED);
	if (!is_empty(token, value.text))
		ok = add_value(r, &value, err);
	free(value.text);
	return ok;
}

static bool
add_all(struct reading *r, const char *typed, size_t len, struct error *err)
{
	struct query_token token = {.field = FIELD_TEXT};
	size_t at = 0;

	while (query_token_next(&token, typed, len, &at))
		if (!add_token(r, &token, typed, err))
			return false;
	if (r->either) {
		error_set(err, ERR_SYNTAX, NULL, 0,
		    "OR wants a word behind it; the word itself is \"OR\"");
		return false;
	}
	/* The last field is the one that is being typed. */
	return r->begun || refuse(token.field, err);
}

/* ---- Patterns ----------------------------------------------------------- */

struct texts {
	struct pattern_text *items;
	size_t n, cap;
};

static void
add_texts(struct texts *texts, const struct term *term)
{
	for (size_t i = 0; i < term->n; i++) {
		texts->items = mem_grow(
		    texts->items, texts->n, &texts->cap, sizeof(*texts->items));
		texts->items[texts->n++] = (struct pattern_text){
		    term->words[i].typed, term->words[i].how};
	}
}

static bool
make_pattern(struct term *term, struct error *err)
{
	struct texts texts = {NULL, 0, 0};

	add_texts(&texts, term);
	term->pattern = pattern_new_any(texts.items, texts.n, err);
	free(texts.items);
	return term->pattern != NULL;
}

static bool
make_patterns(struct terms *fields, struct error *err)
{
	for (int field = 0; field < QUERY_FIELDS; field++)
		for (size_t i = 0; i < fields[field].n; i++)
			if (field != FIELD_ARXIV &&
			    !make_pattern(&fields[field].items[i], err))
				return false;
	return true;
}

/* One pattern of all that is wanted of some fields, if that is two terms or
 * more. */
static bool
make_any(const struct query *q, const enum query_field *fields, size_t n_fields,
    struct pattern **any, struct error *err)
{
	struct texts texts = {NULL, 0, 0};
	size_t n = 0;

	for (size_t i = 0; i < n_fields; i++) {
		const struct terms *terms = &q->wanted[fields[i]];

		for (size_t k = 0; k < terms->n; k++)
			add_texts(&texts, &terms->items[k]);
		n += terms->n;
	}
	if (n > 1)
		*any = pattern_new_any(texts.items, texts.n, err);
	free(texts.items);
	return n < 2 || *any;
}

/* What is looked for in notes: text is not, where only sections are searched.
 */
static bool
make_all_any(struct query *q, struct error *err)
{
	static const enum query_field fields[] = {FIELD_NOTE, FIELD_TEXT};
	size_t n = q->wanted[FIELD_SECTION].n ? 1 : 2;

	return make_any(q, fields + 1, 1, &q->any, err) &&
	    (!q->wanted[FIELD_NOTE].n ||
		make_any(q, fields, n, &q->any_in_note, err));
}

bool
query_read(struct query *q, const char *typed, size_t len, struct error *err)
{
	struct reading r = {.q = q};

	return add_all(&r, typed, len, err) && make_patterns(q->wanted, err) &&
	    make_patterns(q->excluded, err) && make_all_any(q, err);
}
