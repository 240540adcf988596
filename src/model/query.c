// SPDX-License-Identifier: GPL-3.0-or-later
/* Queries: see query.h. What was typed is made clean, taken apart
 * (query-token.h), and each value given to the reader of its field, which
 * stands in one table. */
#include <config.h>

#include "model/query.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/query-token.h"
#include "model/query-value.h"
#include "model/section.h"

/* How often expressions in fields may be given up: there may be a thousand
 * headings, and each attempt takes its time. */
enum { TROUBLE_MAX = 10 };

/* What expressions in fields were given up for; asking makes no other
 * difference to a query. */
struct trouble {
	size_t n;
	struct error error; /* the last one */
};

/* A text to be found. */
struct term {
	struct pattern *pattern;
	char *typed;
	unsigned how;            /* see struct pattern_text */
	enum section_kind kind;  /* of FIELD_SECTION; SECTION_OTHER: none */
	struct trouble *trouble; /* the query's */
};

struct terms {
	struct term *items;
	size_t n, cap;
};

struct query {
	struct terms terms[QUERY_FIELDS]; /* of the fields that are texts */
	struct pattern *any;              /* of two texts or more */
	struct pattern *any_in_note;      /* of two or more */
	char **arxiv;                     /* how the identifier begins */
	size_t n_arxiv, cap_arxiv;
	struct date before, after; /* year 0: none */
	struct trouble *trouble;
};

/* What stands behind a field's name, or alone. */
struct value {
	enum query_field field;
	char *text;
	unsigned how;
};

/* ---- Reading ------------------------------------------------------------ */

static bool
add_term(struct query *q, const struct value *value, struct error *err)
{
	struct terms *terms = &q->terms[value->field];
	struct pattern_text text = {value->text, value->how};
	struct pattern *pattern = pattern_new_any(&text, 1, err);

	if (!pattern)
		return false;
	terms->items = mem_grow(
	    terms->items, terms->n, &terms->cap, sizeof(*terms->items));
	terms->items[terms->n++] = (struct term){.pattern = pattern,
	    .typed = mem_strdup(value->text),
	    .how = value->how,
	    .kind = section_kind_of(value->text),
	    .trouble = q->trouble};
	return true;
}

static bool
add_arxiv(struct query *q, const struct value *value, struct error *err)
{
	(void)err;
	q->arxiv =
	    mem_grow(q->arxiv, q->n_arxiv, &q->cap_arxiv, sizeof(*q->arxiv));
	q->arxiv[q->n_arxiv++] = query_read_arxiv(value->text);
	return true;
}

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

/* The first day when days are to be before the value, else the last. */
static bool
read_day(struct date *out, const struct value *value, struct error *err)
{
	struct date first, last;

	if (!query_read_days(value->text, &first, &last))
		return refuse(value->field, err);
	*out = value->field == FIELD_BEFORE ? first : last;
	return true;
}

static bool
add_before(struct query *q, const struct value *value, struct error *err)
{
	struct date day;

	if (!read_day(&day, value, err))
		return false;
	if (!q->before.year || date_compare(&day, &q->before) < 0)
		q->before = day;
	return true;
}

static bool
add_after(struct query *q, const struct value *value, struct error *err)
{
	struct date day;

	if (!read_day(&day, value, err))
		return false;
	if (date_compare(&day, &q->after) > 0)
		q->after = day;
	return true;
}

static bool (*const readers[QUERY_FIELDS])(
    struct query *, const struct value *, struct error *) = {
    [FIELD_TEXT] = add_term,
    [FIELD_SECTION] = add_term,
    [FIELD_TITLE] = add_term,
    [FIELD_TAG] = add_term,
    [FIELD_NOTE] = add_term,
    [FIELD_ARXIV] = add_arxiv,
    [FIELD_BEFORE] = add_before,
    [FIELD_AFTER] = add_after,
};

/* Whether nothing is asked for: nothing is there but blanks or a lone "~". */
static bool
is_empty(const struct query_token *token, const char *value)
{
	if (token->regex)
		return !value[1];
	return strspn(value, " ") == strlen(value);
}

static bool
add_token(struct query *q, const struct query_token *token, const char *s,
    struct error *err)
{
	struct value value = {.field = token->field};
	bool ok = true;

	value.text = mem_strndup(s + token->begin, token->end - token->begin);
	value.how = (token->quoted ? PATTERN_VERBATIM : PATTERN_TYPED) |
	    (token->finished ? PATTERN_FINISHED : PATTERN_TYPED);
	if (!is_empty(token, value.text))
		ok = readers[token->field](q, &value, err);
	free(value.text);
	return ok;
}

static bool
is_query_empty(const struct query *q)
{
	for (int i = 0; i < QUERY_FIELDS; i++)
		if (q->terms[i].n)
			return false;
	return !q->n_arxiv && !q->before.year && !q->after.year;
}

static bool
add_all(struct query *q, const struct strbuf *typed, struct error *err)
{
	struct query_token token = {.field = FIELD_TEXT};
	size_t at = 0;

	while (query_token_next(&token, typed->str, typed->len, &at))
		if (!add_token(q, &token, typed->str, err))
			return false;
	/* The last field is the one that is being typed. */
	return !is_query_empty(q) || refuse(token.field, err);
}

/* The fields whose patterns are looked for in a note, up to FIELD_TEXT. */
static const enum query_field note_fields[] = {FIELD_NOTE, FIELD_TEXT};

/* How many of them: text is not, where only sections are searched. */
static size_t
count_note_fields(const struct query *q)
{
	return query_has_sections(q) ? 1 : 2;
}

