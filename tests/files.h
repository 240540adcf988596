// SPDX-License-Identifier: GPL-3.0-or-later
/* A folder for a test of the library, below the system's place for temporary
 * files, and a library on it. Failures end the running cmocka test. */
#ifndef NONMUN_TESTS_FILES_H
#define NONMUN_TESTS_FILES_H

#include <stddef.h>

#include "base/strbuf.h"
#include "model/library.h"

#define DIGEST                                                                 \
	"# 1. [A](https://arxiv.org/abs/2509.00001)\n\n## Method\n\nText.\n\n" \
	"# 2. [B](https://arxiv.org/abs/2509.00002)\n\n## Method\n\nText.\n"

struct files {
	struct strbuf root, path;
	struct library *lib;
};

/* Makes the folder; removes it with all that is in it. */
void files_open(struct files *files);
void files_close(struct files *files);

/* The same for cmocka: `*state` is the struct files. */
int files_set_up(void **state);
int files_tear_down(void **state);

#define FILES_TEST(f) \
	cmocka_unit_test_setup_teardown(f, files_set_up, files_tear_down)

/* The path of a name in the folder; borrowed until the next call. */
const char *files_path(struct files *files, const char *name);

/* Makes a file and the folders it is in. */
void files_put(struct files *files, const char *name, const char *text);
void files_link(struct files *files, const char *target, const char *name);
void files_remove(struct files *files, const char *name);

/* Adds one name, or all; in order. */
void files_add(struct files *files, const char *name);
void files_add_all(struct files *files);

/* The library as the reader sees it: a line for each row, its date and its
 * path within them. */
void
files_rows(const struct files *files, struct library *lib, struct strbuf *out);
void files_assert_rows(const struct files *files, const char *want);

/* The id of the entry with that name. */
size_t files_id(struct files *files, const char *name);

#endif
