// SPDX-License-Identifier: GPL-3.0-or-later
/* Counting what was found: see count.h. */
#include <config.h>

#include "cmd/count.h"

#include <stdlib.h>

#include "base/json.h"
#include "base/mem.h"
#include "store/timeline.h"

enum { BAR_COLS = 40 };

/* Whether some of the bin's days are asked for. */
static bool
takes_bin(const struct options *o, const struct bin *bin)
{
	return (!o->since.year || bin->last >= date_day_number(&o->since)) &&
	    (!o->until.year || bin->first <= date_day_number(&o->until));
}

static void
add_text(const struct timeline *t, const struct bin *bin, struct strbuf *out)
{
	size_t max = t->matches_max ? t->matches_max : t->papers_max;
	size_t value = t->matches_max ? bin->matches : bin->papers;
	struct date first = date_of_day_number(bin->first);
	char day[DATE_BUF_SIZE];

	timeline_label(t, bin, out);
	strbuf_printf(out, "  %s %7zu %6zu %5zu", date_text(&first, day),
	    bin->matches, bin->papers, bin->posts);
	if (value)
		strbuf_adds(out, "  ");
	/* Rounded up: what there is can be seen. */
	strbuf_pad(out, '#', max ? (value * BAR_COLS + max - 1) / max : 0);
	strbuf_addc(out, '\n');
}

static void
add_json(const struct bin *bin, struct strbuf *out)
{
	struct json json = JSON_INIT(out);
	struct date first = date_of_day_number(bin->first);
	struct date last = date_of_day_number(bin->last);
	char day[DATE_BUF_SIZE];

	json_object_begin(&json);
	json_key_string(&json, "from", date_text(&first, day));
	json_key_string(&json, "to", date_text(&last, day));
	json_key_number(&json, "matches", (long long)bin->matches);
	json_key_number(&json, "papers", (long long)bin->papers);
	json_key_number(&json, "posts", (long long)bin->posts);
	json_object_end(&json);
	json_line_end(&json);
}

static void
print_bins(const struct job *job, const struct timeline *t)
{
	for (size_t i = 0; i < t->n && !out_is_over(job->out); i++) {
		if (!takes_bin(job->options, &t->bins[i]))
			continue;
		if (job->options->json)
			add_json(&t->bins[i], &job->out->text);
		else
			add_text(t, &t->bins[i], &job->out->text);
		out_check(job->out);
	}
	if (t->undated_papers)
		out_complain("%zu papers more were found in digests without a "
			     "date",
		    t->undated_papers);
}

bool
count_print(const struct job *job, struct finder *finder)
{
	const struct find *all;
	struct timeline timeline;
	struct find *finds;
	size_t n_all, n = 0;

	all = finder_finds(finder, &n_all);
	finds = mem_alloc(mem_product(n_all + 1, sizeof(*finds)));
	for (size_t i = 0; i < n_all; i++)
		if (options_take_day(job->options,
			&library_entry(job->lib, all[i].id)->date))
			finds[n++] = all[i];
	timeline_init(&timeline);
	timeline_count(&timeline, job->lib, finds, n, job->options->count_by);
	if (n)
		print_bins(job, &timeline);
	timeline_release(&timeline);
	free(finds);
	return n > 0;
}
