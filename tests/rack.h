// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The interface on digests that come, change and go while they are read. Files
 * get times of their own, so that nothing has to be waited for; the time
 * between two looks passes on the terminal in memory only. Failures end the
 * running cmocka test.
 */
#ifndef NONMUN_TESTS_RACK_H
#define NONMUN_TESTS_RACK_H

#include "files.h"
#include "stage.h"

enum { RACK_ROWS = 24, RACK_COLS = 80 };

/* Keys: longer than the program waits before it looks. */
#define RACK_LATER "<wait:2000>"

struct rack {
	struct files files;
	struct stage stage;
	int tick;
	char *page; /* that is held; NULL: none */
};

/* A digest of papers by their letters, "abc" for three of them. Each has two
 * sections of many lines, the first behind `preface`; the words of a line are
 * found nowhere else. */
void
rack_write_digest(struct strbuf *out, const char *papers, const char *preface);

/* Write a digest, or any text, or remove one, so that its folder shows it. */
void rack_put(
    struct rack *s, const char *name, const char *papers, const char *preface);
void rack_put_text(struct rack *s, const char *name, const char *text);
void rack_take_away(struct rack *s, const char *name);

/* Gives what is at a path a time that nothing else has. */
void rack_touch(struct rack *s, const char *path);

/* Opens the interface on what is in the folder. */
void rack_open(struct rack *s);

/* For cmocka: `*state` is a struct rack, open on two days, "abc" and "d"; or
 * with an empty folder, to be opened. */
int rack_set_up(void **state);
int rack_set_up_empty(void **state);
int rack_tear_down(void **state);

#define RACK_TEST(f) \
	cmocka_unit_test_setup_teardown(f, rack_set_up, rack_tear_down)
#define RACK_TEST_EMPTY(f) \
	cmocka_unit_test_setup_teardown(f, rack_set_up_empty, rack_tear_down)

/* The rows between the first and the last one: what is read. The caller
 * frees. */
char *rack_body(struct rack *s);

/* Remembers the page, and asserts that it is the same now. */
void rack_hold_page(struct rack *s);
void rack_assert_page_held(struct rack *s);

/* Asserts that the first row of the reader's text holds `text`. */
void rack_assert_top(struct rack *s, const char *text);

#endif
