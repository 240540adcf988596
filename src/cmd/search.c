// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun search: see search.h. First the catalogue is brought up to date, so
 * that this search knows the order of all posts and the next one is fast; then
 * what is found is printed as it is found. Where nothing can be kept, posts are
 * read by the search alone, and what is found is printed in the end.
 */
#include <config.h>

#include "cmd/search.h"

#include <stdlib.h>

#include "cmd/count.h"
#include "cmd/find.h"
#include "cmd/hits.h"
#include "cmd/hold.h"
#include "cmd/state.h"
#include "model/query-token.h"
#include "model/query.h"
#include "store/catalogue.h"
#include "store/finder.h"
#include "store/journal.h"

struct search {
	const struct job *job;
	struct catalogue *cat;
	struct journal *journal; /* for its notes */
	struct found found;
	struct hold hold;
	unsigned columns;      /* 0: lines are whole */
	size_t n_shown;        /* finds that were looked at, */
	unsigned long changes; /* unless they have moved since */
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
	size_t at = out->text.len;

	if (!options_take_day(s->job->options, &entry->date) ||
	    !finder_look(finder, find, &s->found))
		return;
	s->any = true;
	if (s->job->options->json)
		hits_add_json(out, entry, &s->found);
	else
		hits_add_text(out, entry, &s->found, s->columns);
	if (out->held)
		hold_add(&s->hold, find, at);
	out_check(out);
}

static void
show_new(struct search *s, struct finder *finder)
{
	const struct find *finds;
	size_t n;

	finds = finder_finds(finder, &n);
	if (s->hold.out && s->changes != finder_changes(finder)) {
		s->changes = finder_changes(finder);
		s->n_shown = 0;
	}
	for (; s->n_shown < n && out_has_room(s->job->out); s->n_shown++)
		if (!s->hold.out || !hold_has(&s->hold, &finds[s->n_shown]))
			show(s, finder, &finds[s->n_shown]);
}

/* Shows what was held back, and what there was no room for. */
static void
show_held(struct search *s, struct finder *finder)
{
	const struct find *finds;
	size_t n;

	if (!s->hold.out)
		return;
	hold_end(&s->hold);
	finds = finder_finds(finder, &n);
	for (size_t i = 0; i < n && !out_is_over(s->job->out); i++)
		if (!hold_has(&s->hold, &finds[i]))
			show(s, finder, &finds[i]);
		else if (!i || finds[i].id != finds[i - 1].id)
			hold_write(&s->hold, &finds[i]);
	hold_release(&s->hold);
}

static struct finder *
new_finder(const struct search *s, struct query *query)
{
	struct finder *finder = finder_new(s->job->lib, s->cat, query);

	finder_search_notes(finder, s->journal);
	return finder;
}

static void
run_query(struct search *s, struct query *query)
{
	struct finder *finder = new_finder(s, query);
	const struct error *error = finder_error(finder);
	bool more = true;

	while (more && !out_is_over(s->job->out)) {
		more = finder_step(finder);
		if (!s->job->options->count)
			show_new(s, finder);
	}
	show_held(s, finder);
	if (s->job->options->count)
		s->any = count_print(s->job, finder);
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
	struct finder *finder = new_finder(s, query);
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
	char *no_field = query_no_field(typed);

	if (query && finds_any(s, query))
		out_complain("nothing found; did you mean \"%s\"?", other);
	else if (no_field)
		out_complain("nothing found; there is no field %s:, but "
			     "section: title: tag: note: arxiv: before: after:",
		    no_field);
	else
		out_complain("nothing found");
	query_free(query);
	free(no_field);
	free(other);
}

static void
run(struct search *s, const char *typed, struct query *query)
{
	while (catalogue_keeps(s->cat) && catalogue_step(s->cat))
		continue;
	if (!catalogue_keeps(s->cat) && !s->job->options->count)
		hold_begin(&s->hold, s->job->out);
	run_query(s, query);
	if (find_complain_all(s->job->lib))
		s->problem = true;
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
	s.journal = state_journal(&err);
	found_init(&s.found);
	run(&s, typed.str, query);
	found_release(&s.found);
	journal_close(s.journal, NULL);
	query_free(query);
	strbuf_release(&typed);
	return s.any && !s.problem ? EXIT_DONE : EXIT_PROBLEM;
}
