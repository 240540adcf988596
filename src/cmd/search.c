// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun search: see search.h. First the catalogue is brought up to date, so
 * that this search knows the order of all posts and the next one is fast; then
 * what is found is printed as it is found.
 */
#include <config.h>

#include "cmd/search.h"

#include <stdlib.h>

#include "cmd/find.h"
#include "cmd/hits.h"
#include "model/query.h"
#include "store/catalogue.h"
#include "store/finder.h"

struct search {
	const struct job *job;
	struct catalogue *cat;
	struct found found;
	unsigned columns; /* 0: lines are whole */
	size_t n_shown;   /* finds that were looked at */
	bool any, problem;
	bool limited; /* not everything could be searched */
};

/* The words of the command line with blanks between them. */
static void
join_words(const struct options *o, struct strbuf *out)
{
	for (size_t i = 0; i < o->n_operands; i++) {
		strbuf_adds(out, i ? " " : "");
		strbuf_adds(out, o->operands[i]);
	}
}

static void
show(struct search *s, struct finder *finder, const struct find *find)
{
	const struct entry *entry = library_entry(s->job->lib, find->id);
	struct out *out = s->job->out;

	if (!options_take_day(s->job->options, &entry->date) ||
	    !finder_look(finder, find, &s->found))
		return;
	s->any = true;
	if (s->job->options->json)
		hits_add_json(out, entry, &s->found);
	else
		hits_add_text(&out->text, entry, &s->found, s->columns);
	out_check(out);
}

static void
show_new(struct search *s, struct finder *finder)
{
	const struct find *finds;
	size_t n;

	finds = finder_finds(finder, &n);
	for (; s->n_shown < n && !out_is_over(s->job->out); s->n_shown++)
		show(s, finder, &finds[s->n_shown]);
}

static void
tell_bad(struct search *s)
{
	struct library *lib = s->job->lib;

	for (size_t row = 0; row < library_count(lib); row++) {
		const struct entry *entry =
		    library_entry(lib, library_id_at(lib, row));

		if (entry->state != ENTRY_BAD)
			continue;
		find_complain(entry);
		s->problem = true;
	}
}

static void
run_query(struct search *s, struct query *query)
{
	struct finder *finder = finder_new(s->job->lib, s->cat, query);
	const struct error *error = finder_error(finder);
	bool more = true;

	while (more && !out_is_over(s->job->out)) {
		more = finder_step(finder);
		show_new(s, finder);
	}
	if (error->status != OK) {
		out_complain("%s", error->msg);
		s->problem = s->limited = true;
	}
	finder_free(finder);
}

/* Whether a query finds anything in the posts of the days asked for. */
static bool
finds_any(const struct search *s, struct query *query)
{
	struct finder *finder = finder_new(s->job->lib, s->cat, query);
	bool found = false, more = true;

	while (more && !found) {
		const struct find *finds;
		size_t n;

		more = finder_step(finder);
		finds = finder_finds(finder, &n);
		for (size_t i = 0; i < n && !found; i++)
			found = options_take_day(s->job->options,
			    &library_entry(s->job->lib, finds[i].id)->date);
	}
	finder_free(finder);
	return found;
}

/* Says that nothing was found, and perhaps what would be. */
static void
tell_nothing(const struct search *s, const char *typed)
{
	char *other = query_other_layout(typed);
	struct query *query = other ? query_new(other, NULL) : NULL;

	if (query && finds_any(s, query))
		out_complain("nothing found; did you mean \"%s\"?", other);
	else
		out_complain("nothing found");
	query_free(query);
	free(other);
}

static void
run(struct search *s, const char *typed, struct query *query)
{
	while (catalogue_step(s->cat))
		continue;
	run_query(s, query);
	tell_bad(s);
	if (!s->any && !s->limited)
		tell_nothing(s, typed);
}

enum exit_status
search_run(const struct job *job)
{
	struct search s = {.job = job,
	    .cat = job->catalogue,
	    .columns = out_columns(job->out)};
	struct strbuf typed = STRBUF_INIT;
	struct query *query;
	struct error err;

	join_words(job->options, &typed);
	query = query_new(typed.str, &err);
	if (!query) {
		out_complain("%s", err.msg);
		strbuf_release(&typed);
		return EXIT_USAGE;
	}
	found_init(&s.found);
	run(&s, typed.str, query);
	found_release(&s.found);
	query_free(query);
	strbuf_release(&typed);
	return s.any && !s.problem ? EXIT_DONE : EXIT_PROBLEM;
}
