// SPDX-License-Identifier: GPL-3.0-or-later
/* Front matter: see front.h. Here is decided where it ends; what its values
 * are is front-value's. libyaml is asked first, and what it could not give,
 * because the block is not YAML after all, is read line by line. */
#include <config.h>

#include "model/front.h"

#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/front-line.h"
#include "model/front-value.h"

/* Finds the opening line; the block is then all the rest. */
static bool
block_open(struct front_block *b, const char *bytes, size_t len)
{
	struct front_line line;
	bool bom = len >= 3 && !memcmp(bytes, "\xEF\xBB\xBF", 3);

	*b = (struct front_block){.bytes = bytes, .separator = ':', .end = len};
	b->begin = bom ? 3 : 0;
	if (b->begin == len)
		return false;
	line = front_line_at(b, b->begin);
	if (front_line_is_fence(&line, '+'))
		b->separator = '=';
	else if (!front_line_is_fence(&line, '-'))
		return false;
	b->begin = line.next;
	return true;
}

/* Finds the closing line. False when there is none. */
static bool
block_close(struct front_block *b)
{
	for (size_t at = b->begin; at < b->end;) {
		struct front_line line = front_line_at(b, at);
		bool closes = b->separator == '='
		    ? front_line_is_fence(&line, '+')
		    : front_line_is_fence(&line, '-') ||
			front_line_is_fence(&line, '.');
		if (closes) {
			b->end = at;
			b->size = line.next;
			b->closed = true;
			return true;
		}
		at = line.next;
	}
	return false;
}

/* Whether there is anything between the fences that keys begin: else the
 * first line is a rule of Markdown. An empty block is front matter. */
static bool
block_has_keys(const struct front_block *b)
{
	for (size_t at = b->begin; at < b->end;) {
		struct front_line line = front_line_at(b, at);
		if (line.kind != LINE_BLANK && line.kind != LINE_COMMENT)
			return line.kind == LINE_KEY ||
			    (line.s[0] == '{' &&
				front_line_has(&line, '{', '"'));
		at = line.next;
	}
	return b->closed;
}

/* Whether the closing line found is really a rule further down and Markdown
 * stands before it: something after a blank line that YAML cannot be. */
static bool
block_holds_markdown(const struct front_block *b, enum status status)
{
	bool after_blank = false;
	bool open = false;
	bool heading = false;

	for (size_t at = b->begin; at < b->end;) {
		struct front_line line = front_line_at(b, at);
		bool odd = line.kind == LINE_OTHER ||
		    (line.kind == LINE_ITEM && !open);

		at = line.next;
		if (line.kind == LINE_BLANK) {
			after_blank = true;
			continue;
		}
		if (after_blank && odd && status != OK)
			return true;
		/* To YAML, a heading that is a link is but a comment. */
		if (after_blank && line.kind == LINE_COMMENT)
			heading = heading || front_line_has(&line, ']', '(');
		else if (line.kind == LINE_KEY)
			heading = false;
		open = front_line_is_open(&line);
		after_blank = false;
	}
	return heading;
}

/* Narrows a block that nothing closes, in a file of `len` bytes, to the lines
 * at its start that cannot be Markdown. False when there are none. */
static bool
block_cut(struct front_block *b, size_t len)
{
	bool usual = false;
	bool open = false;
	size_t at = b->begin;

	b->closed = false;
	b->end = len;
	while (at < len) {
		struct front_line line = front_line_at(b, at);
		if (line.kind != LINE_KEY &&
		    !(open && front_line_is_open(&line)) &&
		    !(line.kind == LINE_INDENTED && at > b->begin))
			break;
		usual = usual ||
		    (line.kind == LINE_KEY && front_is_usual_key(&line));
		open = front_line_is_open(&line);
		at = line.next;
	}
	b->end = b->size = at;
	return usual;
}

static void
add_fault(
    struct fault **faults, struct arena *arena, unsigned line, const char *msg)
{
	struct fault *fault = arena_alloc(arena, sizeof(*fault));

	fault->line = line;
	fault->msg = arena_strdup(arena, msg);
	while (*faults)
		faults = &(*faults)->next;
	*faults = fault;
}

static bool
is_too_large(const struct front_block *b)
{
	return b->end - b->begin > FRONT_SIZE_MAX;
}

/* Reads the values as YAML, where they are to be so. */
static enum status
read_block(struct front *out, struct arena *arena, const struct front_block *b,
    struct error *err)
{
	if (is_too_large(b))
		return error_set(err, ERR_LIMIT, NULL, 0,
		    "front matter of more than %d MiB is not read",
		    FRONT_SIZE_MAX >> 20);
	return b->separator == ':' ? front_read_yaml(out, arena, b, err) : OK;
}

/* Ends a title that is too long with a mark. */
static enum status
bound_title(struct front *out, struct arena *arena, struct error *err)
{
	static const char mark[] = "...";
	size_t len = out->title ? strlen(out->title) : 0;
	struct strbuf cut = STRBUF_INIT;

	if (len <= FRONT_TITLE_MAX)
		return OK;
	strbuf_add(&cut, out->title,
	    utf8_floor(out->title, len, FRONT_TITLE_MAX - strlen(mark)));
	strbuf_adds(&cut, mark);
	out->title = arena_strndup(arena, cut.str, cut.len);
	strbuf_release(&cut);
	return error_set(err, ERR_LIMIT, NULL, 0,
	    "a title of more than %d bytes is cut", FRONT_TITLE_MAX);
}

/* Leaves out the tags that there is no room for. */
static enum status
bound_tags(struct front *out, struct error *err)
{
	size_t room = FRONT_TAGS_MAX;

	for (size_t i = 0; i < out->n_tags; i++) {
		size_t need = strlen(out->tags[i]) + 1;

		if (need > room) {
			out->n_tags = i;
			return error_set(err, ERR_LIMIT, NULL, 0,
			    "tags beyond %d bytes are left out",
			    FRONT_TAGS_MAX);
		}
		room -= need;
	}
	return OK;
}

static void
bound(struct front *out, struct arena *arena, struct fault **faults)
{
	struct error err;

	if (bound_title(out, arena, &err) != OK)
		add_fault(faults, arena, 1, err.msg);
	if (bound_tags(out, &err) != OK)
		add_fault(faults, arena, 1, err.msg);
}

size_t
front_parse(struct front *out, struct arena *arena, const char *bytes,
    size_t len, struct fault **faults)
{
	struct error err = {.status = OK};
	struct front_block b;
	bool yaml;

	*out = (struct front){.date = DATE_NONE};
	if (!block_open(&b, bytes, len))
		return 0;
	yaml = b.separator == ':';
	block_close(&b);
	if (!block_has_keys(&b))
		return 0;
	if (b.closed)
		read_block(out, arena, &b, &err);
	if (!b.closed || (yaml && block_holds_markdown(&b, err.status))) {
		*out = (struct front){.date = DATE_NONE};
		err.status = OK;
		if (!block_cut(&b, len))
			return 0;
		add_fault(faults, arena, 1, _("front matter is not closed"));
		read_block(out, arena, &b, &err);
	}
	if (err.status != OK)
		add_fault(faults, arena, err.line + 1, err.msg);
	if ((!yaml || err.status != OK) && !is_too_large(&b))
		front_read_plain(out, arena, &b);
	bound(out, arena, faults);
	return b.size;
}
