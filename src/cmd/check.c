// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun check: see check.h. Every line is "file:line: message", as compilers
 * write it, so that editors and grep know their way. People at a terminal get
 * a line of totals last.
 */
#include <config.h>

#include "cmd/check.h"

#include "base/i18n.h"
#include "cmd/find.h"
#include "model/check.h"

struct check {
	const struct job *job;
	size_t posts, faulty, faults;
};

static void
add_line(struct check *c, const char *path, unsigned line, const char *message)
{
	/* What concerns the file as a whole is told of its first line. */
	strbuf_printf(
	    &c->job->out->text, "%s:%u: %s\n", path, line ? line : 1, message);
	c->faults++;
}

static bool
visit(void *ctx, const struct hit *hit)
{
	struct check *c = ctx;
	struct arena arena = ARENA_INIT;
	const struct fault *fault = post_check(hit->post, &arena);

	c->posts++;
	c->faulty += fault != NULL;
	for (; fault; fault = fault->next)
		add_line(c, hit->post->path, fault->line, fault->msg);
	arena_release(&arena);
	out_check(c->job->out);
	return !out_is_over(c->job->out);
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	struct check *c = ctx;

	c->posts++;
	c->faulty++;
	add_line(c, entry->error->path, entry->error->line, entry->error->msg);
}

enum exit_status
check_run(const struct job *job)
{
	struct check c = {.job = job};
	struct visitor visitor = {visit, visit_bad, &c};

	find_posts(job->lib, &visitor);
	if (!c.posts) {
		out_complain("no digests were found");
		return EXIT_PROBLEM;
	}
	if (job->out->terminal)
		strbuf_printf(&job->out->text,
		    _("posts: %zu, with faults: %zu, faults: %zu\n"), c.posts,
		    c.faulty, c.faults);
	return c.faults ? EXIT_PROBLEM : EXIT_DONE;
}
