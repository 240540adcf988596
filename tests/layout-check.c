// SPDX-License-Identifier: GPL-3.0-or-later
/* See layout-check.h: the lines join, spans keep within the width and in order,
 * hide nothing but blanks, and cut no grapheme that has room. */
#include <config.h>

#include "layout-check.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unigbrk.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/width.h"

enum { PLACES_MAX = 2000 }; /* that are tried in a part */

/* What is being looked at; `starts` says where graphemes begin, `shown` what
 * has been seen. */
struct seen {
	const struct post *post;
	const struct paper *part;
	const struct flow *flow;
	char *starts;
	char *shown; /* per byte */
};

/* Whether a byte that no span shows may go unseen. */
static bool
may_hide(const struct seen *s, uint32_t at)
{
	const struct paper *part = s->part;
	const char *text = s->post->text;
	const struct node *head;

	if (strchr(" \n", text[at]))
		return true;
	for (uint32_t i = at < 2 ? 0 : at - 2; i <= at; i++)
		if (strncmp(text + i, "\xE3\x80\x80", 3) == 0)
			return true;
	if (part->kind != PART_PAPER || part->head.from == part->head.to)
		return false;
	head = s->post->blocks[part->head.from];
	return at >= head->begin && at < head->end &&
	    strspn(text + head->begin, "0123456789.()[]# ") > at - head->begin;
}

/* Nothing that is drawn is acted upon by a terminal. */
static void
check_clean(const char *str, size_t len)
{
	while (len) {
		uint32_t c;
		size_t n = utf8_decode(str, len, &c);

		assert_true(utf8_is_clean(c));
		str += n;
		len -= n;
	}
}

/* Checks the spans of a line, from left to right, and notes what text they
 * show. */
static void
check_spans(const struct seen *s, size_t index)
{
	const struct flow_line *line = &s->flow->lines[index];
	uint32_t at = line->begin;
	unsigned col = 0;

	for (size_t i = 0; i < line->n_spans; i++) {
		const struct span *span = &s->flow->spans[line->first_span + i];
		size_t len;
		const char *str = flow_span_text(s->post, span, &len);

		check_clean(str, len);
		assert_true(span->col >= col);
		assert_int_equal(width_text(str, len), span->cells);
		col = span->col + span->cells;
		assert_true(span->link <= s->flow->n_links);
		if (span->begin == span->end) {
			assert_non_null(span->str);
			continue;
		}
		assert_true(span->begin >= at && span->end <= line->end);
		assert_int_equal(flow_line_at(s->flow, span->begin), index);
		assert_int_equal(flow_line_at(s->flow, span->end - 1), index);
		for (at = span->begin; at < span->end; at++)
			assert_int_equal(s->shown[at]++, 0);
	}
	assert_true(col <= s->flow->width);
}

/* Checks that the way from a line to its place leads back, unless another line
 * begins there, too; in a band only lines with text have one of their own. */
static void
check_place(const struct seen *s, size_t index)
{
	const struct flow *flow = s->flow;
	uint32_t place = flow_place(flow, index);
	size_t line = flow_line_at(flow, place);

	assert_int_equal(flow_place(flow, line), place);
	assert_in_range(
	    place, flow->lines[index].begin, flow->lines[index].end);
	if (place != flow->lines[index].begin)
		assert_true(
		    line <= index && index - line <= flow->lines[index].beside);
}

/* What of a band is not shown may go unseen. */
static void
check_shown(const struct seen *s, const struct flow_line *band)
{
	for (uint32_t at = band->begin; at < band->end; at++)
		if (!s->shown[at])
			assert_true(may_hide(s, at));
}

/* A line may begin inside a grapheme only if that is too wide for it: lines
 * keep at least half the width for text. */
static void
check_grapheme(const struct seen *s, uint32_t at)
{
	uint32_t begin = at;
	uint32_t end = at;

	if (at == s->part->begin || at == s->part->end || s->starts[at])
		return;
	while (!s->starts[begin])
		begin--;
	while (end < s->post->text_len && !s->starts[end])
		end++;
	assert_true(width_text(s->post->text + begin, end - begin) >
	    s->flow->width / 2);
}

static void
check_flow(const struct seen *s)
{
	const struct flow *flow = s->flow;
	uint32_t at = s->part->begin;
	int32_t section = -1;

	for (size_t i = 0; i < flow->n_lines; i++) {
		const struct flow_line *line = &flow->lines[i];
		bool last = i + 1 == flow->n_lines || !line[1].beside;

		assert_int_equal(line->begin, at);
		assert_true(line->end >= at);
		assert_true(line->section >= section);
		check_grapheme(s, at);
		check_spans(s, i);
		check_place(s, i);
		section = line->section;
		if (last) {
			check_shown(s, line);
			at = line->end;
		} else {
			assert_int_equal(line[1].beside, line->beside + 1);
			assert_int_equal(line[1].end, line->end);
		}
	}
	assert_int_equal(at, s->part->end);
	for (size_t i = 0; i < flow->n_links; i++)
		assert_true(*flow->links[i].url);
}

/* Each place has its line: the last one that begins there or before, or one of
 * the same band. */
static void
check_places(const struct seen *s)
{
	const struct flow *flow = s->flow;
	uint32_t step = 1 + (s->part->end - s->part->begin) / PLACES_MAX;

	if (!flow->n_lines)
		return;
	for (uint32_t at = s->part->begin; at < s->part->end; at += step) {
		size_t i = flow_line_at(flow, at);

		assert_true(i < flow->n_lines);
		assert_true(flow->lines[i].begin <= at);
		while (i + 1 < flow->n_lines && flow->lines[i + 1].beside)
			i++;
		assert_true(
		    i + 1 == flow->n_lines || flow->lines[i + 1].begin > at);
	}
	for (size_t i = 0; i <= s->part->n_sections; i++)
		assert_true(
		    flow_section_line(flow, (int)i - 1) < flow->n_lines);
}

void
layout_check_post(const struct post *post, const struct flow_options *options)
{
	struct flow flow;
	struct seen seen = {.post = post, .flow = &flow};

	seen.starts = mem_alloc(post->text_len + 1);
	seen.shown = mem_alloc(post->text_len + 1);
	u8_grapheme_breaks(
	    (const uint8_t *)post->text, post->text_len, seen.starts);
	flow_init(&flow);
	for (size_t i = 0; i < post->n_parts; i++) {
		seen.part = &post->parts[i];
		flow_layout(&flow, post, seen.part, options);
		check_flow(&seen);
		check_places(&seen);
	}
	flow_release(&flow);
	free(seen.starts);
	free(seen.shown);
}
