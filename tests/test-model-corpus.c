// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Real digests: each file of the folder $NONMUN_CORPUS against what its
 * expected.json says of it. The files of primary/ are compared paper by paper
 * and section by section; those of variants/ by number, first and last paper.
 * Files of wild/ that are not read perfectly yet are told of, not failed.
 *
 * JSON is YAML as well, so that the program's own reader serves here.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/yaml.h"
#include "model-check.h"

struct wanted_paper {
	int number;
	bool has_number;
	const char *title, *url;
	const char **sections;
	size_t n_sections, cap;
};

/* What expected.json says of one file. */
struct wanted {
	const char *file, *date, *title;
	struct wanted_paper *papers; /* all of them, or none */
	size_t n_papers, cap;
	bool counted; /* only the number, the first and the last are known */
	size_t count;
	struct wanted_paper first, last;
};

struct corpus {
	char *dir;
	struct arena arena;
	struct wanted *files;
	size_t n_files, cap;
	size_t n_papers;         /* read so far */
	struct strbuf complaint; /* about the file at hand */
};

/* Reading expected.json. */

static struct wanted *
wanted_file(struct corpus *c, const char *name)
{
	struct wanted *w = c->n_files ? &c->files[c->n_files - 1] : NULL;

	if (w && strcmp(w->file, name) == 0)
		return w;
	c->files = mem_grow(c->files, c->n_files, &c->cap, sizeof(*w));
	w = &c->files[c->n_files++];
	*w = (struct wanted){.file = arena_strdup(&c->arena, name)};
	return w;
}

static struct wanted_paper *
wanted_paper(struct wanted *w, size_t i)
{
	if (i == w->n_papers) {
		w->papers = mem_grow(
		    w->papers, w->n_papers, &w->cap, sizeof(*w->papers));
		w->papers[w->n_papers++] = (struct wanted_paper){0};
	}
	return &w->papers[i];
}

static void
add_section(struct wanted_paper *p, const char *heading)
{
	p->sections =
	    mem_grow(p->sections, p->n_sections, &p->cap, sizeof(*p->sections));
	p->sections[p->n_sections++] = heading;
}

static void
read_paper(struct wanted_paper *p, const char *key, const char *value)
{
	if (strcmp(key, "number") == 0 && value) {
		p->number = atoi(value);
		p->has_number = true;
	} else if (strcmp(key, "title") == 0) {
		p->title = value;
	} else if (strcmp(key, "url") == 0) {
		p->url = value;
	} else if (strcmp(key, "sections") == 0) {
		add_section(p, value);
	}
}

static void
read_field(struct wanted *w, const struct yaml_scalar *s, const char *value)
{
	const char *key = s->path[1].key;

	if (strcmp(key, "date") == 0)
		w->date = value;
	else if (strcmp(key, "title") == 0)
		w->title = value;
	else if (strcmp(key, "papers") == 0)
		read_paper(
		    wanted_paper(w, s->path[2].index), s->path[3].key, value);
	else if (strcmp(key, "first") == 0)
		read_paper(&w->first, s->path[2].key, value);
	else if (strcmp(key, "last") == 0)
		read_paper(&w->last, s->path[2].key, value);
	else if (strcmp(key, "sections_of_first") == 0)
		add_section(&w->first, value);
	else if (strcmp(key, "count") == 0) {
		w->counted = true;
		w->count = (size_t)atol(value);
	}
}

static void
read_scalar(void *ctx, const struct yaml_scalar *s)
{
	struct corpus *c = ctx;
	bool null = s->plain && strcmp(s->text, "null") == 0;

	if (s->depth >= 2)
		read_field(wanted_file(c, s->path[0].key), s,
		    null ? NULL : arena_strdup(&c->arena, s->text));
}

/* Comparing. */

static void __attribute__((format(printf, 2, 3)))
complain(struct corpus *c, const char *fmt, ...)
{
	va_list ap;

	strbuf_adds(&c->complaint, "\n    ");
	va_start(ap, fmt);
	strbuf_vprintf(&c->complaint, fmt, ap);
	va_end(ap);
}

static void
compare_text(
    struct corpus *c, const char *what, const char *wanted, const char *got)
{
	wanted = wanted ? wanted : "";
	got = got ? got : "";
	if (strcmp(wanted, got) != 0)
		complain(
		    c, "%s: expected \"%s\", but is \"%s\"", what, wanted, got);
}

static void
compare_number(struct corpus *c, const char *what, size_t wanted, size_t got)
{
	if (wanted != got)
		complain(c, "%s: expected %zu, but is %zu", what, wanted, got);
}

static void
compare_sections(
    struct corpus *c, const struct wanted_paper *w, const struct paper *p)
{
	compare_number(c, "sections", w->n_sections, p->n_sections);
	for (size_t i = 0; i < w->n_sections && i < p->n_sections; i++)
		compare_text(
		    c, "section", w->sections[i], p->sections[i].heading);
}

