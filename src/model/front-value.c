// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of front matter: see front-value.h. Each key that means something has
 * a row in `fields`; of two that mean the same, the upper one wins, and of two
 * equal ones the first. */
#include <config.h>

#include "model/front-value.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "model/identifier.h"

/* Gathers the values of one reading. Ranks are places in `fields`. */
struct reading {
	struct arena *arena;
	struct front front;
	size_t date_rank, url_rank; /* of what is held; smaller is better */
	struct strbuf authors;
	const char **tags;
	size_t n_tags, tags_cap;
};

static void
take_title(struct reading *r, const char *text, size_t rank)
{
	size_t len = strlen(text);
	size_t quotes = 0;

	(void)rank;
	if (r->front.title)
		return;
	for (const char *p = text; *p; p++)
		quotes += *p == '"';
	/* A quote without a partner is a slip of the pen. */
	if (quotes % 2 && text[len - 1] == '"')
		len--;
	else if (quotes % 2 && text[0] == '"')
		text++, len--;
	while (len && text[len - 1] == ' ')
		len--;
	if (len)
		r->front.title = arena_strndup(r->arena, text, len);
}

static void
take_date(struct reading *r, const char *text, size_t rank)
{
	if (rank < r->date_rank && date_parse(&r->front.date, text))
		r->date_rank = rank;
}

static void
take_url(struct reading *r, const char *text, size_t rank)
{
	struct arxiv_id id;

	if (rank >= r->url_rank)
		return;
	if (arxiv_parse_id(&id, text)) {
		struct strbuf url = STRBUF_INIT;
		strbuf_printf(&url, "https://arxiv.org/abs/%s", id.id);
		if (id.version)
			strbuf_printf(&url, "v%u", id.version);
		r->front.paper_url = arena_strdup(r->arena, url.str);
		strbuf_release(&url);
	} else if (arxiv_parse_url(&id, text) && !url_objection(text)) {
		r->front.paper_url = arena_strdup(r->arena, text);
	} else {
		return;
	}
	r->url_rank = rank;
}

/* A list in one string, or item by item. */
static void
take_authors(struct reading *r, const char *text, size_t rank)
{
	(void)rank;
	if (r->authors.len)
		strbuf_adds(&r->authors, "; ");
	strbuf_adds(&r->authors, text);
}

static void
add_tag(struct reading *r, const char *tag, size_t len)
{
	while (len && *tag == ' ')
		tag++, len--;
	while (len && tag[len - 1] == ' ')
		len--;
	if (len >= 2 && (*tag == '"' || *tag == '\'') && tag[len - 1] == *tag)
		tag++, len -= 2;
	if (!len)
		return;
	r->tags = mem_grow(r->tags, r->n_tags, &r->tags_cap, sizeof(*r->tags));
	r->tags[r->n_tags++] = arena_strndup(r->arena, tag, len);
}

/* Bytes of `s` before the separator; one within quotes does not count. */
static size_t
tag_span(const char *s, char separator)
{
	size_t i = strspn(s, " ");

	if (s[i] == '"' || s[i] == '\'') {
		const char *end = strchr(s + i + 1, s[i]);
		if (end)
			i = (size_t)(end - s);
	}
	while (s[i] && s[i] != separator)
		i++;
	return i;
}

/* Tags in one string: a list in brackets, with commas, or just words. */
static void
take_tags(struct reading *r, const char *text, size_t rank)
{
	bool list = text[0] == '[';
	char separator = list || strchr(text, ',') ? ',' : ' ';

	(void)rank;
	for (text += list; *text; text += *text != '\0') {
		size_t n = tag_span(text, separator);
		bool last = list && text[n] == '\0';
		size_t len = n;

		if (last && memchr(text, ']', n))
			len = (size_t)((const char *)strrchr(text, ']') - text);
		add_tag(r, text, len);
		text += n;
	}
}

