// SPDX-License-Identifier: GPL-3.0-or-later
/* JSON: see export-formats.h. The names are those of `nonmun list`. */
#include <config.h>

#include "base/json.h"
#include "model/identifier.h"
#include "store/export-facts.h"
#include "store/export-formats.h"

static void
add_number(struct json *json, const char *key, long long value, bool known)
{
	json_key(json, key);
	if (known)
		json_number(json, value);
	else
		json_null(json);
}

static void
add_strings(
    struct json *json, const char *key, const char *const *items, size_t n)
{
	json_key(json, key);
	json_array_begin(json);
	for (size_t i = 0; i < n; i++)
		json_string(json, items[i]);
	json_array_end(json);
}

static void
add_digest(struct json *json, const struct export_paper *p)
{
	char day[DATE_BUF_SIZE];

	date_text(&p->date, day);
	json_key_string(json, "date", *day ? day : NULL);
	json_key_string(json, "post", p->post);
	json_key_string(json, "post_title", p->post_title);
	add_strings(json, "tags", p->tags, p->n_tags);
}

/* Authors that are not known are null, not an empty list. */
static void
add_authors(struct json *json, const struct authors *authors)
{
	if (authors->n) {
		add_strings(json, "authors",
		    (const char *const *)authors->names, authors->n);
	} else {
		json_key(json, "authors");
		json_null(json);
	}
	json_key_bool(json, "more_authors", authors->others);
}

static void
add_paper(struct json *json, const struct export_paper *p)
{
	int year, month;
	bool dated = export_when(p, &year, &month);

	add_number(json, "number", p->number, p->number >= 0);
	json_key_string(json, "title", p->title);
	add_authors(json, &p->authors);
	add_number(json, "year", year, dated);
	json_key_string(json, "url", url_harmless(p->url));
	json_key_string(json, "key", p->key);
	json_key_string(json, "arxiv", p->arxiv);
	add_number(json, "version", p->version, p->version != 0);
	json_key(json, "sections");
	json_array_begin(json);
	for (size_t i = 0; i < p->n_sections; i++)
		json_string(json, p->sections[i].heading);
	json_array_end(json);
}

void
export_add_json(const struct export_paper *p, struct strbuf *out)
{
	struct json json = JSON_INIT(out);
	struct strbuf citekey = STRBUF_INIT;

	json_object_begin(&json);
	add_digest(&json, p);
	add_paper(&json, p);
	json_key_bool(&json, "read", p->read);
	json_key_bool(&json, "starred", p->starred);
	json_key_string(&json, "note", p->note && *p->note ? p->note : NULL);
	export_add_citekey(p, &citekey);
	json_key_string(&json, "citekey", citekey.str);
	strbuf_release(&citekey);
	json_key_string(&json, "file", p->file);
	add_number(&json, "line", p->line, true);
	json_object_end(&json);
	json_line_end(&json);
}
