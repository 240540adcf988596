// SPDX-License-Identifier: GPL-3.0-or-later
/* What the tests of the journal share: a folder for it, its file as bytes, and
 * what is known as text. Failures end the running cmocka test. */
#ifndef NONMUN_TESTS_JOURNAL_DESK_H
#define NONMUN_TESTS_JOURNAL_DESK_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "store/journal.h"

/* Two papers, and a moment but for its last second, as a journal has them. */
#define A "arxiv:2509.00001"
#define B "arxiv:2509.00002"
#define AT "2026-01-31T08:15:0"

struct journal_desk {
	struct strbuf root;   /* of everything */
	struct strbuf folder; /* the journal's; it need not exist */
	struct strbuf path;
};

/* For cmocka: `*state` is the struct journal_desk. */
int journal_desk_set_up(void **state);
int journal_desk_tear_down(void **state);

#define JOURNAL_TEST(f)                  \
	cmocka_unit_test_setup_teardown( \
	    f, journal_desk_set_up, journal_desk_tear_down)

/* Skips the test where files cannot be locked. */
void journal_desk_need_locks(struct journal_desk *desk);

/* The path of a name in the folder; borrowed until the next call. */
const char *journal_desk_path(struct journal_desk *desk, const char *name);

/* Writes a file of the folder, which is made; reads one, which must be there.
 */
void journal_desk_put(
    struct journal_desk *desk, const char *name, const char *text, size_t len);
void journal_desk_puts(
    struct journal_desk *desk, const char *name, const char *text);
void journal_desk_get(
    struct journal_desk *desk, const char *name, struct strbuf *out);

/* Opens the journal for "laptop", or another host, without any complaint and
 * reads all of it; closes it without one. */
struct journal *journal_desk_open(struct journal_desk *desk, const char *host);
void journal_desk_close(struct journal *j);
void journal_desk_read_all(struct journal *j);

/* Marks, which has to succeed. */
void journal_desk_mark(struct journal *j, const char *key, enum mark_kind kind,
    const struct mark *value);
void journal_desk_read(struct journal *j, const char *key, bool read);

/* All that is known, a line for each paper, sorted. */
void journal_desk_tell(const struct journal *j, struct strbuf *out);

/* Whether two journals know the same. */
void
journal_desk_assert_equal(const struct journal *a, const struct journal *b);

/* Assert that a text matches an extended regular expression, and that a file of
 * the folder holds just this text. */
void journal_desk_assert_form(const char *text, const char *form);
void journal_desk_assert_file(
    struct journal_desk *desk, const char *name, const char *text);

#endif
