// SPDX-License-Identifier: GPL-3.0-or-later
/* The papers that a query finds: see search-all.h. */
#include <config.h>

#include "cmd/search-all.h"

#include "model/query.h"
#include "store/finder.h"

/* A post that finds are in, which stand one behind the other. */
struct current {
	size_t id;
	struct post *post;
};

/* False: no more is wanted. */
static bool
visit_find(struct library *lib, const struct find *find, struct current *at,
    const struct visitor *visitor)
{
	struct hit hit;

	if (!at->post || at->id != find->id) {
		post_free(at->post);
		at->id = find->id;
		at->post = library_read(lib, find->id);
	}
	if (!at->post || find->part >= at->post->n_parts ||
	    at->post->parts[find->part].kind != PART_PAPER)
		return true;
	hit.entry = library_entry(lib, find->id);
	hit.post = at->post;
	hit.paper = &at->post->parts[find->part];
	return visitor->visit(visitor->ctx, &hit);
}

static void
visit_finds(struct library *lib, const struct finder *finder,
    const struct visitor *visitor)
{
	struct current at = {0, NULL};
	const struct find *finds;
	bool more = true;
	size_t n;

	finds = finder_finds(finder, &n);
	for (size_t i = 0; i < n && more; i++)
		more = visit_find(lib, &finds[i], &at, visitor);
	post_free(at.post);
}

static enum exit_status
run(const struct job *job, struct query *query, struct journal *journal,
    const struct visitor *visitor)
{
	struct finder *finder = finder_new(job->lib, job->catalogue, query);
	const struct error *error = finder_error(finder);
	enum exit_status status = EXIT_DONE;

	finder_search_notes(finder, journal);
	while (finder_step(finder))
		continue;
	visit_finds(job->lib, finder, visitor);
	if (error->status != OK) {
		out_complain("%s", error->msg);
		status = EXIT_PROBLEM;
	}
	finder_free(finder);
	if (find_complain_all(job->lib))
		status = EXIT_PROBLEM;
	return status;
}

enum exit_status
search_all(const struct job *job, const char *typed, struct journal *journal,
    const struct visitor *visitor)
{
	enum exit_status status;
	struct error err;
	struct query *query = query_new(typed, &err);

	if (!query) {
		out_complain("%s", err.msg);
		return EXIT_USAGE;
	}
	while (catalogue_step(job->catalogue))
		continue;
	status = run(job, query, journal, visitor);
	query_free(query);
	return status;
}
