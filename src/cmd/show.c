// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun show: see show.h. All REFs are read before anything is printed, so
 * that a mistyped one costs no half of an output. What is chosen by a search or
 * by stars is printed once, as of the newest day it stands on. */
#include <config.h>

#include "cmd/show.h"

#include "cmd/find.h"
#include "cmd/keys.h"
#include "cmd/plain.h"
#include "cmd/record.h"
#include "cmd/search-all.h"
#include "cmd/select.h"
#include "cmd/sgr.h"
#include "cmd/state.h"
#include "store/journal.h"

/* Lines longer than this are hard to read; --width can ask for them. Through a
 * pipe there is room for any. */
enum { WIDTH_PIPE = 80, WIDTH_TERMINAL_MAX = 100 };

struct show {
	const struct job *job;
	struct selection selection;
	struct plain plain;
	struct look looks[STYLES];
	struct journal *journal; /* NULL: nothing of it is shown */
	struct keys shown;       /* of what is chosen without REFs */
	bool found;              /* something was printed for the present REF */
	bool exists;             /* the present REF names something */
	bool problem;
};

/* In cells; 0: as many as a line can have. */
static unsigned
width_of(const struct job *job)
{
	unsigned columns = out_columns(job->out);

	if (job->options->width == WIDTH_ROOM)
		return columns;
	if (job->options->width)
		return job->options->width;
	if (!columns)
		return WIDTH_PIPE;
	return columns < WIDTH_TERMINAL_MAX ? columns : WIDTH_TERMINAL_MAX;
}

/* The looks of the text, or NULL where it has none. */
static const struct look *
looks_of(struct show *s)
{
	const struct job *job = s->job;

	if (!sgr_is_wanted(job->options->color, job->out->terminal))
		return NULL;
	config_looks(job->config, s->looks);
	return s->looks;
}

/* Whether the paper is one of those that are chosen. */
static bool
is_wanted(struct show *s, const struct paper *paper)
{
	const struct options *o = s->job->options;

	return selection_has_any(&s->selection, paper) &&
	    (!o->starred || journal_get(s->journal, paper->key)->starred) &&
	    (o->n_operands || keys_add(&s->shown, paper->key));
}

static void
show_paper(struct show *s, const struct hit *hit)
{
	if (!is_wanted(s, hit->paper))
		return;
	s->found = true;
	if (s->job->options->json)
		record_add(&s->job->out->text, hit,
		    journal_get(s->journal, hit->paper->key), &s->selection);
	else
		plain_add_paper(&s->plain, hit);
	out_check(s->job->out);
}

static void
show_post(struct show *s, const struct hit *whole)
{
	const struct options *o = s->job->options;
	struct hit hit = *whole;

	if (!o->json && !o->starred && !selection_is_narrow(&s->selection)) {
		s->found = true;
		plain_add_post(&s->plain, whole);
		return;
	}
	for (size_t i = 0; i < hit.post->n_papers && !out_is_over(s->job->out);
	     i++) {
		hit.paper = &hit.post->papers[i];
		show_paper(s, &hit);
	}
}

static bool
visit(void *ctx, const struct hit *hit)
{
	struct show *s = ctx;

	s->exists = true;
	if (hit->paper)
		show_paper(s, hit);
	else
		show_post(s, hit);
	out_check(s->job->out);
	return !out_is_over(s->job->out);
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	struct show *s = ctx;

	find_complain(entry);
	s->problem = true;
}

static void
show_ref(struct show *s, const struct ref *ref)
{
	struct visitor visitor = {visit, visit_bad, s};

	s->found = s->exists = false;
	find_ref(s->job->lib, s->job->catalogue, ref, &visitor);
	if (s->found)
		return;
	s->problem = true;
	if (!s->exists)
		out_complain("%s: nothing found", ref->text.str);
	else if (selection_is_narrow(&s->selection))
		out_complain("%s: no section is called \"%s\"", ref->text.str,
		    s->selection.name.str);
	else
		out_complain("%s: no papers there", ref->text.str);
}

/* What --search or --starred choose. False after complaining about a query that
 * is none. */
static bool
show_chosen(struct show *s)
{
	struct visitor visitor = {visit, visit_bad, s};
	const struct options *o = s->job->options;
	enum exit_status status = EXIT_DONE;

	if (o->search)
		status = search_all(s->job, o->search, s->journal, &visitor);
	else
		find_posts(s->job->lib, &visitor);
	if (!s->found && status == EXIT_DONE)
		out_complain("nothing found");
	s->problem = s->problem || !s->found || status == EXIT_PROBLEM;
	return status != EXIT_USAGE;
}

/* False after complaining about a word that is no REF. */
static bool
show_refs(struct show *s)
{
	const struct job *job = s->job;
	size_t n = job->options->n_operands;
	struct ref *refs = ref_parse_all(job->options->operands, n);

	for (size_t i = 0; refs && i < n && !out_is_over(job->out); i++)
		show_ref(s, &refs[i]);
	ref_free_all(refs, n);
	return refs != NULL;
}

static bool
run(struct show *s)
{
	const struct job *job = s->job;
	const struct options *o = job->options;
	struct error ignored;
	bool ok;

	if (o->json || o->starred || o->search)
		s->journal = state_journal(&ignored);
	keys_init(&s->shown);
	selection_init(&s->selection, o->section);
	plain_init(&s->plain, &job->out->text, &s->selection, width_of(job));
	s->plain.looks = looks_of(s);
	ok = o->n_operands ? show_refs(s) : show_chosen(s);
	plain_release(&s->plain);
	selection_release(&s->selection);
	keys_release(&s->shown);
	journal_close(s->journal, &ignored);
	return ok;
}

enum exit_status
show_run(const struct job *job)
{
	struct show s = {.job = job};

	if (job->options->search && job->options->n_operands) {
		out_complain("show: either REFs or --search, not both");
		return EXIT_USAGE;
	}
	if (!run(&s))
		return EXIT_USAGE;
	return s.problem ? EXIT_PROBLEM : EXIT_DONE;
}
