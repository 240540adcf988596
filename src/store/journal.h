// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The journal: what was read, starred and noted, and where reading stopped.
 * It is text, one mark a line, only ever appended to:
 *
 *     2026-01-31T08:15:00.123Z laptop arxiv:2509.09372 read
 *     2026-01-31T08:15:07.450Z laptop arxiv:2509.09372 note "two\nlines"
 *     2026-01-31T08:16:00.002Z laptop arxiv:2509.09372 place 3 120 day.md
 *
 * that is: the time (UTC), the host that wrote it, the paper's key and a word:
 * read, unread, star, unstar, note "TEXT" (\" \\ and \n; empty: no note), or
 * place SECTION OFFSET [POST], see struct mark_place. In host, key and POST
 * the bytes that a field cannot hold (blanks, controls, %) are written as %20.
 *
 * A mark is of one of four kinds, and of each kind a paper has one mark: the
 * latest; of equal times the greater value (set before not set, notes and
 * places by their bytes and numbers). A line of the year 9999 or later is
 * broken: what it says could never be changed. So what is known is a function
 * of the set of lines: journals are merged by putting them together in any way.
 * Every regular file of the folder whose name begins with "journal" is read,
 * and only "journal" is written to. What is not understood is left alone.
 *
 * Marks of this program are known at once, are in the file before OK is
 * returned, and are tried again as long as the program runs if not.
 */
#ifndef NONMUN_STORE_JOURNAL_H
#define NONMUN_STORE_JOURNAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

struct journal;

enum mark_kind {
	MARK_READ,  /* mark.read */
	MARK_STAR,  /* mark.starred */
	MARK_NOTE,  /* mark.note */
	MARK_PLACE, /* mark.place */
	MARK_KINDS
};

enum {
	JOURNAL_NOTE_MAX = 16 * 1024, /* bytes of a note */
	JOURNAL_KEY_MAX = 4 * 1024,   /* bytes of a key */
};

/* Where reading stopped, whatever the width. Of a paper that stands in several
 * posts the place is in `post`; should that be gone or changed, in any other:
 * the section may have become shorter, or be missing. */
struct mark_place {
	uint32_t section; /* 1: the paper's first; 0: what is before that */
	uint32_t offset;  /* bytes of the post's text from where the section
			     begins (section.begin; for 0 paper.begin) */
	const char *post; /* the entry's name; "": not told */
};

/* What is known of a paper. All strings are clean text. */
struct mark {
	const char *key;
	bool read, starred;
	const char *note; /* may have several lines; never NULL, "": none */
	struct mark_place place;
	int64_t at[MARK_KINDS]; /* when it was marked: milliseconds since 1970,
				   UTC; 0: never, and the value is that of no
				   mark: unread, no star, no note, no place */
};

/* Opens the journal in `folder` (NULL: there is none, marks are kept as long
 * as the program runs) for marks by `host` (NULL: the name of this machine).
 * Never fails; `err->status` is OK, or tells why marks will not be written
 * here: to be said once, all else works. The folder is made with the first
 * mark. A small journal has then been read; of a large one the end has, so
 * that journal_last_place is right at once unless that lies far back. */
struct journal *
journal_open(const char *folder, const char *host, struct error *err);

/* Writes what is still to be written, without waiting for the disk (see
 * journal_sync), and frees. `err` (may be NULL) tells of marks that are lost.
 */
enum status journal_close(struct journal *journal, struct error *err);

/* ---- Reading ------------------------------------------------------------ */

/* Reads on for about a millisecond. False when all there is has been read. */
bool journal_step(struct journal *journal);

/* Looks whether other programs, or whoever synchronises the folder, have
 * written; reads on for about a millisecond. True when what is known has
 * changed. Cheap: some stat calls. When much is new, journal_step returns
 * true afterwards. */
bool journal_poll(struct journal *journal);

/* Goes up by at least one with every change of what is known. */
uint64_t journal_generation(const struct journal *journal);

/* What is known of the paper with this key; where nothing is, a mark with all
 * fields empty and an empty key. A hash lookup. Borrowed, with its strings,
 * until a function is called that takes a journal which is not const. */
const struct mark *journal_get(const struct journal *journal, const char *key);

/* All papers of which something is known, in no order that means anything:
 * `i` below journal_count, which only grows. Borrowed like the above. To have
 * those with a star, take the ones whose `starred` is set. */
size_t journal_count(const struct journal *journal);
const struct mark *journal_at(const struct journal *journal, size_t i);

/* The mark with the latest place of all; NULL when there is none. */
const struct mark *journal_last_place(const struct journal *journal);

struct journal_counts {
	size_t lines;   /* read so far from all files; blank ones not counted */
	size_t broken;  /* of them: not understood at all */
	size_t unknown; /* of them: well formed, but of an unknown kind */
	size_t left;    /* of them: left out, too much would be in memory */
	size_t read, starred, noted; /* papers that are */
};
struct journal_counts journal_counts(const struct journal *journal);

/* The files that are read, in no order that means anything; and what is wrong
 * with one of them, as far as it was read: that it cannot be, or that lines are
 * broken, and which is the first. False where nothing is. err->path is the
 * file's name, without its folder. */
size_t journal_files(const struct journal *journal);
bool journal_file_fault(
    const struct journal *journal, size_t file, struct error *err);

/* The same for its lines that are well formed, but of an unknown kind: those
 * of a later version of the program. */
bool journal_file_unknown(
    const struct journal *journal, size_t file, struct error *err);

/* ---- Marking ------------------------------------------------------------ */

/* Marks the paper: takes from `value` what is of that kind. Undoing a mark is
 * marking the value from before. The text of a note and the post of a place
 * (NULL: "") are made clean. What is known already by that value is not marked
 * again. The mark is later than all that the journal knows of this paper and
 * kind, whatever the clock says; where the journal has not been read to the
 * end, that takes up to some 20 ms.
 *
 * OK: it is in the file: one write(2), so that it outlives this program, by
 * whatever that is ended. (A power failure it outlives after journal_sync.)
 * ERR_LIMIT, ERR_SYNTAX (an empty key): refused. ERR_IO, ERR_REFUSED,
 * ERR_MISSING: it is known, but not written yet: journal_retry. */
enum status journal_mark(struct journal *journal, const char *key,
    enum mark_kind kind, const struct mark *value, struct error *err);

/* How many marks are not in the file yet. */
size_t journal_pending(const struct journal *journal);

/* Tries to write them; OK when none is left. To be called now and then while
 * there are any. */
enum status journal_retry(struct journal *journal, struct error *err);

/* Whether marks were written since the last successful journal_sync. */
bool journal_is_dirty(const struct journal *journal);

/* Waits until what was written is on the disk (fsync): against power failure
 * and the end of the system. To be called when no key waits, some seconds
 * after marking, and before the program ends. If it fails, as it does where a
 * full disk or quota is told only then (NFS), the marks since the last time
 * are pending again. */
enum status journal_sync(struct journal *journal, struct error *err);

/* Writes the journal anew without the lines that a later one of the same file
 * has made void, when most are: under a lock, if the system has one, under
 * another name first, and only if all of it was written by this host. Lines
 * that are not understood stay. Takes some 10 ms per MiB: to be called before
 * the program ends. False when there was nothing to do, or it may not be. */
bool journal_compact(struct journal *journal);

#endif
