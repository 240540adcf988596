// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the interface knows of marks: which papers were read and starred, what
 * was noted of them, and where else they stand. It asks the journal and the
 * occurrences, and keeps them going. Papers are named by their keys, so that a
 * mark holds wherever the paper stands.
 *
 * Without a journal (as in most tests) nothing is marked, and nothing that has
 * to do with marks is on the screen.
 */
#ifndef NONMUN_UI_MARKS_H
#define NONMUN_UI_MARKS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "store/journal.h"
#include "store/occurrences.h"
#include "ui/only.h"
#include "ui/tally.h"
#include "ui/undo.h"
#include "ui/unread.h"

struct app;

/* A member of struct app. */
struct marks {
	struct journal *journal;  /* borrowed; NULL: there is none */
	struct occurrences *also; /* borrowed; NULL: they are not known */
	bool known;               /* the journal has been read to its end */
	unsigned long changes;    /* see marks_changes */
	uint64_t generation;      /* the journal's, that they stand for */
	unsigned long occurred;   /* the same of the occurrences */
	int64_t polled, marked, tried; /* when it was done last, ms */
	int64_t keyed;                 /* when a key was pressed last, ms */
	int64_t dirty;                 /* when all was on the disk last, ms */
	struct tally *tally;
	struct undo undo;
	struct only only;
	struct unread_seek seek;
};

void marks_open(
    struct marks *marks, struct journal *journal, struct occurrences *also);
void marks_close(struct marks *marks);

/* Reads on for about a millisecond, looks now and then what others have
 * marked, tries again to write what could not be written, and has what was
 * written put on the disk. True when there is more to do at once. */
bool marks_step(struct app *app);

/* A key was pressed: what takes longer waits for a pause, and nothing is gone
 * to any more that was not found in time. */
void marks_key(struct app *app);

/* Whether there is a journal; says that there is none. */
bool marks_are_kept(struct app *app);

/* Whether marks are known well enough to be shown. */
bool marks_are_known(const struct app *app);

/* Of the paper with this key. A note is NULL where there is none; borrowed
 * until the next mark or step. */
bool marks_is_read(const struct app *app, const char *key);
bool marks_is_starred(const struct app *app, const char *key);
const char *marks_note(const struct app *app, const char *key);

/* Appends the two signs that stand by a paper in lists: "N" unread, "*"
 * starred; a blank for what it is not, or for a key that is NULL. Without a
 * journal nothing. */
void
marks_add_signs(const struct app *app, const char *key, struct strbuf *out);

/* Appends those that stand at the end of its row in the list of a post, or of
 * what was found there: "+" where there is a note, "=" where the paper stands
 * in another post, too; nothing for what it is not. */
void marks_add_more_signs(
    const struct app *app, const char *key, size_t id, struct strbuf *out);

/* Where reading the paper stopped; NULL where that is not known. Borrowed as a
 * note is. */
const struct mark_place *marks_place(const struct app *app, const char *key);

/* Marks a paper: takes from `value` what is of that kind (MARK_PLACE is not
 * for here). What it was before can be brought back, and `title` says then of
 * which paper. When this returns it is in the file; where it is not, that has
 * been said, and it is tried again. False when it was refused, which has been
 * said, too, or there is no journal. */
bool marks_set(struct app *app, const char *key, const char *title,
    enum mark_kind kind, const struct mark *value);

/* The same for the note of the paper that is selected, or another: "" takes it
 * away. */
bool marks_set_note(struct app *app, const char *key, const char *text);

/* Keeps the place where reading stopped; undoing knows nothing of it. */
void marks_keep_place(
    struct app *app, const char *key, const struct mark_place *place);

/* How many papers of a post are unread; false while that is not known. */
bool marks_unread(const struct app *app, size_t id, size_t *n);

/* Grows whenever any of this may have changed. */
unsigned long marks_changes(const struct app *app);

/* Where a paper stands, those of the newest post first: here and elsewhere.
 * Borrowed until it is asked again, or the next step. */
const struct occurrence *
marks_also(const struct app *app, const char *key, size_t *n);

#endif
