// SPDX-License-Identifier: GPL-3.0-or-later
/* How a query meets a card: see finder-match.h. */
#include <config.h>

#include "store/finder-match.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"

/* A pattern is bounded from match to match; a part with a great many of them,
 * or of sections, needs a bound as well. What the processor may take for one
 * is many times what any text needs that is merely long. */
enum {
	CPU_MS = 250,
	CPU_MS_PER_MIB = 250,
	CALLS_PER_LOOK = 8, /* of pattern_find */
};

struct budget {
	clock_t end; /* -1: the clock was not looked at yet */
	clock_t most;
	unsigned calls;
};

static struct budget
budget_of(const struct finder_matcher *m)
{
	struct budget budget = {.end = -1};
	uint64_t bytes = 0;

	for (size_t i = 0; i < m->n_ranges; i++)
		bytes += m->ranges[i].end - m->ranges[i].begin;
	bytes += m->note ? m->note->len : 0;
	budget.most =
	    (clock_t)(CPU_MS + (bytes >> 10) * CPU_MS_PER_MIB / 1024) *
	    (CLOCKS_PER_SEC / 1000);
	return budget;
}

/* Counts a call. False when too much time was spent. */
static bool
budget_allows(struct budget *budget, struct error *err)
{
	clock_t now;

	if (++budget->calls % CALLS_PER_LOOK)
		return true;
	now = clock();
	if (budget->end == (clock_t)-1)
		budget->end = now + budget->most;
	if (now <= budget->end)
		return true;
	error_set(
	    err, ERR_LIMIT, NULL, 0, "the pattern takes too long to match");
	return false;
}

void
finder_matcher_init(struct finder_matcher *m, struct query *query,
    const struct finder_notes *notes)
{
	memset(m, 0, sizeof(*m));
	m->query = query;
	m->notes = notes;
}

void
finder_matcher_release(struct finder_matcher *m)
{
	free(m->ranges);
	free(m->tags);
	finder_matcher_init(m, NULL, NULL);
}

bool
finder_matcher_takes_post(
    struct finder_matcher *m, const struct card *card, const struct date *date)
{
	if (!query_allows_day(m->query, date))
		return false;
	if (!query_has_tags(m->query))
		return true;
	for (uint32_t i = 0; i < card->n_tags; i++) {
		m->tags = mem_grow(m->tags, i, &m->cap_tags, sizeof(*m->tags));
		m->tags[i] = card_tag(card, i);
	}
	return query_allows_tags(m->query, m->tags, card->n_tags);
}

static void
add_range(struct finder_matcher *m, uint32_t begin, uint32_t end)
{
	if (begin == end)
		return;
	m->ranges = mem_grow(
	    m->ranges, m->n_ranges, &m->cap_ranges, sizeof(*m->ranges));
	m->ranges[m->n_ranges++] = (struct match){begin, end};
}

static void
add_sections(struct finder_matcher *m, const struct card *card,
    const struct card_part *part)
{
	struct card_section s;

	for (uint32_t i = 0; i < part->n_sections; i++) {
		card_section(card, part, i, &s);
		if (query_allows_section(m->query, s.kind, s.heading))
			add_range(m, s.begin, s.end);
	}
}

/* The part without the sections that are excluded; true where it has such. */
static bool
add_others(struct finder_matcher *m, const struct card *card,
    const struct card_part *part)
{
	uint32_t from = part->begin;
	struct card_section s;
	bool any = false;

	for (uint32_t i = 0; i < part->n_sections; i++) {
		card_section(card, part, i, &s);
		if (query_allows_section(m->query, s.kind, s.heading))
			continue;
		add_range(m, from, s.begin);
		from = s.end;
		any = true;
	}
	add_range(m, from, part->end);
	return any;
}

/* Sets the ranges; false where there are none, or the part has a section that
 * is excluded and there is no text to be found in the others. */
static bool
take_ranges(struct finder_matcher *m, const struct card *card,
    const struct card_part *part)
{
	bool of_text = query_patterns(m->query) || query_exclusions(m->query);

	m->n_ranges = 0;
	if (query_has_sections(m->query))
		add_sections(m, card, part);
	else if (!query_excludes_sections(m->query))
		add_range(m, part->begin, part->end);
	else if (add_others(m, card, part) && !of_text)
		return false;
	return m->n_ranges > 0;
}

bool
finder_matcher_takes_part(struct finder_matcher *m, const struct card *card,
    const struct card_part *part)
{
	bool is_paper = part->kind == PART_PAPER;

	/* Who asks for no text asks for papers, and not for what is around
	 * them. */
	if (!is_paper && !query_patterns(m->query))
		return false;
	m->note = is_paper ? finder_notes_on(m->notes, part->key) : NULL;
	if ((query_note_patterns(m->query) && !m->note) ||
	    !query_allows_paper(m->query, is_paper ? part->title : "",
		is_paper ? part->arxiv : NULL))
		return false;
	return take_ranges(m, card, part);
}

