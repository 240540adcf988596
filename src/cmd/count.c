// SPDX-License-Identifier: GPL-3.0-or-later
/* Counting what was found: see count.h. */
#include <config.h>

#include "cmd/count.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/json.h"
#include "base/mem.h"
#include "base/width.h"
#include "store/key-set.h"
#include "store/timeline.h"

enum { BAR_COLS = 40, LABEL_COLS = 8 /* 2025-W37 */, DAY_COLS = 10 };

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
add_left(struct strbuf *out, const char *text, size_t cols)
{
	size_t used = width_text(text, strlen(text));

	strbuf_adds(out, text);
	strbuf_pad(out, ' ', used < cols ? cols - used : 1);
}

static void
add_right(struct strbuf *out, const char *text, size_t cols)
{
	size_t used = width_text(text, strlen(text));

	strbuf_pad(out, ' ', used < cols ? cols - used : 1);
	strbuf_adds(out, text);
}

/* The papers that were found on any day, each once. */
static size_t
count_papers(struct library *lib, const struct find *finds, size_t n)
{
	struct key_set seen = {.n = 0};
	size_t papers = 0;

	for (size_t i = 0; i < n; i++)
		if (library_entry(lib, finds[i].id)->date.year)
			papers += key_set_add(&seen, finds[i].key);
	key_set_release(&seen);
	return papers;
}

/* The names of the columns and what there is of all, for those who read them:
 * what goes into a pipe is data from the first line on, to be sorted and summed
 * up. */
static void
add_heading(const struct job *job, const struct timeline *t, size_t papers)
{
	struct strbuf *out = &job->out->text;
	size_t matches = 0, posts = 0;
	size_t cols = t->unit == TIMELINE_MONTH ? LABEL_COLS - 1 : LABEL_COLS;

	for (size_t i = 0; i < t->n; i++) {
		const struct bin *bin = &t->bins[i];

		if (!takes_bin(job->options, bin))
			continue;
		matches += bin->matches;
		posts += bin->posts;
	}
	add_left(out, _(timeline_unit_name(t->unit)), cols + 2);
	add_left(out, C_("column", "from"), DAY_COLS);
	add_right(out, C_("column", "matches"), 8);
	add_right(out, C_("column", "papers"), 7);
	add_right(out, C_("column", "posts"), 6);
	strbuf_addc(out, '\n');
	add_left(out, C_("column", "all"), cols + 2 + DAY_COLS);
	strbuf_printf(out, " %7zu %6zu %5zu\n", matches, papers, posts);
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
print_bins(const struct job *job, const struct timeline *t, size_t papers)
{
	if (job->out->terminal && !job->options->json)
		add_heading(job, t, papers);
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
		out_complain(
		    ngettext("%zu paper more was found in digests without a "
			     "date",
			"%zu papers more were found in digests without a date",
			t->undated_papers),
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
		print_bins(job, &timeline, count_papers(job->lib, finds, n));
	timeline_release(&timeline);
	free(finds);
	return n > 0;
}
