// SPDX-License-Identifier: GPL-3.0-or-later
/* Days, papers and headings of the library: see complete-refs.h. */
#include <config.h>

#include "cmd/complete-refs.h"

#include <string.h>
#include <strings.h>

#include "base/i18n.h"
#include "cmd/keys.h"
#include "cmd/memory.h"
#include "cmd/ref.h"
#include "cmd/source.h"
#include "model/section.h"
#include "store/catalogue.h"

enum {
	DAY_POSTS_MAX = 32,
	NEW_POSTS = 32,    /* whose headings are offered */
	READ_POSTS = 256,  /* of which no card is kept */
	ARXIV_TYPED = 4,   /* bytes, the month of an identifier */
	MONTH_LENGTH = 7,  /* "2025-09" */
	HEADING_MAX = 100, /* bytes; longer ones are sentences */
};

struct books {
	struct source source;
	struct memory memory;
	struct library *lib;
};

static bool
reads_standard_input(const struct source *source)
{
	for (size_t i = 0; i < source->n; i++)
		if (strcmp(source->paths[i], "-") == 0)
			return true;
	return false;
}

/* Opens the library that the line means; false when there is none, or only
 * one that can be read but once. To be closed in either case. */
static bool
books_open(
    struct books *b, const struct typed *line, const struct settings *settings)
{
	b->lib = library_new();
	memory_init(&b->memory);
	source_init(&b->source, &line->options, settings);
	return !reads_standard_input(&b->source) &&
	    memory_open(&b->memory, &line->options, &b->source, b->lib);
}

static void
books_close(struct books *b)
{
	memory_close(&b->memory);
	library_free(b->lib);
	source_release(&b->source);
	memory_release(&b->memory);
}

static const struct entry *
entry_at(const struct books *b, size_t row)
{
	return library_entry(b->lib, library_id_at(b->lib, row));
}

static bool
begins_with(const char *s, const char *with)
{
	return strncmp(s, with, strlen(with)) == 0;
}

/* ---- Days --------------------------------------------------------------- */

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
	    !begins_with(date_text(&entry->date, text), d->offers->typed))
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
		days_add(d, entry_at(b, row));
	days_offer(d);
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

/* ---- Papers ------------------------------------------------------------- */

static void
offer_papers(
    const struct post *post, const struct date *day, struct offers *offers)
{
	struct strbuf ref = STRBUF_INIT;

	for (size_t i = 0; i < post->n_papers; i++) {
		strbuf_reset(&ref);
		ref_day_text(day, post->papers[i].number, i, &ref);
		offers_add(offers, ref.str, post->papers[i].title);
	}
	strbuf_release(&ref);
}

/* Offers the papers of a day: "2025-09-12/3". */
static void
offer_day(const struct books *b, const char *day, struct offers *offers)
{
	size_t ids[DAY_POSTS_MAX];
	char text[DATE_BUF_SIZE];
	size_t n = 0;

	/* Reading posts may change their rows. */
	for (size_t row = 0; row < library_count(b->lib); row++)
		if (n < DAY_POSTS_MAX &&
		    strcmp(date_text(&entry_at(b, row)->date, text), day) == 0)
			ids[n++] = library_id_at(b->lib, row);
	for (size_t i = 0; i < n; i++) {
		struct post *post = library_read(b->lib, ids[i]);

		if (post)
			offer_papers(
			    post, &library_entry(b->lib, ids[i])->date, offers);
		post_free(post);
	}
}

/* Offers what begins like a day, and papers where only one day is left. */
static void
offer_by_day(const struct books *b, struct offers *offers)
{
	struct days days = {.offers = offers, .length = DATE_BUF_SIZE - 1};
	const char *slash = strchr(offers->typed, '/');
	char day[DATE_BUF_SIZE];

	if (slash && (size_t)(slash - offers->typed) < sizeof(day)) {
		size_t len = (size_t)(slash - offers->typed);

		memcpy(day, offers->typed, len);
		day[len] = '\0';
		if (len)
			offer_day(b, day, offers);
		return;
	}
	offer_days(b, &days);
	if (days.n == 1)
		offer_day(b, days.last, offers);
}

/* ---- Identifiers -------------------------------------------------------- */

