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

#include "base/mem.h"
#include "base/strbuf.h"

/* Fewer papers than these do not show what is usual in a post. */
enum { USUAL_MIN_PAPERS = 3 };

struct check {
	const struct post *post;
	struct arena *arena;
	struct fault *first;
};

static void add(struct check *c, unsigned line, const char *fmt, ...)
    __attribute__((format(printf, 3, 4)));

/* Adds a fault behind those of the same line. */
static void
add(struct check *c, unsigned line, const char *fmt, ...)
{
	struct fault *fault = arena_alloc(c->arena, sizeof(*fault));
	struct fault **at = &c->first;
	struct strbuf msg = STRBUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vprintf(&msg, fmt, ap);
	va_end(ap);
	fault->line = line;
	fault->msg = arena_strndup(c->arena, msg.str, msg.len);
	strbuf_release(&msg);
	while (*at && (*at)->line <= line)
		at = &(*at)->next;
	fault->next = *at;
	*at = fault;
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
			    "the paper has no URL: %s",
			    c->post->papers[i].title);
}

/* Whether a paper begins a series of numbers of its own. */
static bool
starts_series(const struct paper *p)
{
	return p->lead.from < p->lead.to && (p->number == 0 || p->number == 1);
}

/* The paper before `p` in its series, from `from`, of this number; or NULL. */
static const struct paper *
find_number(const struct paper *from, const struct paper *p, int number)
{
	for (; from < p; from++)
		if (from->number == number)
			return from;
	return NULL;
}

static void
report_gap(struct check *c, const struct paper *p, int from, int to)
{
	if (from == to)
		add(c, p->line, "number %d follows, but %d is missing",
		    p->number, from);
	else
		add(c, p->line, "number %d follows, but %d to %d are missing",
		    p->number, from, to);
}

static void
check_numbers(struct check *c)
{
	const struct paper *papers = c->post->papers;
	const struct paper *series = papers;
	int last = 0;

	for (size_t i = 0; i < c->post->n_papers; i++) {
		const struct paper *p = &papers[i];
		const struct paper *same;

		if (starts_series(p)) {
			series = p;
			last = 0;
		}
		if (p->number < 0)
			continue;
		same = find_number(series, p, p->number);
		if (same)
			add(c, p->line,
			    "number %d is given again, after line %u",
			    p->number, same->line);
		else if (p->number < last)
			add(c, p->line, "number %d stands after %d", p->number,
			    last);
		else if (p->number - last > 1)
			report_gap(c, p, last + 1, p->number - 1);
		if (p->number > last)
			last = p->number;
	}
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
			    "the same paper as on line %u: %s",
			    keyed[i - 1].paper->line, keyed[i].key);
	free(keyed);
}

/* Whether two headings announce the same section. */
static bool
is_same_section(const struct section *a, const struct section *b)
{
	return a->kind != SECTION_OTHER
	    ? a->kind == b->kind
	    : strcasecmp(a->heading, b->heading) == 0;
}

static const struct section *
find_section(const struct paper *p, const struct section *like)
{
	for (size_t i = 0; i < p->n_sections; i++)
		if (is_same_section(&p->sections[i], like))
			return &p->sections[i];
	return NULL;
}

/* Whether more than half of the post's papers have such a section. */
static bool
is_usual(const struct post *post, const struct section *section)
{
	size_t n = 0;

	for (size_t i = 0; i < post->n_papers; i++)
		n += find_section(&post->papers[i], section) != NULL;
	return n * 2 > post->n_papers;
}

/* Reports the papers without the section, unless it is a rare one. */
static void
check_section(struct check *c, const struct section *section)
{
	const struct post *post = c->post;

	if (!is_usual(post, section))
		return;
	for (size_t i = 0; i < post->n_papers; i++)
		if (!find_section(&post->papers[i], section))
			add(c, post->papers[i].line,
			    "the section \"%s\" is missing, which most papers "
			    "here have",
			    section->heading);
}

static bool
was_asked(
    const struct section *const *asked, size_t n, const struct section *section)
{
	for (size_t i = 0; i < n; i++)
		if (is_same_section(asked[i], section))
			return true;
	return false;
}

/* A section that most papers have is among the sections of any majority of
 * the papers: it is enough to ask about those of the first ones. */
static void
check_sections(struct check *c)
{
	const struct post *post = c->post;
	const struct section **asked = NULL;
	size_t cap = 0;
	size_t n = 0;

	if (post->n_papers < USUAL_MIN_PAPERS)
		return;
	for (size_t i = 0; i <= post->n_papers / 2; i++) {
		const struct paper *p = &post->papers[i];

		for (size_t k = 0; k < p->n_sections; k++) {
			if (was_asked(asked, n, &p->sections[k]))
				continue;
			asked = mem_grow(asked, n, &cap, sizeof(*asked));
			asked[n++] = &p->sections[k];
			check_section(c, &p->sections[k]);
		}
	}
	free(asked);
}

static void (*const passes[])(struct check *c) = {
    check_parsing,
    check_numbers,
    check_duplicates,
    check_urls,
    check_sections,
};

const struct fault *
post_check(const struct post *post, struct arena *arena)
{
	struct check c = {.post = post, .arena = arena};

	for (size_t i = 0; i < sizeof(passes) / sizeof(passes[0]); i++)
		passes[i](&c);
	return c.first;
}
