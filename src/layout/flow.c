// SPDX-License-Identifier: GPL-3.0-or-later
/* Flows: see flow.h. Laying out is in part.c and what it calls; here is what
 * holds the result, and finding one's way in it. */
#include <config.h>

#include "layout/flow.h"

#include <stdlib.h>
#include <string.h>

#include "layout/part.h"

void
flow_init(struct flow *flow)
{
	memset(flow, 0, sizeof(*flow));
}

void
flow_release(struct flow *flow)
{
	arena_release(&flow->arena);
	free(flow->lines);
	free(flow->spans);
	free(flow->links);
	flow_init(flow);
}

void
flow_layout(struct flow *flow, const struct post *post,
    const struct paper *paper, const struct flow_options *options)
{
	struct render r;

	arena_release(&flow->arena);
	flow->n_lines = 0;
	flow->n_spans = 0;
	flow->n_links = 0;
	flow->width = options->width < 1  ? 1
	    : options->width > UINT16_MAX ? UINT16_MAX
					  : options->width;
	render_init(&r, flow, post, options);
	part_render(&r, paper);
	page_finish(&r.page, paper->begin, paper->end);
	render_release(&r);
}

const char *
flow_span_text(const struct post *post, const struct span *span, size_t *len)
{
	if (span->str) {
		*len = strlen(span->str);
		return span->str;
	}
	*len = span->end - span->begin;
	return post->text + span->begin;
}

/* The line of the band that ends in `last` with the text nearest before `at`.
 */
static size_t
band_line_at(const struct flow *flow, size_t last, uint32_t at)
{
	size_t found = last - flow->lines[last].beside;
	uint32_t nearest = flow->lines[found].begin;

	for (size_t i = found; i <= last; i++) {
		const struct flow_line *line = &flow->lines[i];

		for (uint32_t k = 0; k < line->n_spans; k++) {
			const struct span *s =
			    &flow->spans[line->first_span + k];

			if (s->begin == s->end || s->begin > at ||
			    s->begin < nearest)
				continue;
			nearest = s->begin;
			found = i;
		}
	}
	return found;
}

size_t
flow_line_at(const struct flow *flow, uint32_t at)
{
	size_t low = 0;
	size_t high = flow->n_lines;

	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (flow->lines[mid].begin <= at)
			low = mid + 1;
		else
			high = mid;
	}
	if (!low)
		return 0;
	low--;
	return flow->lines[low].beside ? band_line_at(flow, low, at) : low;
}

uint32_t
flow_place(const struct flow *flow, size_t line)
{
	for (; flow->lines[line].beside; line--) {
		const struct flow_line *l = &flow->lines[line];

		for (uint32_t k = 0; k < l->n_spans; k++) {
			const struct span *s = &flow->spans[l->first_span + k];
			if (s->begin < s->end)
				return s->begin;
		}
	}
	return flow->lines[line].begin;
}

size_t
flow_section_line(const struct flow *flow, int section)
{
	size_t low = 0;
	size_t high = flow->n_lines;

	if (section < 0)
		return 0;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (flow->lines[mid].section < section)
			low = mid + 1;
		else
			high = mid;
	}
	return low == flow->n_lines && low ? low - 1 : low;
}