static void
compare_paper(
    struct corpus *c, const struct wanted_paper *w, const struct paper *p)
{
	if (w->has_number && w->number != p->number)
		complain(
		    c, "number: expected %d, but is %d", w->number, p->number);
	compare_text(c, "title", w->title, p->title);
	compare_text(c, "URL", w->url, p->url);
}

static void
compare_ends(struct corpus *c, const struct wanted *w, const struct post *post)
{
	compare_number(c, "papers", w->count, post->n_papers);
	if (!post->n_papers)
		return;
	if (w->first.title)
		compare_paper(c, &w->first, &post->papers[0]);
	if (w->last.title)
		compare_paper(c, &w->last, &post->papers[post->n_papers - 1]);
	if (w->first.n_sections)
		compare_sections(c, &w->first, &post->papers[0]);
}

static void
compare_all(struct corpus *c, const struct wanted *w, const struct post *post)
{
	compare_text(c, "title of the post", w->title, post->title);
	compare_number(c, "papers", w->n_papers, post->n_papers);
	for (size_t i = 0; i < w->n_papers && i < post->n_papers; i++) {
		compare_paper(c, &w->papers[i], &post->papers[i]);
		compare_sections(c, &w->papers[i], &post->papers[i]);
	}
}

/* Whether the file is read as expected; else there is a complaint. */
static bool
compare_file(struct corpus *c, const struct wanted *w)
{
	struct strbuf path = STRBUF_INIT;
	char date[DATE_BUF_SIZE];
	struct error err;
	struct post *post;

	strbuf_reset(&c->complaint);
	strbuf_printf(&path, "%s/%s", c->dir, w->file);
	post = check_load(path.str, &err);
	if (post) {
		check_post(post);
		compare_text(c, "date", w->date, date_text(&post->date, date));
		if (w->counted)
			compare_ends(c, w, post);
		else
			compare_all(c, w, post);
		c->n_papers += post->n_papers;
	} else {
		complain(c, "%s", err.msg);
	}
	post_free(post);
	strbuf_release(&path);
	return !c->complaint.len;
}

static size_t
compare_folder(struct corpus *c, const char *folder, const char *mark)
{
	size_t n_files = 0, bad = 0;

	c->n_papers = 0;
	for (size_t i = 0; i < c->n_files; i++) {
		const struct wanted *w = &c->files[i];

		if (strncmp(w->file, folder, strlen(folder)) != 0)
			continue;
		n_files++;
		if (compare_file(c, w))
			continue;
		bad++;
		printf("# %s: %s\n", w->file, mark);
		for (char *p = c->complaint.str; (p = strchr(p, '\n')); p++)
			printf("#%.*s\n", (int)strcspn(p + 1, "\n"), p + 1);
	}
	printf("# %s: %zu files, %zu papers\n", folder, n_files, c->n_papers);
	assert_true(n_files > 0);
	return bad;
}

static void
test_primary(void **state)
{
	assert_int_equal(
	    compare_folder(*state, "primary/", "not as expected"), 0);
}

static void
test_variants(void **state)
{
	assert_int_equal(
	    compare_folder(*state, "variants/", "not as expected"), 0);
}

/* Its files must be read without harm, if not perfectly. */
static void
test_wild(void **state)
{
	compare_folder(*state, "wild/", "not read perfectly yet");
}

static int
setup(void **state)
{
	struct corpus *c = mem_alloc(sizeof(*c));
	struct yaml_visitor visitor = {read_scalar, c};
	struct strbuf path = STRBUF_INIT;
	struct strbuf json = STRBUF_INIT;
	struct error err;
	enum status status;

	c->dir = mem_strdup(getenv("NONMUN_CORPUS"));
	strbuf_init(&c->complaint);
	strbuf_printf(&path, "%s/expected.json", c->dir);
	status = file_read(path.str, &json, &err);
	if (status == OK)
		status = yaml_walk(json.str, json.len, &visitor, &err);
	if (status != OK)
		printf("# %s: %s\n", path.str, err.msg);
	strbuf_release(&path);
	strbuf_release(&json);
	*state = c;
	return status == OK && c->n_files ? 0 : -1;
}

static void
free_paper(struct wanted_paper *p)
{
	free(p->sections);
}

static int
teardown(void **state)
{
	struct corpus *c = *state;

	for (size_t i = 0; i < c->n_files; i++) {
		struct wanted *w = &c->files[i];

		for (size_t k = 0; k < w->n_papers; k++)
			free_paper(&w->papers[k]);
		free_paper(&w->first);
		free_paper(&w->last);
		free(w->papers);
	}
	free(c->files);
	free(c->dir);
	strbuf_release(&c->complaint);
	arena_release(&c->arena);
	free(c);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_primary),
	    cmocka_unit_test(test_variants),
	    cmocka_unit_test(test_wild),
	};

	if (!getenv("NONMUN_CORPUS")) {
		puts("1..0 # SKIP NONMUN_CORPUS names no folder of digests");
		return 0;
	}
	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("corpus", tests, setup, teardown);
}
