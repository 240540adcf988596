// SPDX-License-Identifier: GPL-3.0-or-later
/* Copying: see copy.h. */
#include <config.h>

#include "ui/copy.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "store/export.h"
#include "ui/app.h"
#include "ui/handlers.h"
#include "ui/marks.h"
#include "ui/notice.h"
#include "ui/reader.h"

/* Takes note of what is copied; whether it is what was copied last. */
static bool
copied_again(struct app *app, enum copy_what what, int count)
{
	const struct copied now = {what, app->post, app->part, count};
	struct copied *last = &app->copied;
	bool again = last->what == now.what && last->post == now.post &&
	    last->part == now.part && last->count == now.count;

	*last = now;
	return again;
}

/* Copies `text` and says so: `label` stands for it in a line. */
static void
hand_over(struct app *app, const char *text, const char *label, bool again)
{
	const char *why = term_copy(app->term, text, strlen(text));

	if (why)
		notice_show(app, _(why), text);
	else if (again)
		notice_show(app, _("copied again; or select it here"), text);
	else
		app_say(app, "copied %s", label);
}

static const char *
url_of(struct app *app, const struct paper *part, int count)
{
	const struct flow *flow = &app->reader.flow;

	if (count <= 0)
		return part ? part->url : NULL;
	reader_update(app);
	return part && (size_t)count <= flow->n_links
	    ? flow->links[count - 1].url
	    : NULL;
}

void
copy_url(struct app *app, int count, int arg)
{
	const char *url = url_of(app, app_part(app), count);

	(void)arg;
	if (url)
		hand_over(app, url, url, copied_again(app, COPY_URL, count));
	else if (count > 0)
		app_complain(app, "there is no link number %d", count);
	else
		app_complain(app, "no URL is given here");
}

void
copy_arxiv(struct app *app, int count, int arg)
{
	const struct paper *part = app_part(app);

	(void)count;
	(void)arg;
	if (part && part->arxiv)
		hand_over(app, part->arxiv, part->arxiv,
		    copied_again(app, COPY_ARXIV, 0));
	else
		app_complain(app, "no arXiv identifier is known for this");
}

/* The selected part as it is handed on; false, which was said, when it is no
 * paper. */
static bool
take_paper(struct app *app, struct export_paper *paper)
{
	const struct paper *part = app_paper(app);

	if (part)
		exports_fill(app, app->post, app_post(app), part, paper);
	return part != NULL;
}

void
copy_bibtex(struct app *app, int count, int arg)
{
	struct export_paper paper;
	struct strbuf entry = STRBUF_INIT;
	struct strbuf key = STRBUF_INIT;
	struct strbuf label = STRBUF_INIT;

	(void)count;
	(void)arg;
	if (!take_paper(app, &paper))
		return;
	export_add(EXPORT_BIBTEX, &paper, &entry);
	/* Without what parts it from another one in a file. */
	while (entry.len > 1 && entry.str[entry.len - 2] == '\n')
		strbuf_truncate(&entry, entry.len - 1);
	export_add_citekey(&paper, &key);
	strbuf_printf(&label, _("the BibTeX entry %s"), key.str);
	strbuf_release(&key);
	hand_over(app, entry.str, label.str, copied_again(app, COPY_BIBTEX, 0));
	export_paper_release(&paper);
	strbuf_release(&entry);
	strbuf_release(&label);
}

void
copy_citation(struct app *app, int count, int arg)
{
	struct export_paper paper;
	struct strbuf citation = STRBUF_INIT;

	(void)count;
	(void)arg;
	if (!take_paper(app, &paper))
		return;
	export_add_citation(&paper, &citation);
	hand_over(app, citation.str, citation.str,
	    copied_again(app, COPY_CITATION, 0));
	export_paper_release(&paper);
	strbuf_release(&citation);
}
