// SPDX-License-Identifier: GPL-3.0-or-later
/* A library to offer from: see complete-books.h. */
#include <config.h>

#include "cmd/complete-books.h"

#include <string.h>

static bool
reads_standard_input(const struct source *source)
{
	for (size_t i = 0; i < source->n; i++)
		if (strcmp(source->paths[i], "-") == 0)
			return true;
	return false;
}

bool
books_open(
    struct books *b, const struct typed *line, const struct settings *settings)
{
	b->lib = library_new();
	memory_init(&b->memory);
	source_init(&b->source, &line->options, settings);
	return !reads_standard_input(&b->source) &&
	    memory_open(&b->memory, &line->options, &b->source, b->lib);
}

void
books_close(struct books *b)
{
	memory_close(&b->memory);
	library_free(b->lib);
	source_release(&b->source);
	memory_release(&b->memory);
}

const struct entry *
books_entry(const struct books *b, size_t row)
{
	return library_entry(b->lib, library_id_at(b->lib, row));
}
