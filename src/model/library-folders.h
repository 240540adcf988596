// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The folders of a library: which there are, whether they are as they were, and
 * what is lost when they are not. They are told by number; the array of them
 * moves when it grows.
 */
#ifndef NONMUN_MODEL_LIBRARY_FOLDERS_H
#define NONMUN_MODEL_LIBRARY_FOLDERS_H

#include "model/library-items.h"

/* What stands at the path of a root now is found out, and what stood there
 * before is lost. 0, or errno where nothing can be said of it. */
int folders_look_root(struct library *lib, struct root *root);

/* Looks whether a folder is as it was; if not, it is queued to be read. */
void folders_look(struct library *lib, uint32_t folder);

/* Queues a folder to be read. */
void folders_queue(struct library *lib, uint32_t folder);

/* The folder of that path, or NONE; and a new one, whose path is borrowed for
 * the life of the library. */
uint32_t folders_find(struct library *lib, const char *path, size_t len);
uint32_t folders_add(struct library *lib, const char *path, uint32_t parent);

/* Takes note of which folder it is, and of its time. */
void
folders_identify(struct library *lib, uint32_t folder, const struct stat *st);

/* What is in the folder is lost, and in those below it, and it is in the given
 * state from now on. */
void
folders_leave(struct library *lib, uint32_t folder, enum folder_state state);

/* The same for those in the folder that the reading `pass` of it did not see:
 * no name leads to them any more. */
void folders_leave_unseen(struct library *lib, uint32_t folder, uint32_t pass);

/* Whether it is known by another path, too, and was read by that. */
bool folders_have_twin(const struct library *lib, uint32_t folder);

/* It cannot be read, for `err` and the errno `why`: a row says so. */
void folders_shut(
    struct library *lib, uint32_t folder, const struct error *err, int why);
void
folders_set_row(struct library *lib, uint32_t folder, const struct error *err);
void folders_lose_row(struct library *lib, struct folder *folder);

/* Whether an errno says that there is nothing. */
bool folders_is_missing(int why);

/* Puts an item into the list of the folder that its path says. */
void folders_file(struct library *lib, struct item *item);

/* Adds a folder that was known before, with its stamp. */
void
folders_recall(struct library *lib, const char *path, const struct stat *st);

/* Finds out which of the recalled folders is in which. */
void folders_connect(struct library *lib);

#endif
