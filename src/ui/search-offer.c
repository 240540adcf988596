// SPDX-License-Identifier: GPL-3.0-or-later
/* What is offered where a search found nothing, because the keyboard was
 * switched to the other layout: see search.h. */
#include <config.h>

#include <stdlib.h>

#include "base/i18n.h"
#include "ui/app.h"
#include "ui/pane.h"
#include "ui/search.h"

/* Rows that are tried for it: it is only an offer. */
enum { ROWS_MAX = 2000 };

static bool
list_has(struct app *app, const struct pattern *pattern)
{
	const struct pane_ops *ops = pane_get(app->search.pane);
	size_t n = ops->view(app)->count;
	struct strbuf text = STRBUF_INIT;
	bool has = false;

	for (size_t row = 0; row < n && row < ROWS_MAX && !has; row++) {
		strbuf_reset(&text);
		ops->row_text(app, row, &text);
		has = pattern_matches(pattern, text.str, text.len);
	}
	strbuf_release(&text);
	return has;
}

static bool
post_has(struct app *app, const struct pattern *pattern)
{
	const struct post *post = app_post(app);

	return post && pattern_matches(pattern, post->text, post->text_len);
}

static bool
would_match(struct app *app, const char *typed)
{
	struct pattern *pattern = pattern_new(typed, NULL);
	bool yes;

	if (!pattern)
		return false;
	yes = pane_get(app->search.pane)->row_text ? list_has(app, pattern)
						   : post_has(app, pattern);
	pattern_free(pattern);
	return yes;
}

/* Whether nothing was found, and that is certain. */
static bool
found_nothing(const struct search *s)
{
	if (!s->pattern || s->error.status != OK)
		return false;
	return pane_get(s->pane)->row_text
	    ? sieve_done(&s->rows) && !s->rows.hits
	    : s->found && !s->n;
}

const char *
search_offer(struct app *app)
{
	struct search *s = &app->search;
	char *other;

	if (!app->prompt.open || !found_nothing(s))
		return NULL;
	if (!s->offered) {
		s->offered = true;
		other = query_other_layout(app->prompt.text.str);
		if (other && would_match(app, other))
			strbuf_adds(&s->offer, other);
		free(other);
	}
	return s->offer.len ? s->offer.str : NULL;
}

void
search_no_match(struct app *app, struct strbuf *out)
{
	const char *offer = search_offer(app);

	if (offer)
		strbuf_printf(out, _("no match; Tab: \"%s\""), offer);
	else if (app->prompt.open || !app->search.age)
		strbuf_adds(out, _("no match"));
}
