// SPDX-License-Identifier: GPL-3.0-or-later
/* What search found in a paper: see hits.h. */
#include <config.h>

#include "cmd/hits.h"

#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/utf8.h"
#include "base/width.h"
#include "cmd/ref.h"

enum {
	REF_CELLS = 13,
	INDENT = 4,
	DOTS = 2,
	/* Bytes of a line before and behind a match, in JSON, and of the
	 * heading above: what has megabytes is not to be written as often as
	 * there are matches. */
	AROUND_MAX = 2000,
};

/* A line of clean text. */
struct piece {
	const char *str;
	size_t len;
};

/* Everything of a card that is to be seen goes through here. The text of a
 * post is clean; that of a card comes from a file that anybody may have
 * written, and must not reach a terminal as it is: it is copied to `room` and
 * cleaned, unless there is nothing to be cleaned. */
static struct piece
take(struct strbuf *room, const char *s, size_t len)
{
	if (utf8_is_harmless(s, len))
		return (struct piece){s, len};
	strbuf_reset(room);
	utf8_clean(room, s, len, UTF8_CLEAN_LINE);
	return (struct piece){room->str, room->len};
}

static void
add_clean(struct strbuf *out, const char *s, size_t len)
{
	if (utf8_is_harmless(s, len))
		strbuf_add(out, s, len);
	else
		utf8_clean(out, s, len, UTF8_CLEAN_LINE);
}

static void
add_text(struct strbuf *out, const char *s)
{
	add_clean(out, s, strlen(s));
}

/* Where the line ends that holds the last byte of a match, or `max` bytes
 * behind it if that is nearer. */
static size_t
end_behind(const struct found *found, const struct found_line *line,
    struct match m, size_t max)
{
	uint32_t end;
	const char *text = found_text(found, line, &end);
	size_t at = m.end - 1;
	size_t left = end - at;
	const char *feed;

	if (left > max)
		left = utf8_floor(text, end, at + max) - at;
	feed = memchr(text + at, '\n', left);
	return feed ? (size_t)(feed - text) : at + left;
}

/* The line of a match, or the lines if it goes beyond the first, to no more
 * than `max` bytes behind it. */
static struct piece
take_line(struct strbuf *room, const struct found *found,
    const struct found_line *line, struct match m, size_t max)
{
	return take(room, found_text(found, line, NULL) + line->begin,
	    end_behind(found, line, m, max) - line->begin);
}

/* The bytes of a line that match. A line end at the end of the match is not
 * part of it. */
static struct match
match_in(struct piece text, const struct found_line *line, struct match match)
{
	struct match m = {match.begin - line->begin, match.end - line->begin};

	if (m.end > text.len)
		m.end = (uint32_t)text.len;
	if (m.begin > m.end)
		m.begin = m.end;
	return m;
}

/* The heading above a line, or what a note is called; a NULL `str`: there is
 * none. */
static struct piece
section_heading(const struct found *found, const struct found_line *line)
{
	struct card_section section = {.heading = "note"};
	size_t len;

	if (line->section == FOUND_NO_SECTION)
		return (struct piece){NULL, 0};
	if (line->section != FOUND_NOTE)
		card_section(&found->card, &found->part,
		    (uint32_t)line->section, &section);
	len = strnlen(section.heading, AROUND_MAX + 1);
	if (len > AROUND_MAX)
		len = utf8_floor(section.heading, len, AROUND_MAX);
	return (struct piece){section.heading, len};
}

/* ---- Text --------------------------------------------------------------- */

/* How many papers stand before a paper in its post: all that does but a
 * preamble. */
static size_t
papers_before(const struct found *found)
{
	struct card_part first;

	card_part(&found->card, 0, &first);
	return found->part.index - (first.kind != PART_PAPER);
}

static void
add_ref(
    struct strbuf *out, const struct entry *entry, const struct found *found)
{
	const struct card_part *part = &found->part;
	char day[DATE_BUF_SIZE];
	struct strbuf ref = STRBUF_INIT;
	size_t used;

	if (part->kind != PART_PAPER)
		strbuf_adds(&ref, entry_day(entry, day));
	else if (!ref_finds_by_day(entry))
		add_text(&ref, part->arxiv ? part->arxiv : part->key);
	else
		ref_day_text(
		    &entry->date, part->number, papers_before(found), &ref);
	used = width_text(ref.str, ref.len);
	strbuf_add(out, ref.str, ref.len);
	strbuf_pad(out, ' ', (used < REF_CELLS ? REF_CELLS - used : 0) + 2);
	strbuf_release(&ref);
}

/* Cells for what stands before a match, so that it is all to be seen. */
static size_t
context_cells(struct piece line, struct match m, size_t cells)
{
	size_t used =
	    2 * DOTS + width_text(line.str + m.begin, m.end - m.begin);
	size_t left = cells > used ? cells - used : 0;

	return left < cells / 3 ? left : cells / 3;
}

/* Where to begin a line, to have so many cells before the byte `at`. */
static size_t
context_start(struct piece line, size_t at, size_t cells)
{
	size_t used = 0;

	while (at > 0) {
		size_t len = width_prev_grapheme(line.str, at);

		used += width_text(line.str + at - len, len);
		if (used > cells)
			break;
		at -= len;
	}
	return at;
}

/* Adds what of a line has room in `cells` around a match. */
static void
add_context(struct strbuf *out, struct piece line, struct match m, size_t cells)
{
	size_t from = 0, len = line.len;

	if (width_text(line.str, line.len) > cells) {
		from =
		    context_start(line, m.begin, context_cells(line, m, cells));
		cells -= from && cells > DOTS ? DOTS : 0;
		len -= from;
	}
	if (width_text(line.str + from, len) > cells)
		len = width_fit(line.str + from, len,
		    cells > DOTS ? cells - DOTS : 0, NULL);
	strbuf_adds(out, from ? ".." : "");
	strbuf_add(out, line.str + from, len);
	strbuf_adds(out, from + len < line.len ? ".." : "");
}

