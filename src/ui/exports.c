// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing papers to a file: see exports.h. The prompt is in exports-prompt.c.
 */
#include <config.h>

#include "ui/exports.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "ui/app.h"
#include "ui/rows.h"

enum {
	AT_ONCE = 8,    /* posts that are read before anything else is done */
	SEARCH_MS = 50, /* that a search may still take */
};

void
exporting_init(struct exporting *x)
{
	memset(x, 0, sizeof(*x));
	strbuf_init(&x->name);
	strbuf_init(&x->path);
	strbuf_init(&x->text);
}

static void
end(struct exporting *x)
{
	exporter_free(x->exporter);
	x->exporter = NULL;
	strbuf_release(&x->text);
	free(x->items);
	x->items = NULL;
	x->n = x->cap = x->at = x->lost = 0;
	x->warned = false;
}

void
exporting_release(struct exporting *x)
{
	end(x);
	strbuf_release(&x->name);
	strbuf_release(&x->path);
	history_release(&x->history);
}

/* ---- What is written ---------------------------------------------------- */

static void
add_item(struct app *app, size_t id, uint32_t part, unsigned version)
{
	struct exporting *x = &app->exporting;

	x->items = mem_grow(x->items, x->n, &x->cap, sizeof(*x->items));
	x->items[x->n++] = (struct export_item){id, part, version};
}

/* False, which is said, while it is not known what all will be found. */
static bool
choose_found(struct app *app)
{
	struct hunt *h = app->results.now;
	int64_t until = term_now(app->term) + SEARCH_MS;
	const struct find *finds;
	size_t n;

	if (!h)
		return true;
	while (h->searching && term_now(app->term) < until)
		hunt_step(h);
	if (h->searching) {
		app_complain(app, "not exported: the search is not at its end");
		return false;
	}
	finds = finder_finds(h->finder, &n);
	for (size_t i = 0; i < n; i++)
		add_item(app, finds[i].id, finds[i].part, finds[i].version);
	return true;
}

/* The same for what the axis goes through. */
static bool
choose_gathered(struct app *app)
{
	const struct axis *a = &app->axis;

	if (axis_is_growing(app)) {
		app_complain(app, "not exported: the search is not at its end");
		return false;
	}
	for (size_t i = 0; i < a->list.n_items; i++) {
		const struct axis_paper *p = axis_list_paper(&a->list, i);

		add_item(app, p->id, p->part,
		    library_entry(app->lib, p->id)->version);
	}
	return true;
}

/* Of the selected post, what the list of papers shows. */
static void
choose_day(struct app *app, unsigned version)
{
	size_t n = rows_count(app, PANE_PAPERS);

	if (!filter_of(app, PANE_PAPERS))
		add_item(app, app->post, EXPORT_ALL, version);
	else
		for (size_t row = 0; row < n; row++)
			add_item(app, app->post,
			    (uint32_t)rows_item(app, PANE_PAPERS, row),
			    version);
}

static bool
choose(struct app *app)
{
	const struct post *post;
	unsigned version;

	if (app->focus == PANE_RESULTS)
		return choose_found(app);
	if (app->focus == PANE_AXIS)
		return choose_gathered(app);
	post = app_post(app);
	version = post ? library_entry(app->lib, app->post)->version : 0;
	if (post && app->focus == PANE_DATES)
		choose_day(app, version);
	else if (post)
		add_item(app, app->post, (uint32_t)app->part, version);
	return true;
}

/* Papers among the rows of the selected post. */
static size_t
count_day(struct app *app)
{
	const struct post *post = app_post(app);
	size_t rows = post ? rows_count(app, PANE_PAPERS) : 0;
	size_t n = 0;

	for (size_t row = 0; row < rows; row++) {
		size_t part = rows_item(app, PANE_PAPERS, row);

		n += part < post->n_parts &&
		    post->parts[part].kind == PART_PAPER;
	}
	return n;
}

