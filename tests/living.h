// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A library whose files change under it. Times are set, not waited for: after
 * each change every folder that was written to gets a time of its own, long
 * ago, so that it is the time that shows the change and not how fresh it is.
 * Names are those of files.h; failures end the running cmocka test.
 */
#ifndef NONMUN_TESTS_LIVING_H
#define NONMUN_TESTS_LIVING_H

#include <stddef.h>

#include "files.h"

#define LIVING_OTHER "# [C](https://arxiv.org/abs/2509.00003)\n\nOther words.\n"

/* Seconds since the epoch, which ticks are counted from. */
enum { LIVING_LONG_AGO = 1000000000 };

/* ---- Changing ----------------------------------------------------------- */

/* Gives what is at the path the time `tick` seconds after long ago. */
void living_set_time(const char *path, int tick);
void living_set_time_of(struct files *files, const char *name, int tick);

/* Write, remove or rename a file as if at that time, in folders that show it.
 */
void
living_put(struct files *files, const char *name, const char *text, int tick);
void living_remove(struct files *files, const char *name, int tick);
void
living_move(struct files *files, const char *from, const char *to, int tick);

/* ---- Looking ------------------------------------------------------------ */

/* Adds everything and looks, so that all stamps are known. */
void living_settle(struct files *files);

/* Looks at all, `n` at a time. */
void living_look_by(struct library *lib, size_t n);
void living_look(struct files *files);

/* Begins to look at all, and does not come to the end. */
void living_look_a_little(struct files *files, size_t n);

/* What the last look found. `want`: how many were added, changed, removed and
 * renamed, as "+1 *0 -0 >0". */
void living_assert_news(const struct library *lib, const char *want);
void living_assert_changes(const struct files *files, const char *want);
void living_look_for(struct files *files, const char *want);

void living_read_all(struct library *lib);

/* Both borrowed. The title of the first paper, or "". */
const struct entry *living_entry(struct files *files, const char *name);
const char *living_first_words(struct library *lib, size_t id);

#endif
