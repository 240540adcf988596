// SPDX-License-Identifier: GPL-3.0-or-later
/* A folder of a test's own, below the system's place for temporary files. */
#ifndef NONMUN_TESTS_FOLDER_H
#define NONMUN_TESTS_FOLDER_H

#include "base/strbuf.h"

/* Makes an empty folder and puts its path into `path`, which need not be
 * initialized. A failure ends the running cmocka test. */
void folder_make(struct strbuf *path);

/* Removes it with all that is in it, and releases the path. */
void folder_remove(struct strbuf *path);

#endif
