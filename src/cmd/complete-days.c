// SPDX-License-Identifier: GPL-3.0-or-later
/* Months and days: see complete-days.h. Posts of one day follow each other in
 * the library, so that one day is known at a time. */
#include <config.h>

#include "cmd/complete-days.h"

#include <stdbool.h>
#include <string.h>

#include "base/i18n.h"
#include "cmd/complete-books.h"

enum { MONTH_LENGTH = 7 }; /* "2025-09" */

/* Days, or months, that begin with what was typed. */
struct days {
	struct offers *offers;
	size_t length;            /* bytes of what is offered */
	char last[DATE_BUF_SIZE]; /* "": none yet */
	struct date date;         /* of the last one */
	size_t papers, n;         /* of the last one; of all */
	bool known;               /* the papers were counted */
};

static void
days_offer(struct days *d)
{
	struct strbuf help = STRBUF_INIT;

	if (!d->last[0])
		return;
	d->n++;
	if (!d->last[MONTH_LENGTH])
		d->known = false;
	else
		strbuf_adds(&help, date_weekday(&d->date));
	if (d->known)
		strbuf_printf(&help,
		    ngettext(", %zu paper", ", %zu papers", d->papers),
		    d->papers);
	offers_add(d->offers, d->last, help.str);
	strbuf_release(&help);
}

static void
days_add(struct days *d, const struct entry *entry)
{
	char text[DATE_BUF_SIZE];

	if (!entry->date.year ||
	    !offers_wants(d->offers, date_text(&entry->date, text)))
		return;
	text[d->length] = '\0';
	if (strcmp(text, d->last) != 0) {
		days_offer(d);
		memcpy(d->last, text, d->length + 1);
		d->date = entry->date;
		d->papers = 0;
		d->known = true;
	}
	d->papers += entry->n_papers;
	d->known = d->known && entry->state == ENTRY_KNOWN;
}

static void
offer_days(const struct books *b, struct days *d)
{
	for (size_t row = 0; row < library_count(b->lib); row++)
		days_add(d, books_entry(b, row));
	days_offer(d);
}

size_t
complete_days_of(
    const struct books *b, struct offers *offers, char last[DATE_BUF_SIZE])
{
	struct days days = {.offers = offers, .length = DATE_BUF_SIZE - 1};

	offer_days(b, &days);
	memcpy(last, days.last, sizeof(days.last));
	return days.n;
}

void
complete_days(const struct typed *line, const struct settings *settings,
    struct offers *offers)
{
	struct days days = {.offers = offers};
	struct books b;

	days.length = strlen(offers->typed) < MONTH_LENGTH ? MONTH_LENGTH
							   : DATE_BUF_SIZE - 1;
	if (books_open(&b, line, settings))
		offer_days(&b, &days);
	books_close(&b);
}
