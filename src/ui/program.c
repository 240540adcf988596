// SPDX-License-Identifier: GPL-3.0-or-later
/* Programs of the user's: see program.h. */
#include <config.h>

#include "ui/program.h"

#include <string.h>

#include "base/browser.h"
#include "base/mem.h"
#include "model/identifier.h"
#include "ui/app.h"
#include "ui/exports.h"
#include "ui/handlers.h"
#include "ui/opener.h"

/* The first word of a program that takes the terminal. */
static const char takes_terminal[] = "!";

/* What a paper has to give. */
struct paper_facts {
	const struct app *app;
	const struct paper *paper;
	struct export_paper exported;
};

static void
add_or_nothing(struct strbuf *out, const char *text)
{
	strbuf_adds(out, text ? text : "");
}

static void
add_url(const struct paper_facts *f, struct strbuf *out)
{
	add_or_nothing(out, url_harmless(f->paper->url));
}

static void
add_title(const struct paper_facts *f, struct strbuf *out)
{
	add_or_nothing(out, f->paper->title);
}

static void
add_key(const struct paper_facts *f, struct strbuf *out)
{
	add_or_nothing(out, f->paper->key);
}

static void
add_arxiv(const struct paper_facts *f, struct strbuf *out)
{
	add_or_nothing(out, f->paper->arxiv);
}

static void
add_number(const struct paper_facts *f, struct strbuf *out)
{
	if (f->paper->number >= 0)
		strbuf_add_number(out, f->paper->number);
}

static void
add_date(const struct paper_facts *f, struct strbuf *out)
{
	const struct entry *e = library_entry(f->app->lib, f->app->post);
	char day[DATE_BUF_SIZE];

	if (e->date.year)
		strbuf_adds(out, date_text(&e->date, day));
}

static void
add_file(const struct paper_facts *f, struct strbuf *out)
{
	strbuf_adds(out, library_entry(f->app->lib, f->app->post)->path);
}

static void
add_note(const struct paper_facts *f, struct strbuf *out)
{
	add_or_nothing(out, marks_note(f->app, f->paper->key));
}

static void
add_bibtex(const struct paper_facts *f, struct strbuf *out)
{
	export_add(EXPORT_BIBTEX, &f->exported, out);
}

static const struct fact {
	const char *name;
	void (*add)(const struct paper_facts *f, struct strbuf *out);
} table[] = {
    {"url", add_url},
    {"title", add_title},
    {"arxiv", add_arxiv},
    {"key", add_key},
    {"number", add_number},
    {"date", add_date},
    {"file", add_file},
    {"note", add_note},
    {"bibtex", add_bibtex},
};

/* What is at a percent sign. */
struct piece {
	const struct fact *fact; /* NULL: a percent sign itself */
	size_t len;              /* of what stands for it */
};

/* Reads "%{name}" or "%%"; false when it is neither. */
static bool
read_piece(const char *s, struct piece *piece)
{
	const char *name = s + 2;
	size_t n;

	*piece = (struct piece){NULL, 2};
	if (s[1] != '{')
		return s[1] == '%';
	n = strcspn(name, "}");
	piece->len = n + 3;
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
		if (name[n] && strlen(table[i].name) == n &&
		    memcmp(table[i].name, name, n) == 0)
			piece->fact = &table[i];
	return piece->fact != NULL;
}

bool
program_check_word(const char *word, struct strbuf *known)
{
	struct piece piece;

	for (const char *s = word; (s = strchr(s, '%')); s += piece.len) {
		if (read_piece(s, &piece))
			continue;
		for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++)
			strbuf_printf(known, "%%{%s}, ", table[i].name);
		strbuf_adds(known, "%%");
		return false;
	}
	return true;
}

/* A word with what the paper has to give in its places. */
static void
expand(const char *word, const struct paper_facts *facts, struct strbuf *out)
{
	struct piece piece;

	while (*word) {
		size_t len = strcspn(word, "%");

		strbuf_add(out, word, len);
		word += len;
		if (!*word)
			return;
		read_piece(word, &piece);
		if (piece.fact)
			piece.fact->add(facts, out);
		else
			strbuf_addc(out, '%');
		word += piece.len;
	}
}

/* vi and less take what begins with a plus sign for a command of theirs. */
static bool
begins_option(const char *word)
{
	return *word == '-' || *word == '+';
}

/* The arguments, up to a NULL; NULL itself after saying what is wrong. */
static char **
expand_all(struct app *app, char *const *words, size_t n,
    const struct paper_facts *facts)
{
	char **argv = mem_alloc(mem_product(n + 1, sizeof(*argv)));

	for (size_t i = 0; i < n; i++) {
		struct strbuf out = STRBUF_INIT;

		expand(words[i], facts, &out);
		argv[i] = strbuf_detach(&out);
		if (!begins_option(argv[i]) || begins_option(words[i]))
			continue;
		app_complain(app,
		    "not run: %s would begin with %c, as options do", words[i],
		    argv[i][0]);
		browser_words_free(argv);
		return NULL;
	}
	return argv;
}

static bool
takes_the_terminal(char *const *words)
{
	return strcmp(words[0], takes_terminal) == 0;
}

bool
program_is_named(char *const *words, size_t n)
{
	size_t name = n && takes_the_terminal(words);

	return n > name && words[name][0] && !strstr(words[name], "%{");
}

void
program_run(struct app *app, int count, int arg)
{
	const struct program *program = app->keymap.programs[arg];
	bool terminal = takes_the_terminal(program->words);
	struct paper_facts facts = {.app = app, .paper = app_paper(app)};
	char **argv;

	(void)count;
	if (!facts.paper)
		return;
	exports_fill(
	    app, app->post, app_post(app), facts.paper, &facts.exported);
	argv = expand_all(app, program->words + terminal,
	    program->n_words - terminal, &facts);
	if (argv)
		opener_run(app, argv, !terminal);
	browser_words_free(argv);
	export_paper_release(&facts.exported);
}
