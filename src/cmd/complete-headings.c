// SPDX-License-Identifier: GPL-3.0-or-later
/* Headings of sections: see complete-headings.h. */
#include <config.h>

#include "cmd/complete-headings.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "cmd/complete-books.h"
#include "cmd/keys.h"
#include "model/section.h"

enum {
	NEW_POSTS = 32,    /* whose headings are offered */
	HEADING_MAX = 100, /* bytes; longer ones are sentences */
};

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
