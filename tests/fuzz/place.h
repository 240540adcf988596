// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The folder of a journal as others may leave it: what they put there, take
 * away and write; and what stands by and has to stay as it is, whatever the
 * journal does. All of it is in a folder of the run's own.
 */
#ifndef NONMUN_TESTS_FUZZ_PLACE_H
#define NONMUN_TESTS_FUZZ_PLACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "store/journal.h"

struct place {
	struct strbuf root, folder, path;
	struct strbuf other; /* what is in the journal of another host */
	struct strbuf lines; /* whole lines that others wrote, ever */
	bool gone;           /* the folder was taken away */
	bool torn;           /* "journal" may have lines that are not whole */
	bool open;           /* everybody may write to the folder */
	unsigned n;          /* of lines, so that each is another */
};

/* What an event does to lines that are in the file. */
enum place_harm {
	HARM_NONE,
	HARM_REPLACED, /* the file is another one now, or none */
	HARM_LOST,     /* they are cut off from the same file */
};

void place_init(struct place *place);
void place_release(struct place *place);

/* Something happens there; any number will do. `safely`: nothing that harms
 * whoever is writing at the moment and would be kept from it by a lock. */
enum place_harm place_meddle(struct place *place, unsigned what, bool safely);

/* Reads "journal", or what stands in its place; nothing if it cannot be. */
void place_read(struct place *place, struct strbuf *out);

/* Whether others wrote what `mark` says of `kind`, at its time. */
bool place_has_line(
    const struct place *place, const struct mark *mark, enum mark_kind kind);

/* What stands by is untouched, and nothing new is there but "journal" and, if
 * there may be, what was left of compacting it. */
void place_assert_untouched(struct place *place, bool leftover);

#endif
