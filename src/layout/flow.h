// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A flow: one part of a post (a paper, say) laid out for a width, as lines of
 * styled spans. Each span knows which bytes of the post's text it shows, so
 * that a place in the text finds its line and a line its place.
 *
 * Where cells of a table stand side by side and take several lines, what a line
 * shows is not in one piece: each of these lines has the range of them all.
 * They are a band; other lines are a band each.
 *
 * Invariants, whatever the text and the width:
 *  - the bands' text ranges follow each other without gap or overlap and
 *    together are the part's range [paper.begin, paper.end);
 *  - no two spans show the same text, and those of a band are in its range;
 *    what of it none of them shows is blanks, line feeds, and the number
 *    before a title;
 *  - a line's spans stand left to right, without overlap and in the order of
 *    the text, and end at or before `width`;
 *  - no grapheme is cut unless it is wider than the line, or its column, by
 *    itself.
 */
#ifndef NONMUN_LAYOUT_FLOW_H
#define NONMUN_LAYOUT_FLOW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "layout/style.h"
#include "model/post.h"

struct span {
	uint32_t begin, end; /* bytes of the post's text that it stands for */
	const char *str;     /* what is drawn instead of them, or NULL; a span
				with begin == end is decoration */
	uint16_t col;        /* cells from the line's left edge */
	uint16_t cells;
	uint32_t link; /* 1-based number of its link, 0: none */
	enum style style;
};

struct flow_line {
	uint32_t begin, end; /* bytes of the post's text */
	uint32_t first_span, n_spans;
	uint32_t beside; /* lines of the same band above it */
	int32_t section; /* index in paper.sections, -1 before the first;
			    never less than on the line before */
};

struct flow_link {
	const char *url; /* never "" */
	bool hidden;     /* some text that leads there is not the URL itself */
};

struct flow {
	struct arena arena; /* decoration strings */
	struct flow_line *lines;
	size_t n_lines, cap_lines;
	struct span *spans;
	size_t n_spans, cap_spans;
	struct flow_link *links; /* link N is links[N - 1] */
	size_t n_links, cap_links;
	unsigned width; /* cells it was laid out for */
};

enum wrap_mode {
	WRAP_WORD, /* keep Korean words whole where a space is near enough */
	WRAP_ANY,  /* break wherever UAX #14 allows */
};

/* Something said of a paper beside its text: decoration under its title. */
struct flow_remark {
	const char *label; /* ASCII, at the left; must outlive the flow */
	const char *text;  /* clean, may have several lines; copied */
};

struct flow_options {
	unsigned width; /* cells, 1 to 65535 (others count as these) */
	enum wrap_mode wrap;
	bool link_numbers; /* "[1]" after links, and a list of targets last */
	const struct flow_remark *remarks;
	size_t n_remarks;
};

void flow_init(struct flow *flow);
void flow_release(struct flow *flow);

/* Lays out `paper` of `post` anew; what the flow held before is dropped. */
void flow_layout(struct flow *flow, const struct post *post,
    const struct paper *paper, const struct flow_options *options);

/* The bytes that a span draws; `*len` is their number. */
const char *
flow_span_text(const struct post *post, const struct span *span, size_t *len);

/* The line that shows the offset `at` (the last one that begins at or before
 * it); 0 for an empty flow. */
size_t flow_line_at(const struct flow *flow, uint32_t at);

/* The place of the text where a line begins; flow_line_at leads from it to the
 * last line that begins there. */
uint32_t flow_place(const struct flow *flow, size_t line);

/* The first line of a section (of the next one that has lines, where it has
 * none), or of the flow where `section` < 0. */
size_t flow_section_line(const struct flow *flow, int section);

#endif
