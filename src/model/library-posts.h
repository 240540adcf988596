// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading the posts of a library, and keeping a few of them parsed. */
#ifndef NONMUN_MODEL_LIBRARY_POSTS_H
#define NONMUN_MODEL_LIBRARY_POSTS_H

#include "model/library-items.h"

/* What was known of an item is no longer right: its file is another one. */
void posts_forget(struct library *lib, struct item *item);

/* Drops the parsed post of an item, if it is kept. */
void posts_drop(struct library *lib, size_t id);

void posts_release(struct library *lib);

#endif
