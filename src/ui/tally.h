// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Counts of marks by post: how many papers are unread, and how many have a
 * star. A post's papers are known by the hashes of their keys; a table leads
 * from these to what the journal knows. What is in sight is counted when it is
 * asked for, all else in steps, for the totals. In these a paper counts once,
 * in however many posts it stands.
 */
#ifndef NONMUN_UI_TALLY_H
#define NONMUN_UI_TALLY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct app;
struct tally;

struct tally_counts {
	size_t papers, unread, starred;
};

struct tally *tally_new(void);
void tally_free(struct tally *tally);

/* Everything that was counted may have changed; or the paper with this key
 * alone has. */
void tally_change(struct app *app);
void tally_change_key(struct app *app, const char *key);

/* Counts on for about a millisecond; false when all is counted. */
bool tally_step(struct app *app);

/* Of a post; false while its papers are not known. */
bool tally_post(const struct app *app, size_t id, struct tally_counts *counts);

/* Of the whole library, each paper once; false until all of it is counted. */
bool tally_total(const struct app *app, struct tally_counts *counts);

/* What the journal knows of the paper with this hash. */
bool tally_is_read(const struct app *app, uint64_t key);
bool tally_is_starred(const struct app *app, uint64_t key);

#endif