/* As add_context, with what is left of `columns` by the text since `start`. */
static void
add_context_behind(struct strbuf *out, size_t start, struct piece line,
    struct match m, unsigned columns)
{
	size_t used = width_text(out->str + start, out->len - start);

	add_context(out, line, m, columns > used ? columns - used : 0);
}

static bool
is_same(struct piece a, struct piece b)
{
	return a.len == b.len && memcmp(a.str, b.str, a.len) == 0;
}

static void
add_text_line(struct strbuf *out, const struct found *found,
    const struct found_line *line, unsigned columns)
{
	const struct piece heading = section_heading(found, line);
	const struct match *matches = found->matches + line->first;
	struct strbuf room = STRBUF_INIT;
	size_t start = out->len;
	/* The one that goes beyond the line, if any does, is the last. */
	struct piece text =
	    take_line(&room, found, line, matches[line->n - 1], SIZE_MAX);

	strbuf_pad(out, ' ', INDENT);
	if (heading.str && !is_same(text, heading)) {
		add_clean(out, heading.str, heading.len);
		strbuf_add(out, ": ", 2);
	}
	if (columns)
		add_context_behind(out, start, text,
		    match_in(text, line, matches[0]), columns);
	else
		strbuf_add(out, text.str, text.len);
	strbuf_addc(out, '\n');
	strbuf_release(&room);
}

/* Whether a line is the paper's heading, of which the title is there above it.
 */
static bool
is_title(const struct found *found, const struct found_line *line)
{
	const char *title = found->part.title;
	size_t room = line->end - line->begin;
	size_t len = strnlen(title, room + 1);

	return line->section == FOUND_NO_SECTION && len <= room &&
	    memcmp(found->card.text + line->end - len, title, len) == 0;
}

void
hits_add_text(struct out *out, const struct entry *entry,
    const struct found *found, unsigned columns)
{
	size_t n = found->n_matches ? found->n_lines : 0;

	add_ref(&out->text, entry, found);
	add_text(&out->text, found->part.title);
	strbuf_addc(&out->text, '\n');
	for (size_t i = 0; i < n && out_has_room(out); i++) {
		const struct found_line *line = &found->lines[i];

		if (!is_title(found, line))
			add_text_line(&out->text, found, line, columns);
		out_check(out);
	}
}

/* ---- JSON --------------------------------------------------------------- */

static void
add_piece(struct json *json, const char *key, struct piece value)
{
	struct strbuf room = STRBUF_INIT;

	json_key(json, key);
	if (value.str) {
		value = take(&room, value.str, value.len);
		json_text(json, value.str, value.len);
	} else {
		json_null(json);
	}
	strbuf_release(&room);
}

static void
add_string(struct json *json, const char *key, const char *value)
{
	add_piece(json, key, (struct piece){value, value ? strlen(value) : 0});
}

/* The same as list and show say: a path, or the name of what has none. */
static void
add_file(struct json *json, const struct entry *entry)
{
	struct file_stamp stamp;

	add_string(json, "file",
	    file_stamp(entry->path, &stamp) ? entry->path : entry->name);
}

/* What of a line is written with a match: all of it, as a rule. */
static struct found_line
line_around(const struct found *found, const struct found_line *line,
    struct match match)
{
	struct found_line near = *line;
	uint32_t end;
	const char *text = found_text(found, line, &end);

	if (match.begin - near.begin > AROUND_MAX)
		near.begin =
		    (uint32_t)utf8_floor(text, end, match.begin - AROUND_MAX);
	return near;
}

static void
add_match(struct json *json, const struct found *found,
    const struct found_line *line, struct match match)
{
	struct found_line near = line_around(found, line, match);
	struct strbuf room = STRBUF_INIT;
	struct piece text = take_line(&room, found, &near, match, AROUND_MAX);

	match = match_in(text, &near, match);
	json_object_begin(json);
	add_piece(json, "section", section_heading(found, line));
	json_key(json, "text");
	json_text(json, text.str, text.len);
	json_key_number(json, "start", match.begin);
	json_key_number(json, "end", match.end);
	json_object_end(json);
	strbuf_release(&room);
}

static void
add_matches(struct out *out, struct json *json, const struct found *found)
{
	json_key(json, "matches");
	json_array_begin(json);
	for (size_t i = 0; i < found->n_lines && out_has_room(out); i++) {
		const struct found_line *line = &found->lines[i];

		for (uint32_t k = 0; k < line->n && out_has_room(out); k++) {
			add_match(
			    json, found, line, found->matches[line->first + k]);
			out_check(out);
		}
	}
	json_array_end(json);
}

void
hits_add_json(
    struct out *out, const struct entry *entry, const struct found *found)
{
	const struct card_part *part = &found->part;
	struct json json = JSON_INIT(&out->text);
	char day[DATE_BUF_SIZE];

	date_text(&entry->date, day);
	json_object_begin(&json);
	add_string(&json, "date", *day ? day : NULL);
	json_key(&json, "number");
	if (part->number >= 0)
		json_number(&json, part->number);
	else
		json_null(&json);
	add_string(&json, "title", part->title);
	add_string(&json, "key", part->kind == PART_PAPER ? part->key : NULL);
	add_file(&json, entry);
	json_key_number(&json, "line", part->line);
	add_matches(out, &json, found);
	json_object_end(&json);
	json_line_end(&json);
}
