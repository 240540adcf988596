// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The names under which the journal keeps what is of one library and of no
 * paper. They are in files: what is a library's name today is its name for
 * ever.
 */
#ifndef NONMUN_UI_RESUME_NAME_H
#define NONMUN_UI_RESUME_NAME_H

#include <stdbool.h>

#include "base/strbuf.h"

struct journal;
struct library;

/* Appends 16 hexadecimal digits that stand for the library's folders and files,
 * by their absolute paths without symbolic links, in whatever order they were
 * given. Of several, each file stands for its folder, so that new days that a
 * shell's pattern takes in make no other library of it. */
void resume_name(struct library *lib, struct strbuf *out);

/* Whether the journal, as far as it was read, has the place where one stopped
 * in any library. If not, no version wrote it that knows them apart. */
bool resume_is_named(const struct journal *journal);

/* Begins the names of those places; the library's follows. */
#define RESUME_AT "nonmun:at:"

/* Begins the names of a library's newest post. */
#define RESUME_NEWEST "nonmun:newest:"

#endif
