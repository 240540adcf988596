// SPDX-License-Identifier: GPL-3.0-or-later
/* A paper as JSON: see record.h. */
#include <config.h>

#include "cmd/record.h"

#include <string.h>

#include "base/json.h"
#include "model/identifier.h"
#include "store/journal.h"

static void
add_post(struct json *json, const struct hit *hit)
{
	const struct post *post = hit->post;
	char day[DATE_BUF_SIZE];

	date_text(&hit->entry->date, day);
	json_key_string(json, "date", *day ? day : NULL);
	json_key_string(json, "post", hit->entry->name);
	json_key_string(json, "post_title", post->title);
	json_key(json, "tags");
	json_array_begin(json);
	for (size_t i = 0; i < post->n_tags; i++)
		json_string(json, post->tags[i]);
	json_array_end(json);
}

static void
add_paper(struct json *json, const struct paper *paper)
{
	json_key(json, "number");
	if (paper->number >= 0)
		json_number(json, paper->number);
	else
		json_null(json);
	json_key_string(json, "title", paper->title);
	json_key_string(json, "url", url_harmless(paper->url));
	json_key_string(json, "key", paper->key);
	json_key_string(json, "arxiv", paper->arxiv);
}

static void
add_headings(struct json *json, const struct paper *paper)
{
	json_key(json, "sections");
	json_array_begin(json);
	for (size_t i = 0; i < paper->n_sections; i++)
		json_string(json, paper->sections[i].heading);
	json_array_end(json);
}

static uint32_t
text_at(const struct post *post, uint32_t block)
{
	return block < post->n_blocks ? post->blocks[block]->begin
				      : post->text_len;
}

/* Adds the bytes [begin, end) of the post's text without the blanks around
 * them; null where nothing is left. */
static void
add_text(
    struct json *json, const struct post *post, uint32_t begin, uint32_t end)
{
	while (begin < end && strchr(" \n", post->text[begin]))
		begin++;
	while (end > begin && strchr(" \n", post->text[end - 1]))
		end--;
	if (begin < end)
		json_text(json, post->text + begin, end - begin);
	else
		json_null(json);
}

/* Where a section's text begins: behind its heading or label. */
static uint32_t
section_text(const struct post *post, const struct section *s)
{
	uint32_t at = text_at(post, s->blocks.from);
	size_t len = strlen(s->heading);

	if (s->head.from < s->head.to || s->end - at < len ||
	    memcmp(post->text + at, s->heading, len) != 0)
		return at;
	at += (uint32_t)len;
	return at < s->end && post->text[at] == ':' ? at + 1 : at;
}

static void
add_section(struct json *json, const struct post *post, const struct section *s)
{
	json_object_begin(json);
	json_key_string(json, "heading", s->heading);
	json_key_string(json, "kind", section_kind_name(s->kind));
	json_key(json, "text");
	add_text(json, post, section_text(post, s), s->end);
	json_object_end(json);
}

static void
add_texts(
    struct json *json, const struct hit *hit, const struct selection *texts)
{
	const struct post *post = hit->post;
	const struct paper *paper = hit->paper;

	json_key(json, "preamble");
	add_text(json, post, text_at(post, paper->preamble.from),
	    text_at(post, paper->preamble.to));
	json_key(json, "sections");
	json_array_begin(json);
	for (size_t i = 0; i < paper->n_sections; i++)
		if (selection_has(texts, &paper->sections[i]))
			add_section(json, post, &paper->sections[i]);
	json_array_end(json);
}

void
record_add(struct strbuf *out, const struct hit *hit, const struct mark *mark,
    const struct selection *texts)
{
	struct json json = JSON_INIT(out);

	json_object_begin(&json);
	add_post(&json, hit);
	add_paper(&json, hit->paper);
	if (texts)
		add_texts(&json, hit, texts);
	else
		add_headings(&json, hit->paper);
	json_key_bool(&json, "read", mark->read);
	json_key_bool(&json, "starred", mark->starred);
	json_key_string(&json, "note", *mark->note ? mark->note : NULL);
	json_key_string(&json, "file", hit->post->path);
	json_key_number(&json, "line", hit->paper->line);
	json_object_end(&json);
	json_line_end(&json);
}
