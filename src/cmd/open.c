// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * nonmun open: see open.h. What a REF means must be one paper; one with more
 * of them is answered with their names. The commands of $BROWSER are tried in
 * order until one could be started.
 */
#include <config.h>

#include "cmd/open.h"

#include <stdlib.h>

#include "base/browser.h"
#include "base/process.h"
#include "cmd/find.h"
#include "cmd/keys.h"
#include "model/identifier.h"

enum { URL_SIZE = 256 };

/* What was found for a REF. */
struct target {
	struct strbuf url;  /* of the first paper */
	struct keys papers; /* all of them */
};

static void
add_paper(struct target *t, const struct paper *paper)
{
	if (t->papers.n == 0 && paper->url)
		strbuf_adds(&t->url, paper->url);
	keys_add(&t->papers, paper->key);
}

static bool
visit(void *ctx, const struct hit *hit)
{
	struct target *t = ctx;

	if (hit->paper)
		add_paper(t, hit->paper);
	for (size_t i = 0; !hit->paper && i < hit->post->n_papers; i++)
		add_paper(t, &hit->post->papers[i]);
	return true;
}

static void
visit_bad(void *ctx, const struct entry *entry)
{
	(void)ctx;
	find_complain(entry);
}

/* Finds the one URL that is to be opened; false after saying why not. */
static bool
find_url(const struct job *job, const struct ref *ref, struct target *t)
{
	struct visitor visitor = {visit, visit_bad, t};
	const char *name = ref->text.str;
	char pdf[URL_SIZE];

	find_ref(job->lib, job->catalogue, ref, &visitor);
	if (!t->papers.n)
		out_complain("%s: nothing found", name);
	else if (t->papers.n > 1)
		ref_complain_many(ref, &t->papers);
	else if (!t->url.len)
		out_complain("%s: no URL is given there", name);
	else if (!job->options->pdf)
		return true;
	else if (!arxiv_pdf_url(t->url.str, pdf, sizeof(pdf)))
		out_complain("%s: no PDF is known for it", name);
	else {
		strbuf_set(&t->url, pdf);
		return true;
	}
	return false;
}

/* Tries one command. False when it could not be started; `*code` is then as
 * it was. */
static bool
try_command(struct rights rights, const struct browser_command *cmd, int *code)
{
	const char *const *argv = (const char *const *)cmd->argv;
	struct error err;
	enum status status;
	pid_t pid;

	if (cmd->background)
		status = process_start(rights, argv, &pid, &err);
	else
		status = process_run(rights, argv, code, &err);
	if (status != OK && getenv("BROWSER"))
		out_complain_error(&err);
	return status == OK;
}

static enum exit_status
browse(const struct job *job, const char *url)
{
	struct browser_env env = browser_env_get();
	struct rights rights = job->settings->rights;
	struct browser_commands cmds;
	struct error err;
	bool started = false;
	int code = 0;

	if (rights_ask(rights, RIGHT_START, &err) != OK) {
		out_complain_error(&err);
		strbuf_printf(&job->out->text, "%s\n", url);
		return EXIT_PROBLEM;
	}
	browser_commands(&cmds, &env, url);
	for (size_t i = 0; i < cmds.n && !started; i++) {
		started = try_command(rights, &cmds.items[i], &code);
		if (code != 0)
			out_complain("%s failed with status %d",
			    cmds.items[i].argv[0], code);
	}
	browser_commands_release(&cmds);
	if (started)
		return code ? EXIT_PROBLEM : EXIT_DONE;
	out_complain("no browser could be started; set $BROWSER to one");
	strbuf_printf(&job->out->text, "%s\n", url);
	return EXIT_PROBLEM;
}

static enum exit_status
open_ref(const struct job *job, const struct ref *ref, struct target *t)
{
	const char *objection;

	if (!find_url(job, ref, t))
		return EXIT_PROBLEM;
	objection = url_objection(t->url.str);
	if (objection) {
		out_complain("not opened: %s: %s", objection, t->url.str);
		return EXIT_PROBLEM;
	}
	if (!job->options->print)
		return browse(job, t->url.str);
	strbuf_printf(&job->out->text, "%s\n", t->url.str);
	return EXIT_DONE;
}

enum exit_status
open_run(const struct job *job)
{
	struct target t = {.url = STRBUF_INIT};
	enum exit_status status = EXIT_USAGE;
	struct ref ref;

	keys_init(&t.papers);
	if (ref_parse(&ref, job->options->operands[0]))
		status = open_ref(job, &ref, &t);
	else
		ref_complain(&ref);
	ref_release(&ref);
	strbuf_release(&t.url);
	keys_release(&t.papers);
	return status;
}
