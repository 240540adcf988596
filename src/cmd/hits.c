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
	/* Bytes of a line before and behind a match, in JSON: a line of
	 * megabytes is not to be written as often as it matches. */
	AROUND_MAX = 2000,
};

/* The text of a post is clean; that of a card comes from a file that anybody
 * may have written, and must not reach a terminal as it is. */
static void
add_clean(struct strbuf *out, const char *s)
{
	utf8_clean(out, s, strlen(s), UTF8_CLEAN_LINE);
}

/* Where the line ends that holds the last byte of a match, or `max` bytes
 * behind it if that is nearer. */
static size_t
end_behind(const struct found *found, struct match m, size_t max)
{
	const struct card *card = &found->card;
	size_t at = m.end - 1;
	size_t left = found->part.end - at;
	const char *feed;

	if (left > max)
		left = utf8_floor(card->text, card->text_len, at + max) - at;
	feed = memchr(card->text + at, '\n', left);
	return feed ? (size_t)(feed - card->text) : at + left;
}

/* Sets `out` to the line of a match, or the lines if it goes beyond the first,
 * to no more than `max` bytes behind it, and returns the bytes of it that
 * match. A line end at the end of the match is not part of it. */
static struct match
take_line(struct strbuf *out, const struct found *found,
    const struct found_line *line, struct match m, size_t max)
{
	size_t len = end_behind(found, m, max) - line->begin;

	strbuf_reset(out);
	utf8_clean(out, found->card.text + line->begin, len, UTF8_CLEAN_LINE);
	len = out->len;
	m.begin -= line->begin;
	m.end -= line->begin;
	if (m.end > len)
		m.end = (uint32_t)len;
	if (m.begin > m.end)
		m.begin = m.end;
	return m;
}

static const char *
section_heading(const struct found *found, const struct found_line *line)
{
	struct card_section section;

	if (line->section < 0)
		return NULL;
	card_section(
	    &found->card, &found->part, (uint32_t)line->section, &section);
	return section.heading;
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
		strbuf_adds(&ref,
		    entry->date.year ? date_text(&entry->date, day)
				     : entry->name);
	else if (!entry->date.year)
		add_clean(&ref, part->arxiv ? part->arxiv : part->key);
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
context_cells(const struct strbuf *line, struct match m, size_t cells)
{
	size_t used =
	    2 * DOTS + width_text(line->str + m.begin, m.end - m.begin);
	size_t left = cells > used ? cells - used : 0;

	return left < cells / 3 ? left : cells / 3;
}

/* Where to begin a line, to have so many cells before the byte `at`. */
static size_t
context_start(const struct strbuf *line, size_t at, size_t cells)
{
	size_t used = 0;

	while (at > 0) {
		size_t len = width_prev_grapheme(line->str, at);

		used += width_text(line->str + at - len, len);
		if (used > cells)
			break;
		at -= len;
	}
	return at;
}

/* Adds what of a line has room in `cells` around a match. */
static void
add_context(
    struct strbuf *out, const struct strbuf *line, struct match m, size_t cells)
{
	size_t from = 0, len = line->len;

	if (width_text(line->str, line->len) > cells) {
		from =
		    context_start(line, m.begin, context_cells(line, m, cells));
		cells -= from && cells > DOTS ? DOTS : 0;
		len -= from;
	}
	if (width_text(line->str + from, len) > cells)
		len = width_fit(line->str + from, len,
		    cells > DOTS ? cells - DOTS : 0, NULL);
	strbuf_adds(out, from ? ".." : "");
	strbuf_add(out, line->str + from, len);
	strbuf_adds(out, from + len < line->len ? ".." : "");
}

static void
add_text_line(struct strbuf *out, const struct found *found,
    const struct found_line *line, unsigned columns)
{
	const char *heading = section_heading(found, line);
	struct match first = found->matches[line->first];
	struct match last = found->matches[line->first + line->n - 1];
	struct strbuf text = STRBUF_INIT;
	size_t start = out->len, used;

	first = take_line(&text, found, line, first, SIZE_MAX);
	/* The one that goes beyond the line, if any does, is the last. */
	take_line(&text, found, line, last, SIZE_MAX);
	strbuf_pad(out, ' ', INDENT);
	if (heading && strcmp(heading, text.str) != 0) {
		add_clean(out, heading);
		strbuf_adds(out, ": ");
	}
	used = width_text(out->str + start, out->len - start);
	if (columns)
		add_context(
		    out, &text, first, columns > used ? columns - used : 0);
	else
		strbuf_add(out, text.str, text.len);
	strbuf_addc(out, '\n');
	strbuf_release(&text);
}

/* Whether a line is the paper's heading, of which the title is there above it.
 */
static bool
is_title(const struct found *found, const struct found_line *line)
{
	const char *end = found->card.text + line->end;
	const char *title = found->part.title;
	size_t len = strlen(title);

	return line->section < 0 && line->end - line->begin >= len &&
	    memcmp(end - len, title, len) == 0;
}

void
hits_add_text(struct strbuf *out, const struct entry *entry,
    const struct found *found, unsigned columns)
{
	add_ref(out, entry, found);
	add_clean(out, found->part.title);
	strbuf_addc(out, '\n');
	for (size_t i = 0; found->n_matches && i < found->n_lines; i++)
		if (!is_title(found, &found->lines[i]))
			add_text_line(out, found, &found->lines[i], columns);
}

/* ---- JSON --------------------------------------------------------------- */

static void
add_string(struct json *json, const char *key, const char *value)
{
	struct strbuf clean = STRBUF_INIT;

	json_key(json, key);
	if (value) {
		add_clean(&clean, value);
		json_text(json, clean.str, clean.len);
	} else {
		json_null(json);
	}
	strbuf_release(&clean);
}

static void
add_number(struct json *json, const char *key, long long value)
{
	json_key(json, key);
	json_number(json, value);
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
	const struct card *card = &found->card;
	struct found_line near = *line;

	if (match.begin - near.begin > AROUND_MAX)
		near.begin = (uint32_t)utf8_floor(
		    card->text, card->text_len, match.begin - AROUND_MAX);
	return near;
}

static void
add_match(struct json *json, const struct found *found,
    const struct found_line *line, struct match match)
{
	struct found_line near = line_around(found, line, match);
	struct strbuf text = STRBUF_INIT;

	match = take_line(&text, found, &near, match, AROUND_MAX);
	json_object_begin(json);
	add_string(json, "section", section_heading(found, line));
	json_key(json, "text");
	json_text(json, text.str, text.len);
	add_number(json, "start", match.begin);
	add_number(json, "end", match.end);
	json_object_end(json);
	strbuf_release(&text);
}

static void
add_matches(struct out *out, struct json *json, const struct found *found)
{
	json_key(json, "matches");
	json_array_begin(json);
	for (size_t i = 0; i < found->n_lines && !out_is_over(out); i++) {
		const struct found_line *line = &found->lines[i];

		for (uint32_t k = 0; k < line->n && !out_is_over(out); k++) {
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
	add_number(&json, "line", part->line);
	add_matches(out, &json, found);
	json_object_end(&json);
	json_line_end(&json);
}
