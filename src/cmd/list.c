// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun list: see list.h. A paper stands there as often as in the digests: a
 * line is a REF. What marks choose are papers: each once, as it stood on its
 * newest day. */
#include <config.h>

#include "cmd/list.h"

#include "base/i18n.h"
#include "cmd/find.h"
#include "cmd/keys.h"
#include "cmd/lines.h"
#include "cmd/record.h"
#include "cmd/state.h"
#include "store/journal.h"

struct list {
	const struct job *job;
	struct journal *journal;
	struct keys listed; /* of what marks chose */
	struct lines lines; /* as text */
	bool found, problem;
};

/* Whether the journal has the paper among those that are asked for, if any are,
 * and it was not listed yet. */
static bool
is_wanted(struct list *list, const char *key, const struct mark *mark)
{
	const struct options *o = list->job->options;

	if (!o->unread && !o->starred)
		return true;
	return !(o->unread && mark->read) && !(o->starred && !mark->starred) &&
	    keys_add(&list->listed, key);
}

static void
list_paper(struct list *list, const struct hit *hit)
{
	const struct options *o = list->job->options;
	const struct mark *mark = journal_get(list->journal, hit->paper->key);
	bool wanted = is_wanted(list, hit->paper->key, mark);

	list->found = list->found || wanted;
	if (!o->json) {
		lines_add(&list->lines, hit, wanted ? mark : NULL);
	} else if (wanted) {
		record_add(&list->job->out->text, hit, mark, NULL);
		out_check(list->job->out);
	}
}

static bool
visit(void *ctx, const struct hit *whole)
{
	struct list *list = ctx;
	struct out *out = list->job->out;
	struct hit hit = *whole;

	if (!options_take_day(list->job->options, &hit.entry->date))
		return true;
	for (size_t i = 0; i < hit.post->n_papers && !out_is_over(out); i++) {
		hit.paper = &hit.post->papers[i];
		list_paper(list, &hit);
	}
	return !out_is_over(out);
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	struct list *list = ctx;

	find_complain(entry);
	list->problem = true;
}

/* What cannot be read is told of where papers are chosen by it. */
static void
open_journal(struct list *list)
{
	const struct options *o = list->job->options;
	struct error err;

	list->journal = state_journal(&err);
	if (err.status != OK && (o->unread || o->starred)) {
		char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];
		out_complain("%s", error_text(&err, text, sizeof(text)));
	}
}

static const char *
tell_nothing(const struct options *o)
{
	return o->starred && o->unread ? N_("no starred papers are unread")
	    : o->starred               ? N_("no starred papers were found")
	    : o->unread                ? N_("no unread papers were found")
				       : N_("no papers were found");
}

enum exit_status
list_run(const struct job *job)
{
	struct list list = {.job = job};
	struct visitor visitor = {visit, visit_bad, &list};

	keys_init(&list.listed);
	lines_init(&list.lines, job->out);
	open_journal(&list);
	find_posts(job->lib, &visitor);
	lines_flush(&list.lines);
	if (!list.found)
		out_complain("%s", _(tell_nothing(job->options)));
	journal_close(list.journal, NULL);
	lines_release(&list.lines);
	keys_release(&list.listed);
	return list.found && !list.problem ? EXIT_DONE : EXIT_PROBLEM;
}
