// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is kept of a library from one start of the program to the next, below
 * the cache folder: the listing, by which it opens without reading names, and
 * the catalogue. All of it may be missing.
 */
#ifndef NONMUN_CMD_MEMORY_H
#define NONMUN_CMD_MEMORY_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "cmd/options.h"
#include "cmd/source.h"
#include "model/library.h"
#include "store/catalogue.h"
#include "store/listing.h"

struct memory {
	struct strbuf folder; /* empty: nothing is kept */
	struct listing *listing;
	bool adopted; /* the library is the one that was remembered */
	struct catalogue *catalogue; /* once the library is open */
};

void memory_init(struct memory *memory);

/* Opens the library: from the listing where that is still true, else as
 * source_open does; false when that fails. What the listing remembers of a
 * post is true as far as refreshing the library has come since. */
bool memory_open(struct memory *memory, const struct options *options,
    const struct source *source, struct library *lib);

/* Refreshes the library, if need be, so that all that is remembered is true. */
void memory_verify(const struct memory *memory, struct library *lib);

/* Remembers what is known of the library now. */
void memory_keep(struct memory *memory, struct library *lib);

/* Frees the catalogue, but not what an adopted library has borrowed. */
void memory_close(struct memory *memory);

/* After library_free. */
void memory_release(struct memory *memory);

#endif
