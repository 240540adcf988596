// SPDX-License-Identifier: GPL-3.0-or-later
/* Walking over YAML: see yaml.h. The only file that knows libyaml. A stack of
 * levels turns the parser's flat events into paths; a key that is itself a
 * list or a mapping is passed over in silence. */
#include <config.h>

#include "base/yaml.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "base/i18n.h"
#include "base/mem.h"

/* An open mapping or sequence; its place in the path is path[its index]. */
struct level {
	bool mapping;
	bool wants_key; /* a mapping before the next key */
	bool is_key;    /* stands where a key of the mapping around it does */
	bool silent;    /* within such a key */
	char *key;      /* owned; that of the path */
};

/* How far lines were counted: as in the file, of which each ends in a line
 * feed. libyaml also counts other characters that Unicode takes for line ends.
 */
struct place {
	const char *at, *end;
	size_t index;  /* in characters, as libyaml's marks are */
	unsigned line; /* 1-based */
};

struct walk {
	const struct yaml_visitor *visitor;
	struct level levels[YAML_WALK_DEPTH];
	struct yaml_step path[YAML_WALK_DEPTH];
	size_t depth;
	size_t documents;
	struct place start, place;
	struct error *err;
};

static struct level *
walk_top(struct walk *w)
{
	return w->depth ? &w->levels[w->depth - 1] : NULL;
}

static void
walk_set_key(struct walk *w, const char *key)
{
	struct level *top = walk_top(w);

	free(top->key);
	top->key = mem_strdup(key);
	top->wants_key = false;
	w->path[w->depth - 1].key = top->key;
}

/* A value is complete: the next key or element is to come. */
static void
walk_advance(struct walk *w)
{
	struct level *top = walk_top(w);

	if (!top)
		return;
	if (top->mapping)
		top->wants_key = true;
	else
		w->path[w->depth - 1].index++;
}

static unsigned
line_of(struct walk *w, const yaml_mark_t *mark)
{
	struct place *p = &w->place;

	if (mark->index < p->index)
		*p = w->start;
	while (p->index < mark->index && p->at < p->end) {
		p->line += *p->at++ == '\n';
		while (p->at < p->end && (*p->at & 0xC0) == 0x80)
			p->at++;
		p->index++;
	}
	return p->line;
}

static void
walk_scalar(struct walk *w, const yaml_event_t *event)
{
	struct level *top = walk_top(w);
	const char *text = (const char *)event->data.scalar.value;
	struct yaml_scalar scalar = {
	    .path = w->path,
	    .depth = w->depth,
	    .text = text,
	    .len = event->data.scalar.length,
	    .line = line_of(w, &event->start_mark),
	    .plain = event->data.scalar.style == YAML_PLAIN_SCALAR_STYLE,
	};

	if (top && top->mapping && top->wants_key) {
		walk_set_key(w, text);
		return;
	}
	if (!top || !top->silent)
		w->visitor->scalar(w->visitor->ctx, &scalar);
	walk_advance(w);
}

static void
walk_alias(struct walk *w)
{
	struct level *top = walk_top(w);

	if (top && top->mapping && top->wants_key)
		walk_set_key(w, "");
	else
		walk_advance(w);
}

static enum status
walk_enter(struct walk *w, bool mapping, unsigned line)
{
	struct level *top = walk_top(w);
	bool is_key = top && top->mapping && top->wants_key;
	bool silent = is_key || (top && top->silent);

	if (w->depth == YAML_WALK_DEPTH)
		return error_set(w->err, ERR_LIMIT, NULL, line,
		    "nested deeper than %d levels", YAML_WALK_DEPTH);
	w->path[w->depth] = (struct yaml_step){NULL, 0};
	w->levels[w->depth++] = (struct level){
	    .mapping = mapping,
	    .wants_key = mapping,
	    .is_key = is_key,
	    .silent = silent,
	};
	return OK;
}

static void
walk_leave(struct walk *w)
{
	struct level *left = walk_top(w);

	free(left->key);
	left->key = NULL;
	w->depth--;
	if (left->is_key)
		walk_set_key(w, "");
	else
		walk_advance(w);
}

static enum status
walk_event(struct walk *w, const yaml_event_t *event)
{
	unsigned line = line_of(w, &event->start_mark);

	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		if (w->documents++)
			return error_set(w->err, ERR_SYNTAX, NULL, line,
			    "a second YAML document begins here");
		return OK;
	case YAML_SCALAR_EVENT:
		walk_scalar(w, event);
		return OK;
	case YAML_ALIAS_EVENT:
		walk_alias(w);
		return OK;
	case YAML_MAPPING_START_EVENT:
		return walk_enter(w, true, line);
	case YAML_SEQUENCE_START_EVENT:
		return walk_enter(w, false, line);
	case YAML_MAPPING_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
		walk_leave(w);
		return OK;
	default:
		return OK;
	}
}

static unsigned
line_at(const char *bytes, size_t len, size_t at)
{
	unsigned line = 1;

	for (size_t i = 0; i < len && i < at; i++)
		line += bytes[i] == '\n';
	return line;
}

/* Where a person would look: the end of the text is no help for something
 * that was opened and never closed, its beginning is. */
static unsigned
fault_line(struct walk *w, const yaml_parser_t *parser)
{
	const char *bytes = w->start.at;
	unsigned line;

	if (parser->error == YAML_READER_ERROR)
		return line_at(bytes, (size_t)(w->start.end - bytes),
		    parser->problem_offset);
	line = line_of(w, &parser->problem_mark);
	return parser->context && w->place.at + 1 >= w->place.end
	    ? line_of(w, &parser->context_mark)
	    : line;
}

static enum status
fail(struct walk *w, const yaml_parser_t *parser)
{
	if (parser->error == YAML_MEMORY_ERROR)
		mem_die();
	return error_set(w->err, ERR_SYNTAX, NULL, fault_line(w, parser),
	    "YAML: %s", parser->problem ? parser->problem : _("not readable"));
}

/* Whether there may be more directives than any document has: libyaml compares
 * each with all before it. Wherever they stand, since its lines are not ours.
 */
static bool
has_many_directives(const char *bytes, size_t len)
{
	const char *p = bytes, *end = bytes + len;
	size_t n = 0;

	for (; (p = memchr(p, '%', (size_t)(end - p))); p++)
		n += end - p >= 4 && memcmp(p, "%TAG", 4) == 0;
	return n > YAML_WALK_DIRECTIVES;
}

enum status
yaml_walk(const char *bytes, size_t len, const struct yaml_visitor *visitor,
    struct error *err)
{
	struct walk w = {.visitor = visitor,
	    .start = {.at = bytes, .end = bytes + len, .line = 1},
	    .err = err};
	enum status status = OK;
	yaml_parser_t parser;
	bool ended = false;

	if (has_many_directives(bytes, len))
		return error_set(err, ERR_LIMIT, NULL, 1,
		    "YAML: more than %d directives", YAML_WALK_DIRECTIVES);
	w.place = w.start;
	if (!yaml_parser_initialize(&parser))
		mem_die();
	/* Told, not guessed: a guess would take some bytes for UTF-16. */
	yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(
	    &parser, (const unsigned char *)bytes, len);
	while (status == OK && !ended) {
		yaml_event_t event;

		if (!yaml_parser_parse(&parser, &event)) {
			status = fail(&w, &parser);
			break;
		}
		ended = event.type == YAML_STREAM_END_EVENT;
		status = walk_event(&w, &event);
		yaml_event_delete(&event);
	}
	while (w.depth)
		free(w.levels[--w.depth].key);
	yaml_parser_delete(&parser);
	return status;
}
