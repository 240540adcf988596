// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun show: see show.h. All REFs are read before anything is printed, so
 * that a mistyped one costs no half of an output. */
#include <config.h>

#include "cmd/show.h"

#include "cmd/find.h"
#include "cmd/plain.h"
#include "cmd/record.h"
#include "cmd/select.h"
#include "cmd/state.h"
#include "store/journal.h"

/* Lines longer than this are hard to read; --width can ask for them. */
enum { WIDTH_PIPE = 80, WIDTH_TERMINAL_MAX = 100 };

struct show {
	const struct job *job;
	struct selection selection;
	struct plain plain;
	struct journal *journal; /* NULL: nothing of it is shown */
	bool found;              /* something was printed for the present REF */
	bool exists;             /* the present REF names something */
	bool problem;
};

static unsigned
width_of(const struct job *job)
{
	unsigned columns = out_columns(job->out);

	if (job->options->width)
		return job->options->width;
	if (!columns)
		return WIDTH_PIPE;
	return columns < WIDTH_TERMINAL_MAX ? columns : WIDTH_TERMINAL_MAX;
}

static void
show_paper(struct show *s, const struct hit *hit)
{
	if (!selection_has_any(&s->selection, hit->paper))
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
	struct hit hit = *whole;

	if (!s->job->options->json && !selection_is_narrow(&s->selection)) {
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
	find_ref(s->job->lib, ref, &visitor);
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

static void
show_refs(struct show *s, const struct ref *refs, size_t n)
{
	const struct job *job = s->job;
	struct error ignored;

	if (job->options->json)
		s->journal = state_journal(&ignored);
	selection_init(&s->selection, job->options->section);
	plain_init(&s->plain, &job->out->text, &s->selection, width_of(job));
	for (size_t i = 0; i < n && !out_is_over(job->out); i++)
		show_ref(s, &refs[i]);
	journal_close(s->journal, &ignored);
	plain_release(&s->plain);
	selection_release(&s->selection);
}

enum exit_status
show_run(const struct job *job)
{
	struct show s = {.job = job};
	size_t n = job->options->n_operands;
	struct ref *refs = ref_parse_all(job->options->operands, n);

	if (!refs)
		return EXIT_USAGE;
	show_refs(&s, refs, n);
	ref_free_all(refs, n);
	return s.problem ? EXIT_PROBLEM : EXIT_DONE;
}
