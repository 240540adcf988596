// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The inside of a journal, for the files journal*.c alone: what is known
 * (marks), where that comes from (sources, journal-read.c), and what is to be
 * written (pending, journal-write.c).
 *
 * A source is read up to its last whole line; what stands behind that may
 * still be being written, and counts once the file is at rest. A line of this
 * program is in `pending` until it is in the file, then in `unsynced` until the
 * disk has it.
 */
#ifndef NONMUN_STORE_JOURNAL_STATE_H
#define NONMUN_STORE_JOURNAL_STATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>
#include <sys/types.h>

#include "base/file.h"
#include "base/strbuf.h"
#include "store/journal-line.h"
#include "store/journal-marks.h"
#include "store/journal.h"

enum {
	SOURCE_TAIL = 16, /* bytes by which a file is known again */
	STEP_US = 1000,
	CATCH_UP_US = 20 * 1000,
};

struct journal_source {
	char *name;
	dev_t dev;
	ino_t ino;
	struct file_stamp stamp; /* at the last look */
	off_t offset;            /* behind the last line that was read */
	char tail[SOURCE_TAIL];  /* what stood before the offset */
	size_t n_tail;
	bool done;     /* as it was at the last look */
	bool skipping; /* a line that is too long */
	int errnum;    /* why it could not be read at last; 0: it could */
	struct journal_counts counts;
	size_t n_lines;      /* read so far, blank ones included */
	size_t first_broken; /* number of that line, from 1; 0: none is */
	size_t first_unknown;
};

/* Lines and how many they are. */
struct journal_lines {
	struct strbuf text;
	size_t n;
};

struct journal {
	char *folder; /* NULL: none */
	char *host;   /* as a field */
	int dir;      /* descriptor of the folder; -1: not open */
	struct marks marks;
	struct line_scratch scratch;
	char *buffer; /* of the reader; NULL until it is needed */
	struct journal_source **sources;
	size_t n_sources, cap_sources;
	struct file_stamp listed; /* of the folder; size -1: list it again */
	int fd;                   /* of "journal", to append; -1: not open */
	bool impatient;           /* the lock was kept from us for long */
	bool dir_dirty;           /* a name is not on the disk yet */
	struct journal_lines pending, unsynced;
};

/* ---- journal-read.c ----------------------------------------------------- */

/* Looks which files there are, and which have changed. */
void journal_look(struct journal *j);

/* Reads on until all is read or some time has gone by; whether there is more.
 */
bool journal_read_on(struct journal *j, int64_t us);

/* Reads the ends of what is not read yet, newest file first. */
void journal_read_ends(struct journal *j);

void journal_forget_sources(struct journal *j);

/* ---- journal-write.c ---------------------------------------------------- */

/* Writes what is pending. */
enum status journal_write(struct journal *j, struct error *err);

/* Leaves the open folder, if there is one, where its path leads elsewhere; what
 * is not on the disk is to be written again. */
void journal_follow_folder(struct journal *j);

/* Opens the folder, if it is not: makes it, if need be. */
enum status journal_open_folder(struct journal *j, struct error *err);

/* Opens the file for appending, if it is not. */
enum status journal_open_file(struct journal *j, struct error *err);

/* Writes a text: 0, or the errno; `*done` bytes were written in any case. In
 * one piece unless it is locked: others could write between two. */
int
journal_write_all(int fd, const struct strbuf *text, bool locked, size_t *done);

#endif