static enum status
find_in_note(const struct finder_matcher *m, const struct pattern *pattern,
    struct budget *budget, struct error *err)
{
	struct match match;

	if (!budget_allows(budget, err))
		return ERR_LIMIT;
	return pattern_find(
	    pattern, m->note->text, m->note->len, 0, &match, err);
}

/* Whether a pattern matches in one of the ranges, or in the note. */
static enum status
find_somewhere(const struct finder_matcher *m, const struct card *card,
    const struct pattern *pattern, struct budget *budget, struct error *err)
{
	enum status status = ERR_MISSING;
	struct match match;

	for (size_t i = 0; i < m->n_ranges && status == ERR_MISSING; i++) {
		if (!budget_allows(budget, err))
			return ERR_LIMIT;
		status = pattern_find(pattern, card->text + m->ranges[i].begin,
		    m->ranges[i].end - m->ranges[i].begin, 0, &match, err);
	}
	if (status == ERR_MISSING && m->note && !query_has_sections(m->query))
		status = find_in_note(m, pattern, budget, err);
	return status;
}

static bool
excludes_text(const struct query *query)
{
	return query_exclusions(query) || query_note_exclusions(query);
}

static enum status
find_each(const struct finder_matcher *m, const struct card *card,
    struct budget *budget, struct error *err)
{
	size_t n = query_patterns(m->query);
	size_t n_note = query_note_patterns(m->query);
	enum status status = OK;

	/* A single one is looked for when its matches are. */
	if (n + n_note < 2 && !excludes_text(m->query))
		return OK;
	for (size_t i = 0; i < n_note && status == OK; i++)
		status = find_in_note(
		    m, query_note_pattern(m->query, i), budget, err);
	for (size_t i = 0; i < n && status == OK; i++)
		status = find_somewhere(
		    m, card, query_pattern(m->query, i), budget, err);
	return status;
}

/* OK where nothing matches that must not. */
static enum status
find_excluded(const struct finder_matcher *m, const struct card *card,
    struct budget *budget, struct error *err)
{
	size_t n = query_exclusions(m->query);
	size_t n_note = m->note ? query_note_exclusions(m->query) : 0;
	enum status status = ERR_MISSING;

	for (size_t i = 0; i < n_note && status == ERR_MISSING; i++)
		status = find_in_note(
		    m, query_note_exclusion(m->query, i), budget, err);
	for (size_t i = 0; i < n && status == ERR_MISSING; i++)
		status = find_somewhere(
		    m, card, query_exclusion(m->query, i), budget, err);
	return status == ERR_MISSING ? OK : status == OK ? ERR_MISSING : status;
}

/* What is searched, for what, and who is told. */
struct visit {
	const struct pattern *any; /* NULL: for nothing */
	const char *text;
	void (*tell)(void *ctx, struct match match);
	void *ctx;
	struct budget *budget;
};

/* Tells of all matches in one range. */
static enum status
visit_range(const struct visit *visit, struct match range, struct error *err)
{
	size_t len = visit->any ? range.end - range.begin : 0;
	enum status status = ERR_MISSING;
	struct match match;
	size_t from = 0;

	while (from < len) {
		if (!budget_allows(visit->budget, err))
			return ERR_LIMIT;
		status = pattern_find(visit->any, visit->text + range.begin,
		    len, from, &match, err);
		if (status != OK || match.end <= from)
			break;
		from = match.end;
		match.begin += range.begin;
		match.end += range.begin;
		visit->tell(visit->ctx, match);
	}
	return from && status == ERR_MISSING ? OK : status;
}

static enum status
visit_ranges(const struct finder_matcher *m, const struct visit *visit,
    struct error *err)
{
	enum status result = ERR_MISSING;

	for (size_t i = 0; i < m->n_ranges; i++) {
		enum status status = visit_range(visit, m->ranges[i], err);

		if (status == ERR_LIMIT)
			return status;
		if (status == OK)
			result = OK;
	}
	return result;
}

/* The same in the note. */
static enum status
visit_note(const struct finder_matcher *m, struct visit visit,
    const struct finder_visitor *visitor, struct error *err)
{
	visit.any = query_any_in_note(m->query);
	visit.text = m->note->text;
	visit.tell = visitor->noted;
	return visit_range(
	    &visit, (struct match){0, (uint32_t)m->note->len}, err);
}

enum status
finder_matcher_search(struct finder_matcher *m, const struct card *card,
    const struct finder_visitor *visitor, struct error *err)
{
	struct budget budget = budget_of(m);
	struct visit visit = {query_any(m->query), card->text, visitor->match,
	    visitor->ctx, &budget};
	enum status status, noted = ERR_MISSING;

	status = find_each(m, card, &budget, err);
	if (status == OK)
		status = find_excluded(m, card, &budget, err);
	if (status != OK ||
	    (!query_patterns(m->query) && !query_note_patterns(m->query)))
		return status;
	status = visit_ranges(m, &visit, err);
	if (m->note && status != ERR_LIMIT)
		noted = visit_note(m, visit, visitor, err);
	return noted == ERR_MISSING ? status : noted;
}
