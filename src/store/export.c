// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Handing papers on: see export.h. Here are the table of formats and the set
 * of papers that were written already.
 */
#include <config.h>

#include "store/export.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "model/identifier.h"
#include "model/library.h"
#include "model/path-table.h"
#include "store/export-formats.h"
#include "store/journal.h"

static const struct {
	const char *name;
	const char *endings[3]; /* of files' names */
	void (*add)(const struct export_paper *p, struct strbuf *out);
} formats[EXPORT_FORMATS] = {
    [EXPORT_BIBTEX] = {"bibtex", {".bib", NULL}, export_add_bibtex},
    [EXPORT_RIS] = {"ris", {".ris", NULL}, export_add_ris},
    [EXPORT_MARKDOWN] = {"markdown", {".md", ".markdown", NULL},
	export_add_markdown},
    [EXPORT_JSON] = {"json", {".json", ".jsonl", NULL}, export_add_json},
};

struct exporter {
	enum export_format format;
	struct path_table seen; /* of keys */
	char **keys;
	size_t n, cap;
};

static const char *
file_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash ? slash + 1 : path;
}

void
export_paper_init(
    struct export_paper *p, const struct post *post, const struct paper *paper)
{
	struct arxiv_id id = {.version = 0};

	*p = (struct export_paper){
	    .title = paper->title,
	    .key = paper->key,
	    .url = paper->url,
	    .arxiv = paper->arxiv,
	    .date = post->date,
	    .post = file_name(post->path),
	    .post_title = post->title,
	    .file = post->path,
	    .line = paper->line,
	    .number = paper->number,
	    .tags = post->tags,
	    .n_tags = post->n_tags,
	    .sections = paper->sections,
	    .n_sections = paper->n_sections,
	};
	if (paper->arxiv && paper->url && arxiv_parse_url(&id, paper->url) &&
	    strcmp(id.id, paper->arxiv) == 0)
		p->version = id.version;
	authors_init(&p->authors);
	authors_find(&p->authors, post, paper);
}

void
export_paper_complete(
    struct export_paper *p, const struct entry *entry, const struct mark *mark)
{
	p->date = entry->date;
	p->post = entry->name;
	if (!mark)
		return;
	p->read = mark->read;
	p->starred = mark->starred;
	p->note = *mark->note ? mark->note : NULL;
}

void
export_paper_release(struct export_paper *p)
{
	authors_release(&p->authors);
}

void
export_add(
    enum export_format format, const struct export_paper *p, struct strbuf *out)
{
	formats[format].add(p, out);
}

/* ---- Many papers -------------------------------------------------------- */

struct exporter *
exporter_new(enum export_format format)
{
	struct exporter *e = mem_alloc(sizeof(*e));

	e->format = format;
	return e;
}

void
exporter_free(struct exporter *e)
{
	if (!e)
		return;
	for (size_t i = 0; i < e->n; i++)
		free(e->keys[i]);
	free(e->keys);
	path_table_release(&e->seen);
	free(e);
}

static const char *
key_of(const void *ctx, uint32_t number)
{
	const struct exporter *e = ctx;

	return e->keys[number];
}

bool
exporter_has(const struct exporter *e, const char *key)
{
	return path_table_find(&e->seen, key, strlen(key), key_of, e) !=
	    PATH_NONE;
}

bool
exporter_add(
    struct exporter *e, const struct export_paper *p, struct strbuf *out)
{
	if (exporter_has(e, p->key))
		return false;
	e->keys = mem_grow(e->keys, e->n, &e->cap, sizeof(*e->keys));
	e->keys[e->n] = mem_strdup(p->key);
	path_table_add(&e->seen, e->keys[e->n], (uint32_t)e->n);
	e->n++;
	export_add(e->format, p, out);
	return true;
}

size_t
exporter_count(const struct exporter *e)
{
	return e->n;
}

/* ---- Formats ------------------------------------------------------------ */

static bool
is_called(enum export_format format, const char *name)
{
	if (!strcmp(formats[format].name, name))
		return true;
	for (size_t i = 0; formats[format].endings[i]; i++)
		if (!strcmp(formats[format].endings[i] + 1, name))
			return true;
	return false;
}

const char *
export_format_name(enum export_format format)
{
	return formats[format].name;
}

bool
export_find_format(enum export_format *format, const char *name)
{
	for (int i = 0; i < EXPORT_FORMATS; i++)
		if (is_called((enum export_format)i, name)) {
			*format = (enum export_format)i;
			return true;
		}
	return false;
}

static bool
ends_in(const char *path, const char *ending)
{
	const char *name = file_name(path);
	size_t len = strlen(name), n = strlen(ending);

	return len > n && strcasecmp(name + len - n, ending) == 0;
}

bool
export_guess_format(enum export_format *format, const char *path)
{
	for (int i = 0; i < EXPORT_FORMATS; i++)
		for (size_t k = 0; formats[i].endings[k]; k++)
			if (ends_in(path, formats[i].endings[k])) {
				*format = (enum export_format)i;
				return true;
			}
	return false;
}
