// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * One line of the journal, read and written: the only place that knows what
 * journal.h says of its form. Lines are untrusted: whatever they hold, what
 * comes out is clean text and numbers in their bounds.
 */
#ifndef NONMUN_STORE_JOURNAL_LINE_H
#define NONMUN_STORE_JOURNAL_LINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "store/journal.h"

enum {
	LINE_MAX_BYTES = 64 * 1024, /* a longer one is broken */
	LINE_TIME_LEN = 24,         /* 2026-01-31T08:15:00.123Z */
};

/* The latest time of a mark, a millisecond before the year 9999; a line that
 * says a later one is broken. The year after it is where clocks and programs
 * that are out of order end up, and where a mark would be there for ever: each
 * new mark is later than the one it replaces. The earliest time is one after
 * that of 1970 began: 0 is no time. */
#define LINE_TIME_LAST INT64_C(253370764799999)

enum line_sort {
	LINE_BLANK,
	LINE_BROKEN,
	LINE_UNKNOWN, /* time, host, key and a word that is not known */
	LINE_MARK,
};

/* What a line says. Unless it is blank or broken it has a time, host and key;
 * as a mark a kind, and of the rest what is of that kind. */
struct line {
	enum line_sort sort;
	int64_t at;       /* milliseconds since 1970 */
	const char *host; /* as written, in the line itself */
	size_t host_len;
	const char *key; /* clean; not terminated */
	size_t key_len;
	enum mark_kind kind;
	bool set;         /* read, starred */
	const char *note; /* clean */
	struct mark_place place;
};

/* Memory of the reader of lines, for all of them. */
struct line_scratch {
	struct strbuf raw, key, note, post;
};

void line_scratch_init(struct line_scratch *scratch);
void line_scratch_release(struct line_scratch *scratch);

/* Reads the `len` bytes of a line, without its LF. What `line` points to is
 * valid as long as `s`, and until the next line is read. */
void line_read(
    struct line *line, struct line_scratch *scratch, const char *s, size_t len);

/* Appends a line and its LF. `host` is a field, as written; of the mark its key
 * is taken and what is of that kind. */
void line_write(struct strbuf *out, int64_t at, const char *host,
    const struct mark *mark, enum mark_kind kind);

/* Appends a field: bytes that may not stand in one are written as %20. */
void line_write_field(struct strbuf *out, const char *s);

/* Whether the `len` bytes can only be a line that line_write has not written to
 * its end, with this host (a field, as written): no word is whole behind the
 * key, or what belongs to it is not. */
bool line_is_begun_by(const char *s, size_t len, const char *host);

#endif
