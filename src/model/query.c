// SPDX-License-Identifier: GPL-3.0-or-later
/* Queries, and what is asked of them: see query.h. They are read by
 * query-read.c. */
#include <config.h>

#include "model/query.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/query-terms.h"
#include "model/section.h"

/* How often expressions in fields may be given up: there may be a thousand
 * headings, and each attempt takes its time. */
enum { TROUBLE_MAX = 10 };

struct query *
query_new(const char *typed, struct error *err)
{
	struct query *q = mem_alloc(sizeof(*q));
	struct strbuf clean = STRBUF_INIT;
	bool ok;

	q->trouble = mem_alloc(sizeof(*q->trouble));
	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	ok = query_read(q, clean.str, clean.len, err);
	strbuf_release(&clean);
	if (ok)
		return q;
	query_free(q);
	return NULL;
}

static void
release(struct terms *terms)
{
	for (size_t i = 0; i < terms->n; i++) {
		struct term *term = &terms->items[i];

		for (size_t k = 0; k < term->n; k++)
			free(term->words[k].typed);
		free(term->words);
		pattern_free(term->pattern);
	}
	free(terms->items);
}

void
query_free(struct query *query)
{
	if (!query)
		return;
	for (int i = 0; i < QUERY_FIELDS; i++) {
		release(&query->wanted[i]);
		release(&query->excluded[i]);
	}
	pattern_free(query->any);
	pattern_free(query->any_in_note);
	free(query->trouble);
	free(query);
}

/* ---- Asking ------------------------------------------------------------- */

size_t
query_patterns(const struct query *query)
{
	return query->wanted[FIELD_TEXT].n;
}

const struct pattern *
query_pattern(const struct query *query, size_t i)
{
	return query->wanted[FIELD_TEXT].items[i].pattern;
}

size_t
query_exclusions(const struct query *query)
{
	return query->excluded[FIELD_TEXT].n;
}

const struct pattern *
query_exclusion(const struct query *query, size_t i)
{
	return query->excluded[FIELD_TEXT].items[i].pattern;
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
	return query->wanted[FIELD_NOTE].n;
}

const struct pattern *
query_note_pattern(const struct query *query, size_t i)
{
	return query->wanted[FIELD_NOTE].items[i].pattern;
}

size_t
query_note_exclusions(const struct query *query)
{
	return query->excluded[FIELD_NOTE].n;
}

const struct pattern *
query_note_exclusion(const struct query *query, size_t i)
{
	return query->excluded[FIELD_NOTE].items[i].pattern;
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

/* OK where the term matches, ERR_MISSING where it does not; ERR_LIMIT where
 * that takes too long to tell, and nothing is to be allowed. */
static enum status
match_text(const struct query *q, const struct term *term, const void *text)
{
	enum status status;
	struct error err;
	struct match m;

	if (q->trouble->n >= TROUBLE_MAX)
		return ERR_LIMIT;
	status = pattern_find(term->pattern, text, strlen(text), 0, &m, &err);
	if (status == ERR_LIMIT) {
		q->trouble->n++;
		q->trouble->error = err;
	}
	return status;
}

struct tags {
	const char *const *items;
	size_t n;
};

/* The same for one of the tags. */
static enum status
match_tags(const struct query *q, const struct term *term, const void *value)
{
	const struct tags *tags = value;
	enum status result = ERR_MISSING;

	for (size_t i = 0; i < tags->n; i++) {
		enum status status = match_text(q, term, tags->items[i]);

		if (status == OK)
			return OK;
		if (status == ERR_LIMIT)
			result = status;
	}
	return result;
}

static enum status
match_title(const struct query *q, const struct term *term, const void *title)
{
	return title ? match_text(q, term, title) : ERR_MISSING;
}

static enum status
match_arxiv(const struct query *q, const struct term *term, const void *arxiv)
{
	(void)q;
	for (size_t i = 0; arxiv && i < term->n; i++) {
		const char *start = term->words[i].typed;

		if (strncasecmp(arxiv, start, strlen(start)) == 0)
			return OK;
	}
	return ERR_MISSING;
}

/* Whether all that is wanted of a field matches the value, and nothing that is
 * excluded does. */
static bool
allows(const struct query *q, enum query_field field,
    enum status match(
	const struct query *q, const struct term *term, const void *value),
    const void *value)
{
	const struct terms *wanted = &q->wanted[field];
	const struct terms *excluded = &q->excluded[field];

	for (size_t i = 0; i < wanted->n; i++)
		if (match(q, &wanted->items[i], value) != OK)
			return false;
	for (size_t i = 0; i < excluded->n; i++)
		if (match(q, &excluded->items[i], value) != ERR_MISSING)
			return false;
	return true;
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
	return query->wanted[FIELD_TAG].n || query->excluded[FIELD_TAG].n;
}

bool
query_allows_tags(const struct query *query, const char *const *tags, size_t n)
{
	struct tags all = {tags, n};

	return allows(query, FIELD_TAG, match_tags, &all);
}

bool
query_allows_paper(
    const struct query *query, const char *title, const char *arxiv)
{
	return allows(query, FIELD_TITLE, match_title, title) &&
	    allows(query, FIELD_ARXIV, match_arxiv, arxiv);
}

bool
query_has_sections(const struct query *query)
{
	return query->wanted[FIELD_SECTION].n > 0;
}

bool
query_excludes_sections(const struct query *query)
{
	return query->excluded[FIELD_SECTION].n > 0;
}

struct section_name {
	enum section_kind kind;
	const char *heading;
};

static enum status
match_section(const struct query *q, const struct term *term, const void *value)
{
	const struct section_name *section = value;
	const char *typed = term->words[0].typed;
	enum section_kind kind = section_kind_of(typed);

	if ((kind != SECTION_OTHER && kind == section->kind) ||
	    !strncasecmp(
		section_kind_name(section->kind), typed, strlen(typed)))
		return OK;
	return match_text(q, term, section->heading);
}

/* Of those that are wanted any will do. */
bool
query_allows_section(
    const struct query *query, enum section_kind kind, const char *heading)
{
	const struct terms *wanted = &query->wanted[FIELD_SECTION];
	const struct terms *excluded = &query->excluded[FIELD_SECTION];
	struct section_name section = {kind, heading};
	bool allowed = wanted->n == 0;

	for (size_t i = 0; i < wanted->n && !allowed; i++)
		allowed =
		    match_section(query, &wanted->items[i], &section) == OK;
	for (size_t i = 0; i < excluded->n && allowed; i++)
		allowed = match_section(query, &excluded->items[i], &section) ==
		    ERR_MISSING;
	return allowed;
}