struct arxiv {
	const struct books *books;
	struct offers *offers;
	struct strbuf prefix; /* "arxiv:" as it was typed */
	const char *id;       /* as far as it was typed */
	struct keys seen;
	size_t n_read;
};

static void
arxiv_offer(struct arxiv *a, const char *id, const char *title)
{
	struct strbuf word = STRBUF_INIT;

	if (!id || !begins_with(id, a->id) || !keys_add(&a->seen, id))
		return;
	strbuf_printf(&word, "%s%s", a->prefix.str, id);
	offers_add(a->offers, word.str, title);
	strbuf_release(&word);
}

static void
arxiv_offer_card(struct arxiv *a, const struct card *card)
{
	struct card_part part;

	for (uint32_t i = 0; i < card->n_parts; i++) {
		card_part(card, i, &part);
		arxiv_offer(a, part.arxiv, part.title);
	}
}

static void
arxiv_offer_post(struct arxiv *a, size_t id)
{
	struct post *post;

	if (a->n_read++ >= READ_POSTS)
		return;
	post = library_read(a->books->lib, id);
	for (size_t i = 0; post && i < post->n_papers; i++)
		arxiv_offer(a, post->papers[i].arxiv, post->papers[i].title);
	post_free(post);
}

static void
arxiv_offer_all(struct arxiv *a)
{
	struct catalogue *cat = a->books->memory.catalogue;
	struct library *lib = a->books->lib;
	struct card_room room;

	card_room_init(&room);
	while (catalogue_keeps(cat) && !catalogue_is_open(cat) &&
	    catalogue_step(cat))
		continue;
	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);

		if (catalogue_card_open(cat, id, &room))
			arxiv_offer_card(a, &room.card);
		else
			arxiv_offer_post(a, id);
	}
	card_room_release(&room);
}

static void
offer_arxiv(const struct books *b, struct offers *offers)
{
	static const char scheme[] = "arxiv:";
	size_t n = strlen(scheme);
	struct arxiv a = {.books = b, .offers = offers, .id = offers->typed};

	strbuf_init(&a.prefix);
	keys_init(&a.seen);
	if (strncasecmp(offers->typed, scheme, n) == 0) {
		strbuf_add(&a.prefix, offers->typed, n);
		a.id += n;
	}
	/* What goes on with "-" is a day. */
	if (strlen(a.id) >= ARXIV_TYPED &&
	    a.id[strspn(a.id, "0123456789")] != '-')
		arxiv_offer_all(&a);
	keys_release(&a.seen);
	strbuf_release(&a.prefix);
}

void
complete_refs(const struct typed *line, const struct settings *settings,
    struct offers *offers)
{
	struct books b;

	if (books_open(&b, line, settings)) {
		offer_by_day(&b, offers);
		offer_arxiv(&b, offers);
	}
	books_close(&b);
}

/* ---- Headings ----------------------------------------------------------- */

/* Whether the heading says more than the name of its kind. */
static bool
is_heading_worth_it(const struct section *section)
{
	const char *kind = section_kind_name(section->kind);

	return section->heading[0] && strlen(section->heading) <= HEADING_MAX &&
	    (section->kind == SECTION_OTHER ||
		strncasecmp(section->heading, kind, strlen(kind)) != 0);
}

static void
offer_headings(
    const struct post *post, struct keys *seen, struct offers *offers)
{
	for (size_t i = 0; i < post->n_papers; i++) {
		const struct paper *paper = &post->papers[i];

		for (size_t k = 0; k < paper->n_sections; k++)
			if (is_heading_worth_it(&paper->sections[k]) &&
			    keys_add(seen, paper->sections[k].heading))
				offers_add(
				    offers, paper->sections[k].heading, NULL);
	}
}

void
complete_headings(const struct typed *line, const struct settings *settings,
    struct offers *offers)
{
	struct books b;
	struct keys seen;

	keys_init(&seen);
	if (books_open(&b, line, settings))
		for (size_t row = 0;
		     row < NEW_POSTS && row < library_count(b.lib); row++) {
			struct post *post =
			    library_read(b.lib, library_id_at(b.lib, row));

			if (post)
				offer_headings(post, &seen, offers);
			post_free(post);
		}
	books_close(&b);
	keys_release(&seen);
}