size_t
exports_count(struct app *app)
{
	const struct paper *part;

	if (app->focus == PANE_DATES)
		return count_day(app);
	if (app->focus == PANE_AXIS)
		return app->axis.list.n_items;
	if (app->focus == PANE_RESULTS)
		return app->results.now ? hunt_totals(app->results.now).papers
					: 0;
	part = app_part(app);
	return part && part->kind == PART_PAPER;
}

void
exports_fill(const struct app *app, size_t id, const struct post *post,
    const struct paper *paper, struct export_paper *out)
{
	const struct journal *journal = app->marks.journal;

	export_paper_init(out, post, paper);
	export_paper_complete(out, library_entry(app->lib, id),
	    journal ? journal_get(journal, paper->key) : NULL);
}

static void
add_paper(struct app *app, const struct post *post, const struct paper *paper)
{
	struct exporting *x = &app->exporting;
	struct export_paper p;

	if (paper->kind != PART_PAPER || exporter_has(x->exporter, paper->key))
		return;
	exports_fill(app, x->items[x->at].id, post, paper, &p);
	exporter_add(x->exporter, &p, &x->text);
	export_paper_release(&p);
}

static void
add_chosen(
    struct app *app, const struct post *post, const struct export_item *item)
{
	const struct entry *entry = library_entry(app->lib, item->id);

	if (!post || entry->version != item->version) {
		app->exporting.lost++;
		return;
	}
	if (item->part != EXPORT_ALL && item->part < post->n_parts)
		add_paper(app, post, &post->parts[item->part]);
	for (size_t i = 0; item->part == EXPORT_ALL && i < post->n_papers; i++)
		add_paper(app, post, &post->papers[i]);
}

/* All that is to be written of the next post. */
static void
add_post(struct app *app)
{
	struct exporting *x = &app->exporting;
	size_t id = x->items[x->at].id;
	struct post *post = library_read(app->lib, id);

	for (; x->at < x->n && x->items[x->at].id == id; x->at++)
		add_chosen(app, post, &x->items[x->at]);
	post_free(post);
}

/* ---- The file ----------------------------------------------------------- */

static void
say_written(struct app *app)
{
	const struct exporting *x = &app->exporting;
	size_t n = exporter_count(x->exporter);

	app_say(app,
	    ngettext("%zu paper written to %s", "%zu papers written to %s", n),
	    n, x->name.str);
	if (x->lost)
		app_complain(app,
		    ngettext("%zu paper written to %s, but not what has "
			     "changed meanwhile",
			"%zu papers written to %s, but not what has changed "
			"meanwhile",
			n),
		    n, x->name.str);
}

static void
finish(struct app *app)
{
	struct exporting *x = &app->exporting;
	struct error err;

	if (!exporter_count(x->exporter))
		app_complain(app, "not exported: %s",
		    x->lost ? _("the digest has changed")
			    : _("no papers here"));
	else if (export_create_file(
		     app_rights(app), x->path.str, &x->text, &err) != OK)
		app_complain(app, "not exported: %s: %s", x->name.str, err.msg);
	else
		say_written(app);
	end(x);
	app->stale = true;
}

/* Goes on by some posts, and finishes after the last. */
static void
go_on(struct app *app, int posts)
{
	struct exporting *x = &app->exporting;

	for (; x->at < x->n && posts > 0; posts--)
		add_post(app);
	if (x->at == x->n)
		finish(app);
}

bool
exports_step(struct app *app)
{
	if (!app->exporting.exporter)
		return false;
	app->progress = true;
	go_on(app, 1);
	return true;
}

void
exports_status(const struct app *app, struct strbuf *out)
{
	const struct exporting *x = &app->exporting;

	if (x->exporter && x->n)
		strbuf_printf(out, _("exporting %zu%%  "), x->at * 100 / x->n);
}

bool
exports_warn(struct app *app)
{
	struct exporting *x = &app->exporting;

	if (!x->exporter || x->warned)
		return false;
	x->warned = true;
	app_complain(app, "%s is not written yet; once more: leave without it",
	    x->name.str);
	return true;
}

void
exports_begin(struct app *app, enum export_format format)
{
	if (!choose(app))
		return;
	app->exporting.exporter = exporter_new(format);
	go_on(app, AT_ONCE);
}
