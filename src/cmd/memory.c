// SPDX-License-Identifier: GPL-3.0-or-later
/* What is kept of a library: see memory.h. */
#include <config.h>

#include "cmd/memory.h"

#include "cmd/home.h"

enum { VERIFY_STEP = 65536 /* files */ };

void
memory_init(struct memory *m)
{
	strbuf_init(&m->folder);
	m->listing = NULL;
	m->adopted = false;
	m->catalogue = NULL;
}

bool
memory_open(struct memory *m, const struct options *options,
    const struct source *source, struct library *lib)
{
	const char *const *paths = (const char *const *)source->paths;
	bool kept = home_cache_folder(&m->folder);

	if (!source_bind(source, lib))
		return false;
	/* What was read without bounds is not for those who have some. */
	if (kept && source->bounds.set)
		strbuf_adds(&m->folder, "/restricted");
	if (kept)
		m->listing = listing_open(m->folder.str, paths, source->n);
	m->adopted = m->listing &&
	    library_adopt(lib, paths, source->n, listing_memory(m->listing));
	if (!m->adopted && !source_open(source, options, lib))
		return false;
	m->catalogue = catalogue_new(lib, kept ? m->folder.str : NULL);
	return true;
}

void
memory_verify(const struct memory *m, struct library *lib)
{
	if (!m->adopted)
		return;
	library_refresh_begin(lib, true);
	while (library_refresh_step(lib, VERIFY_STEP))
		continue;
}

void
memory_keep(struct memory *m, struct library *lib)
{
	if (m->catalogue && m->folder.len)
		listing_write(m->folder.str, lib);
}

void
memory_close(struct memory *m)
{
	catalogue_free(m->catalogue);
	m->catalogue = NULL;
}

void
memory_release(struct memory *m)
{
	memory_close(m);
	listing_free(m->listing);
	strbuf_release(&m->folder);
	memory_init(m);
}
