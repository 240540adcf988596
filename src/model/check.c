// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Faults of a post: see check.h. Each kind is found by one pass over the
 * papers, in a table of passes. Papers under a heading of their own may be
 * numbered from the start again: each such series is looked at by itself.
 */
#include <config.h>

#include "model/check.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"

/* Fewer papers than these do not show what is usual in a post. */
enum { USUAL_MIN_PAPERS = 3, HEADING_BYTES = 120 };

struct check {
	const struct post *post;
	struct arena *arena;
	struct found *found; /* in the order of the passes */
	size_t n, cap;
};

struct found {
	struct fault *fault;
	size_t order;
};

static void add(struct check *c, unsigned line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

static void
add(struct check *c, unsigned line, const char *fmt, ...)
{
	struct fault *fault = arena_alloc(c->arena, sizeof(*fault));
	struct strbuf msg = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vprintf(&msg, fmt, ap);
	va_end(ap);
	fault->line = line;
	fault->msg = arena_strndup(c->arena, msg.str, msg.len);
	strbuf_release(&msg);
	c->found = mem_grow(c->found, c->n, &c->cap, sizeof(*c->found));
	c->found[c->n] = (struct found){fault, c->n};
	c->n++;
}

static void
check_parsing(struct check *c)
{
	for (const struct fault *f = c->post->faults; f; f = f->next)
		add(c, f->line, "%s", f->msg);
}

static void
check_urls(struct check *c)
{
	for (size_t i = 0; i < c->post->n_papers; i++)
		if (!c->post->papers[i].url)
			add(c, c->post->papers[i].line,
			    _("the paper has no URL: %s"),
			    c->post->papers[i].title);
}

/* Whether a paper begins a series of numbers of its own. */
static bool
starts_series(const struct paper *p)
{
	return p->lead.from < p->lead.to && (p->number == 0 || p->number == 1);
}

static void
report_gap(struct check *c, const struct paper *p, int from, int to)
{
	if (from == to)
		add(c, p->line, _("number %d follows, but %d is missing"),
		    p->number, from);
	else
		add(c, p->line,
		    _("number %d follows, but %d to %d are missing"), p->number,
		    from, to);
}

/* For each number that may be given, room for the first paper that has it. */
static const struct paper **
number_table(const struct post *post)
{
	const struct paper **table;
	size_t n = 0;

	for (size_t i = 0; i < post->n_papers; i++)
		if (post->papers[i].number >= 0 &&
		    (size_t)post->papers[i].number >= n)
			n = (size_t)post->papers[i].number + 1;
	table = mem_alloc(mem_product(n, sizeof(*table)));
	return table;
}

static void
check_numbers(struct check *c)
{
	const struct paper *papers = c->post->papers;
	const struct paper *series = papers;
	const struct paper **given = number_table(c->post);
	int last = 0;

	for (size_t i = 0; i < c->post->n_papers; i++) {
		const struct paper *p = &papers[i];
		const struct paper **same;

		if (starts_series(p)) {
			series = p;
			last = 0;
		}
		if (p->number < 0)
			continue;
		same = &given[p->number];
		if (*same && *same >= series) {
			add(c, p->line,
			    _("number %d is given again, after line %u"),
			    p->number, (*same)->line);
			continue;
		}
		*same = p;
		if (p->number < last)
			add(c, p->line, _("number %d stands after %d"),
			    p->number, last);
		else if (p->number - last > 1)
			report_gap(c, p, last + 1, p->number - 1);
		if (p->number > last)
			last = p->number;
	}
	free(given);
}

struct keyed {
	const char *key;
	const struct paper *paper;
};

static int
compare_keyed(const void *a, const void *b)
{
	const struct keyed *x = a;
	const struct keyed *y = b;
	int order = strcmp(x->key, y->key);

	if (order)
		return order;
	return x->paper < y->paper ? -1 : x->paper > y->paper;
}

static void
check_duplicates(struct check *c)
{
	size_t n = c->post->n_papers;
	struct keyed *keyed = mem_alloc(mem_product(n, sizeof(*keyed)));

	for (size_t i = 0; i < n; i++)
		keyed[i] =
		    (struct keyed){c->post->papers[i].key, &c->post->papers[i]};
	qsort(keyed, n, sizeof(*keyed), compare_keyed);
	for (size_t i = 1; i < n; i++)
		if (strcmp(keyed[i].key, keyed[i - 1].key) == 0)
			add(c, keyed[i].paper->line,
			    _("the same paper as on line %u: %s"),
			    keyed[i - 1].paper->line, keyed[i].key);
	free(keyed);
}

/* A section of a paper; those that announce the same are put together. */
struct announced {
	const struct section *section;
	const struct paper *paper;
};

static int
compare_names(const struct section *a, const struct section *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return a->kind == SECTION_OTHER ? strcasecmp(a->heading, b->heading)
					: 0;
}

static int
compare_announced(const void *a, const void *b)
{
	const struct announced *x = a;
	const struct announced *y = b;
	int order = compare_names(x->section, y->section);

	if (!order)
		order = (x->paper > y->paper) - (x->paper < y->paper);
	if (!order)
		order = (x->section > y->section) - (x->section < y->section);
	return order;
}

/* All sections of the post, those that announce the same side by side. */
static struct announced *
announced_sections(const struct post *post, size_t *n)
{
	struct announced *all = NULL;
	size_t cap = 0;

	*n = 0;
	for (size_t i = 0; i < post->n_papers; i++) {
		const struct paper *p = &post->papers[i];

		for (size_t k = 0; k < p->n_sections; k++) {
			all = mem_grow(all, *n, &cap, sizeof(*all));
			all[(*n)++] = (struct announced){&p->sections[k], p};
		}
	}
	if (*n)
		qsort(all, *n, sizeof(*all), compare_announced);
	return all;
}

/* Appends a heading, cut where it is long: all papers without it are told, and
 * one long heading would make a small digest enormous. */
static void
add_heading(struct strbuf *out, const char *heading)
{
	size_t len = strlen(heading);

	strbuf_add(out, heading, utf8_floor(heading, len, HEADING_BYTES));
	if (len > HEADING_BYTES)
		strbuf_adds(out, "...");
}

/* Reports the papers that are not among the `n` that have the section. */
static void
report_missing(struct check *c, const struct announced *have, size_t n)
{
	struct strbuf heading = STRBUF_INIT;

	add_heading(&heading, have->section->heading);
	for (size_t i = 0; i < c->post->n_papers; i++) {
		const struct paper *p = &c->post->papers[i];

		if (!n || have->paper != p)
			add(c, p->line,
			    _("the section \"%s\" is missing, "
			      "which most papers here have"),
			    heading.str);
		while (n && have->paper == p)
			have++, n--;
	}
	strbuf_release(&heading);
}

static void
check_sections(struct check *c)
{
	const struct post *post = c->post;
	struct announced *all;
	size_t n, end;

	if (post->n_papers < USUAL_MIN_PAPERS)
		return;
	all = announced_sections(post, &n);
	for (size_t i = 0; i < n; i = end) {
		size_t papers = 0;

		for (end = i; end < n &&
		     !compare_names(all[i].section, all[end].section);
		     end++)
			papers +=
			    end == i || all[end].paper != all[end - 1].paper;
		if (papers * 2 > post->n_papers)
			report_missing(c, &all[i], end - i);
	}
	free(all);
}

static void (*const passes[])(struct check *c) = {
    check_parsing,
    check_numbers,
    check_duplicates,
    check_urls,
    check_sections,
};

static int
compare_found(const void *a, const void *b)
{
	const struct found *x = a;
	const struct found *y = b;

	if (x->fault->line != y->fault->line)
		return x->fault->line < y->fault->line ? -1 : 1;
	return x->order < y->order ? -1 : x->order > y->order;
}

const struct fault *
post_check(const struct post *post, struct arena *arena)
{
	struct check c = {.post = post, .arena = arena};
	struct fault *first = NULL;

	for (size_t i = 0; i < sizeof(passes) / sizeof(passes[0]); i++)
		passes[i](&c);
	if (c.n)
		qsort(c.found, c.n, sizeof(*c.found), compare_found);
	while (c.n) {
		struct fault *fault = c.found[--c.n].fault;

		fault->next = first;
		first = fault;
	}
	free(c.found);
	return first;
}
