// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun export: see export.h. The papers of the REFs, of a search, or of the
 * whole library are walked over newest first, and what is written of a paper
 * is what the newest of its days says. Stars and notes are the journal's.
 */
#include <config.h>

#include "cmd/export.h"

#include "base/i18n.h"
#include "cmd/find.h"
#include "cmd/search-all.h"
#include "cmd/state.h"
#include "store/export.h"
#include "store/journal.h"

struct export
{
	const struct job *job;
	struct journal *journal;
	struct exporter *exporter;
	bool exists; /* something was found for the present REF */
	bool problem;
};

/* ---- Papers ------------------------------------------------------------- */

static void
export_paper(struct export *x, const struct hit *hit)
{
	const struct mark *mark = journal_get(x->journal, hit->paper->key);
	struct export_paper p;

	if (exporter_has(x->exporter, hit->paper->key) ||
	    (x->job->options->starred && !mark->starred))
		return;
	export_paper_init(&p, hit->post, hit->paper);
	export_paper_complete(&p, hit->entry, mark);
	exporter_add(x->exporter, &p, &x->job->out->text);
	export_paper_release(&p);
	out_check(x->job->out);
}

static bool
visit(void *ctx, const struct hit *whole)
{
	struct export *x = ctx;
	struct hit hit = *whole;

	x->exists = true;
	if (!options_take_day(x->job->options, &hit.entry->date))
		return true;
	if (hit.paper)
		export_paper(x, &hit);
	for (size_t i = 0; !whole->paper && i < hit.post->n_papers &&
	     !out_is_over(x->job->out);
	     i++) {
		hit.paper = &hit.post->papers[i];
		export_paper(x, &hit);
	}
	return !out_is_over(x->job->out);
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	struct export *x = ctx;

	find_complain(entry);
	x->problem = true;
}

/* ---- What is asked for -------------------------------------------------- */

static void
export_refs(struct export *x, const struct ref *refs, size_t n)
{
	struct visitor visitor = {visit, visit_bad, x};

	for (size_t i = 0; i < n && !out_is_over(x->job->out); i++) {
		x->exists = false;
		find_ref(x->job->lib, x->job->catalogue, &refs[i], &visitor);
		if (x->exists)
			continue;
		out_complain("%s: nothing found", refs[i].text.str);
		x->problem = true;
	}
}

/* All REFs are read before anything is written. False after complaining about
 * one that is none. */
static bool
run_refs(struct export *x)
{
	size_t n = x->job->options->n_operands;
	struct ref *refs = ref_parse_all(x->job->options->operands, n);

	if (!refs)
		return false;
	export_refs(x, refs, n);
	ref_free_all(refs, n);
	return true;
}

/* False after complaining about a query that is none. */
static bool
run_search(struct export *x)
{
	struct visitor visitor = {visit, visit_bad, x};
	enum exit_status status =
	    search_all(x->job, x->job->options->search, x->journal, &visitor);

	x->problem = x->problem || status == EXIT_PROBLEM;
	return status != EXIT_USAGE;
}

static bool
run_all(struct export *x)
{
	struct visitor visitor = {visit, visit_bad, x};

	find_posts(x->job->lib, &visitor);
	return true;
}

/* ---- The journal -------------------------------------------------------- */

/* Without a journal nothing is starred. Only who asks for stars is told. */
static void
open_journal(struct export *x)
{
	struct error err;

	x->journal = state_journal(&err);
	if (x->job->options->starred && err.status != OK)
		out_complain_error(&err);
}

static bool
run(struct export *x)
{
	const struct options *o = x->job->options;

	return o->search    ? run_search(x)
	    : o->n_operands ? run_refs(x)
			    : run_all(x);
}

enum exit_status
export_run(const struct job *job)
{
	struct export x = {.job = job};
	enum exit_status status = EXIT_USAGE;

	if (job->options->search && job->options->n_operands) {
		out_complain("export: either REFs or --search, not both");
		return EXIT_USAGE;
	}
	open_journal(&x);
	x.exporter = exporter_new(job->options->export_format);
	if (run(&x)) {
		bool any = exporter_count(x.exporter) > 0;

		if (!any && !x.problem)
			out_complain(job->options->starred
				? _("no starred papers were found")
				: _("no papers were found"));
		status = any && !x.problem ? EXIT_DONE : EXIT_PROBLEM;
	}
	exporter_free(x.exporter);
	journal_close(x.journal, NULL);
	return status;
}