/* The keys that mean something, the better ones first. */
static const struct field {
	const char *key;
	void (*take)(struct reading *r, const char *text, size_t rank);
} fields[] = {
    {"title", take_title},
    {"date", take_date},
    {"published", take_date},
    {"tags", take_tags},
    {"arxiv_url", take_url},
    {"paper_url", take_url},
    {"arxiv", take_url},
    {"paper", take_url},
    {"url", take_url},
    {"link", take_url},
    {"arxiv_id", take_url},
    {"authors", take_authors},
};

/* Other keys by which front matter is known when it was left open. */
static const char *const usual_keys[] = {"layout", "categories", "category",
    "author", "description", "draft", "slug"};

enum { N_FIELDS = sizeof(fields) / sizeof(fields[0]) };

static size_t
field_find(const char *key, size_t len)
{
	size_t i = 0;

	while (i < N_FIELDS && !front_key_equals(key, len, fields[i].key))
		i++;
	return i;
}

static bool
is_null(const char *text)
{
	return !*text || !strcmp(text, "~") || !strcasecmp(text, "null");
}

/* Appends `text` clean, on one line, blanks folded and none at the ends. */
static void
add_folded(struct strbuf *out, const char *text, size_t len)
{
	struct strbuf clean = STRBUF_INIT;

	utf8_clean(&clean, text, len, UTF8_CLEAN_LINE);
	for (size_t i = 0; i < clean.len; i++)
		if (clean.str[i] != ' ' ||
		    (out->len && out->str[out->len - 1] != ' '))
			strbuf_addc(out, clean.str[i]);
	if (out->len && out->str[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
	strbuf_release(&clean);
}

bool
front_is_usual_key(const struct front_line *line)
{
	const size_t n = sizeof(usual_keys) / sizeof(usual_keys[0]);

	for (size_t i = 0; i < n; i++)
		if (front_key_equals(line->s, line->key_len, usual_keys[i]))
			return true;
	return field_find(line->s, line->key_len) < N_FIELDS;
}

static void
visit_scalar(void *ctx, const struct yaml_scalar *scalar)
{
	struct reading *r = ctx;
	struct strbuf text = STRBUF_INIT;
	const char *key = scalar->depth ? scalar->path[0].key : NULL;
	size_t i = key ? field_find(key, strlen(key)) : N_FIELDS;
	bool in_list = scalar->depth == 2 && !scalar->path[1].key;

	if (i == N_FIELDS)
		return;
	add_folded(&text, scalar->text, scalar->len);
	if (scalar->plain && is_null(text.str))
		strbuf_reset(&text);
	if (in_list && fields[i].take == take_tags)
		add_tag(r, text.str, text.len);
	else if ((in_list || scalar->depth == 1) && text.len)
		fields[i].take(r, text.str, i);
	strbuf_release(&text);
}

/* The offset of the quote that closes the one at `s`, or `len`. */
static size_t
quote_end(const char *s, size_t len)
{
	for (size_t i = 1; i < len; i++) {
		if (s[0] == '"' && s[i] == '\\')
			i++;
		else if (s[i] != s[0])
			continue;
		else if (s[0] == '\'' && i + 1 < len && s[i + 1] == '\'')
			i++;
		else
			return i;
	}
	return len;
}

/* Appends what stood between quotes. */
static void
add_unquoted(struct strbuf *out, const char *s, size_t len, char quote)
{
	char escape = quote == '"' ? '\\' : '\'';

	for (size_t i = 0; i < len; i++) {
		if (s[i] == escape && i + 1 < len &&
		    (s[i + 1] == quote || s[i + 1] == escape))
			i++;
		strbuf_addc(out, s[i]);
	}
}

/* Appends a value without a comment behind it. */
static void
add_bare(struct strbuf *out, const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && (s[n] != '#' || (n && s[n - 1] != ' ')))
		n++;
	strbuf_add(out, s, n);
}

/* Appends a value as written on a line: out of its quotes, be they closed or
 * not, unless more stands behind them. */
static void
add_plain(struct strbuf *out, const char *s, size_t len)
{
	bool quoted = len && (s[0] == '"' || s[0] == '\'');
	size_t end = quoted ? quote_end(s, len) : len;
	size_t rest = front_skip_blanks(s, len, end < len ? end + 1 : len);
	struct strbuf text = STRBUF_INIT;

	if (quoted && (rest == len || s[rest] == '#'))
		add_unquoted(&text, s + 1, end - 1, s[0]);
	else
		add_bare(&text, s, len);
	if (out->len && text.len)
		strbuf_addc(out, ' ');
	add_folded(out, text.str, text.len);
	strbuf_release(&text);
}

static bool
is_block_scalar(const char *s, size_t len)
{
	return len && len <= 3 && (s[0] == '>' || s[0] == '|');
}

/* Whether `line` goes on with the value of the key line `head`. */
static bool
line_continues(const struct front_line *line, const struct front_line *head)
{
	return line->kind == LINE_INDENTED ||
	    (line->kind == LINE_ITEM && head->value == head->len);
}

/* Reads the value of the key line `head` and the lines that belong to it.
 * Returns the offset of the line behind them. */
static size_t
read_plain_value(struct reading *r, const struct front_block *b,
    const struct front_line *head)
{
	size_t i = field_find(head->s, head->key_len);
	bool tags = i < N_FIELDS && fields[i].take == take_tags;
	struct strbuf text = STRBUF_INIT;
	size_t at = head->next;

	if (!is_block_scalar(head->s + head->value, head->len - head->value))
		add_plain(
		    &text, head->s + head->value, head->len - head->value);
	while (at < b->end) {
		struct front_line line = front_line_at(b, at);
		size_t from = front_skip_blanks(line.s, line.len, 0);

		if (!line_continues(&line, head))
			break;
		at = line.next;
		if (tags && line.s[from] == '-') {
			struct strbuf item = STRBUF_INIT;
			from = front_skip_blanks(line.s, line.len, from + 1);
			add_plain(&item, line.s + from, line.len - from);
			add_tag(r, item.str, item.len);
			strbuf_release(&item);
		} else {
			add_plain(&text, line.s + from, line.len - from);
		}
	}
	if (i < N_FIELDS && !is_null(text.str))
		fields[i].take(r, text.str, i);
	strbuf_release(&text);
	return at;
}

static void
reading_init(struct reading *r, struct arena *arena)
{
	*r = (struct reading){
	    .arena = arena,
	    .front = {.date = DATE_NONE},
	    .date_rank = N_FIELDS,
	    .url_rank = N_FIELDS,
	    .authors = STRBUF_INIT,
	};
}

static void
reading_finish(struct reading *r)
{
	const char **tags;

	if (r->n_tags) {
		tags = arena_alloc(
		    r->arena, mem_product(r->n_tags, sizeof(*tags)));
		memcpy(tags, r->tags, r->n_tags * sizeof(*tags));
		r->front.tags = tags;
		r->front.n_tags = r->n_tags;
	}
	free(r->tags);
	if (r->authors.len)
		r->front.authors =
		    arena_strndup(r->arena, r->authors.str, r->authors.len);
	strbuf_release(&r->authors);
}

enum status
front_read_yaml(struct front *out, struct arena *arena,
    const struct front_block *b, struct error *err)
{
	struct reading r;
	struct yaml_visitor visitor = {.scalar = visit_scalar, .ctx = &r};
	enum status status;

	reading_init(&r, arena);
	status =
	    yaml_walk(b->bytes + b->begin, b->end - b->begin, &visitor, err);
	reading_finish(&r);
	*out = r.front;
	return status;
}

void
front_read_plain(
    struct front *out, struct arena *arena, const struct front_block *b)
{
	struct reading r;

	reading_init(&r, arena);
	for (size_t at = b->begin; at < b->end;) {
		struct front_line line = front_line_at(b, at);
		at = line.kind == LINE_KEY ? read_plain_value(&r, b, &line)
					   : line.next;
	}
	reading_finish(&r);
	if (r.front.title)
		out->title = r.front.title;
	if (r.front.date.year)
		out->date = r.front.date;
	if (r.front.paper_url)
		out->paper_url = r.front.paper_url;
	if (r.front.authors)
		out->authors = r.front.authors;
	if (r.front.n_tags) {
		out->tags = r.front.tags;
		out->n_tags = r.front.n_tags;
	}
}
