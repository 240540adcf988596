// SPDX-License-Identifier: GPL-3.0-or-later
/* The library that a line which is being typed means. It is opened as the
 * commands open it, but nothing is refreshed or written. */
#ifndef NONMUN_CMD_COMPLETE_BOOKS_H
#define NONMUN_CMD_COMPLETE_BOOKS_H

#include <stdbool.h>

#include "cmd/complete-typed.h"
#include "cmd/memory.h"
#include "cmd/source.h"
#include "conf/settings.h"
#include "model/library.h"

struct books {
	struct source source;
	struct memory memory;
	struct library *lib;
};

/* Opens it; false when there is none, or only one that can be read but once. To
 * be closed in either case. */
bool books_open(
    struct books *b, const struct typed *line, const struct settings *settings);
void books_close(struct books *b);

/* The post in a row. Borrowed; reading a post may change the rows. */
const struct entry *books_entry(const struct books *b, size_t row);

#endif
