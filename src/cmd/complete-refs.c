// SPDX-License-Identifier: GPL-3.0-or-later
/* REFs, by day and by identifier: see complete-refs.h. */
#include <config.h>

#include "cmd/complete-refs.h"

#include <string.h>
#include <strings.h>

#include "cmd/complete-books.h"
#include "cmd/complete-days.h"
#include "cmd/keys.h"
#include "cmd/ref.h"
#include "store/catalogue.h"

enum {
	DAY_POSTS_MAX = 32,
	READ_POSTS = 256, /* of which no card is kept */
	ARXIV_TYPED = 4,  /* bytes, the month of an identifier */
};

/* ---- Papers of a day ---------------------------------------------------- */

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
		    strcmp(date_text(&books_entry(b, row)->date, text), day) ==
			0)
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
	const char *slash = strchr(offers->typed, '/');
	char day[DATE_BUF_SIZE];

	if (slash && (size_t)(slash - offers->typed) < sizeof(day)) {
		size_t len = (size_t)(slash - offers->typed);

		memcpy(day, offers->typed, len);
		day[len] = '\0';
		if (len)
			offer_day(b, day, offers);
	} else if (!slash && complete_days_of(b, offers, day) == 1) {
		offer_day(b, day, offers);
	}
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

	if (!id || strncmp(id, a->id, strlen(a->id)) != 0 ||
	    !keys_add(&a->seen, id))
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