/* One pattern of all texts of some fields, if they are two or more. */
static bool
make_any(const struct query *q, const enum query_field *fields, size_t n_fields,
    struct pattern **any, struct error *err)
{
	struct pattern_text *texts = NULL;
	size_t n = 0, cap = 0;

	for (size_t i = 0; i < n_fields; i++)
		for (size_t k = 0; k < q->terms[fields[i]].n; k++) {
			const struct term *t = &q->terms[fields[i]].items[k];

			texts = mem_grow(texts, n, &cap, sizeof(*texts));
			texts[n++] = (struct pattern_text){t->typed, t->how};
		}
	if (n > 1)
		*any = pattern_new_any(texts, n, err);
	free(texts);
	return n < 2 || *any;
}

static bool
make_all_any(struct query *q, struct error *err)
{
	static const enum query_field text[] = {FIELD_TEXT};

	return make_any(q, text, 1, &q->any, err) &&
	    (!q->terms[FIELD_NOTE].n ||
		make_any(q, note_fields, count_note_fields(q), &q->any_in_note,
		    err));
}

struct query *
query_new(const char *typed, struct error *err)
{
	struct query *q = mem_alloc(sizeof(*q));
	struct strbuf clean = STRBUF_INIT;
	bool ok;

	q->trouble = mem_alloc(sizeof(*q->trouble));
	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	ok = add_all(q, &clean, err) && make_all_any(q, err);
	strbuf_release(&clean);
	if (ok)
		return q;
	query_free(q);
	return NULL;
}

void
query_free(struct query *query)
{
	if (!query)
		return;
	for (int i = 0; i < QUERY_FIELDS; i++) {
		for (size_t k = 0; k < query->terms[i].n; k++) {
			pattern_free(query->terms[i].items[k].pattern);
			free(query->terms[i].items[k].typed);
		}
		free(query->terms[i].items);
	}
	for (size_t i = 0; i < query->n_arxiv; i++)
		free(query->arxiv[i]);
	free(query->arxiv);
	pattern_free(query->any);
	pattern_free(query->any_in_note);
	free(query->trouble);
	free(query);
}

/* ---- Asking ------------------------------------------------------------- */

size_t
query_patterns(const struct query *query)
{
	return query->terms[FIELD_TEXT].n;
}

const struct pattern *
query_pattern(const struct query *query, size_t i)
{
	return query->terms[FIELD_TEXT].items[i].pattern;
}

const struct pattern *
query_any(const struct query *query)
{
	if (query_patterns(query) == 1)
		return query_pattern(query, 0);
	return query->any;
}

size_t
query_note_patterns(const struct query *query)
{
	return query->terms[FIELD_NOTE].n;
}

const struct pattern *
query_note_pattern(const struct query *query, size_t i)
{
	return query->terms[FIELD_NOTE].items[i].pattern;
}

const struct pattern *
query_any_in_note(const struct query *query)
{
	if (query->any_in_note)
		return query->any_in_note;
	if (query_note_patterns(query))
		return query_note_pattern(query, 0);
	return query_has_sections(query) ? NULL : query_any(query);
}

static bool
matches(const struct term *term, const char *text)
{
	enum status status;
	struct error err;
	struct match m;

	if (term->trouble->n >= TROUBLE_MAX)
		return false;
	status = pattern_find(term->pattern, text, strlen(text), 0, &m, &err);
	if (status == ERR_LIMIT) {
		term->trouble->n++;
		term->trouble->error = err;
	}
	return status == OK;
}

size_t
query_limits(const struct query *query, struct error *err)
{
	if (err && query->trouble->n)
		*err = query->trouble->error;
	return query->trouble->n;
}

bool
query_allows_day(const struct query *query, const struct date *day)
{
	long number = date_day_number(day);

	if (!query->before.year && !query->after.year)
		return true;
	if (!day->year)
		return false;
	return (!query->before.year ||
		   number < date_day_number(&query->before)) &&
	    (!query->after.year || number > date_day_number(&query->after));
}

bool
query_has_tags(const struct query *query)
{
	return query->terms[FIELD_TAG].n > 0;
}

static bool
matches_one(const struct term *term, const char *const *tags, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (matches(term, tags[i]))
			return true;
	return false;
}

bool
query_allows_tags(const struct query *query, const char *const *tags, size_t n)
{
	const struct terms *terms = &query->terms[FIELD_TAG];

	for (size_t i = 0; i < terms->n; i++)
		if (!matches_one(&terms->items[i], tags, n))
			return false;
	return true;
}

bool
query_allows_paper(
    const struct query *query, const char *title, const char *arxiv)
{
	const struct terms *terms = &query->terms[FIELD_TITLE];

	for (size_t i = 0; i < terms->n; i++)
		if (!title || !matches(&terms->items[i], title))
			return false;
	for (size_t i = 0; i < query->n_arxiv; i++) {
		const char *start = query->arxiv[i];

		if (!arxiv || strncasecmp(arxiv, start, strlen(start)) != 0)
			return false;
	}
	return true;
}

bool
query_has_sections(const struct query *query)
{
	return query->terms[FIELD_SECTION].n > 0;
}

static bool
allows_section(
    const struct term *term, enum section_kind kind, const char *heading)
{
	const char *name = section_kind_name(kind);

	return (term->kind != SECTION_OTHER && term->kind == kind) ||
	    !strncasecmp(name, term->typed, strlen(term->typed)) ||
	    matches(term, heading);
}

bool
query_allows_section(
    const struct query *query, enum section_kind kind, const char *heading)
{
	const struct terms *terms = &query->terms[FIELD_SECTION];

	for (size_t i = 0; i < terms->n; i++)
		if (allows_section(&terms->items[i], kind, heading))
			return true;
	return terms->n == 0;
}
