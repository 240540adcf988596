// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Reading the names in the folders of a library that are queued for it: at
 * once when paths are added, name by name when it is refreshed. Once a link
 * was followed, or where several paths were added, no folder is read a second
 * time by another path, so that links neither lead in circles nor make many
 * posts of one.
 */
#ifndef NONMUN_MODEL_LIBRARY_READING_H
#define NONMUN_MODEL_LIBRARY_READING_H

#include "model/library-items.h"

/* Begins with the next folder in the queue, goes to the next name of it; both
 * false when there is none. What is found comes, what is no longer found is
 * lost: see library-settle.h. */
bool reading_begin(struct library *lib, struct reading *reading);
bool reading_step(struct library *lib, struct reading *reading);

/* Reads all that are queued. */
void reading_finish(struct library *lib);

#endif
