// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Days and papers as plain lines: see plain.h. Where sections are selected, a
 * paper's flow is laid out whole and printed in part: its title, the lines of
 * those sections, and where the links in these lines lead.
 */
#include <config.h>

#include "cmd/plain.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/width.h"
#include "cmd/sgr.h"

/* Of lines that are as long as they can be, and of rules among them. */
enum { WIDTH_ENDLESS = 65535, RULE_CELLS = 80 };

void
plain_init(struct plain *p, struct strbuf *out,
    const struct selection *selection, unsigned width)
{
	memset(p, 0, sizeof(*p));
	p->out = out;
	p->selection = selection;
	p->width = width ? width : WIDTH_ENDLESS;
	p->rule = width ? width : RULE_CELLS;
	flow_init(&p->flow);
}

void
plain_release(struct plain *p)
{
	flow_release(&p->flow);
}

/* Adds text that looks as its style does. */
static void
add_text(struct plain *p, enum style style, const char *s, size_t len)
{
	if (p->looks)
		sgr_begin(&p->looks[style], p->out);
	strbuf_add(p->out, s, len);
	if (p->looks)
		sgr_end(&p->looks[style], p->out);
}

/* Adds a line of text cut to the width, with `fill` to the end of the rule
 * (0: nothing). */
static void
add_header(struct plain *p, const struct strbuf *text, char fill)
{
	size_t cells = 0;
	size_t len = width_fit(text->str, text->len, p->width, &cells);

	if (p->begun && fill)
		strbuf_addc(p->out, '\n');
	p->begun = true;
	if (len)
		add_text(p, STYLE_TITLE, text->str, len);
	if (fill && cells && cells + 1 < p->rule) {
		strbuf_addc(p->out, ' ');
		cells++;
	}
	if (fill && cells < p->rule)
		strbuf_pad(p->out, fill, p->rule - cells);
	strbuf_addc(p->out, '\n');
}

/* The bytes of a span's text without the blanks at its end. */
static size_t
text_length(const struct post *post, const struct span *span)
{
	size_t len;
	const char *s = flow_span_text(post, span, &len);

	while (len && s[len - 1] == ' ')
		len--;
	return len;
}

/* Adds a line of the flow, without blanks at its end; false when it has no
 * other text. */
static bool
add_line(struct plain *p, const struct post *post, const struct flow_line *line)
{
	const struct span *spans = &p->flow.spans[line->first_span];
	uint32_t n = line->n_spans;
	size_t cells = 0;

	while (n && !text_length(post, &spans[n - 1]))
		n--;
	for (uint32_t i = 0; i < n; i++) {
		size_t len;
		const char *s = flow_span_text(post, &spans[i], &len);

		if (i + 1 == n)
			len = text_length(post, &spans[i]);
		if (spans[i].col > cells)
			strbuf_pad(p->out, ' ', spans[i].col - cells);
		add_text(p, spans[i].style, s, len);
		cells = (size_t)spans[i].col + spans[i].cells;
	}
	return n > 0;
}

/* ---- Which lines of a flow are printed ---------------------------------- */

/* The link that a line of the list of targets is about, 0 for other lines. */
static uint32_t
line_target(const struct plain *p, const struct paper *part,
    const struct flow_line *line)
{
	if (line->begin < part->end || !line->n_spans)
		return 0;
	return p->flow.spans[line->first_span].link;
}

static bool
is_section_selected(
    const struct plain *p, const struct paper *part, int32_t section)
{
	return section >= 0 &&
	    selection_has(p->selection, &part->sections[section]);
}

/* Notes which links the selected sections have. */
static void
note_links(const struct plain *p, const struct paper *part, bool *linked)
{
	for (size_t i = 0; i < p->flow.n_lines; i++) {
		const struct flow_line *line = &p->flow.lines[i];

		if (line_target(p, part, line) ||
		    !is_section_selected(p, part, line->section))
			continue;
		for (uint32_t k = 0; k < line->n_spans; k++)
			linked[p->flow.spans[line->first_span + k].link] = true;
	}
}

/* Whether a line before the first section belongs to the title. */
static bool
is_title(const struct post *post, const struct paper *part,
    const struct flow_line *line)
{
	uint32_t to = part->head.to;

	return line->section < 0 && part->head.from < to &&
	    line->begin >= post->blocks[part->head.from]->begin &&
	    line->end <= post->blocks[to - 1]->end + 1;
}

static bool
is_printed(const struct plain *p, const struct hit *hit,
    const struct flow_line *line, const bool *linked)
{
	uint32_t target = line_target(p, hit->paper, line);

	if (!selection_is_narrow(p->selection))
		return true;
	if (target)
		return linked[target];
	return is_title(hit->post, hit->paper, line) ||
	    is_section_selected(p, hit->paper, line->section);
}

/* Adds the lines of the flow; blank ones only between others. */
static void
add_flow(struct plain *p, const struct hit *hit)
{
	bool *linked = mem_alloc(p->flow.n_links + 1);
	size_t start = p->out->len;
	size_t end = start; /* of the last line that is not blank */

	note_links(p, hit->paper, linked);
	for (size_t i = 0; i < p->flow.n_lines; i++) {
		const struct flow_line *line = &p->flow.lines[i];
		bool blank;

		if (!is_printed(p, hit, line, linked))
			continue;
		blank = !add_line(p, hit->post, line);
		if (blank && end == start)
			continue;
		strbuf_addc(p->out, '\n');
		if (!blank)
			end = p->out->len;
	}
	strbuf_truncate(p->out, end);
	free(linked);
}

static void
add_part(struct plain *p, const struct hit *hit)
{
	struct flow_options options = {
	    .width = p->width, .wrap = WRAP_WORD, .link_numbers = true};

	flow_layout(&p->flow, hit->post, hit->paper, &options);
	add_flow(p, hit);
}

void
plain_add_paper(struct plain *p, const struct hit *hit)
{
	struct strbuf ref = STRBUF_INIT;

	ref_text(hit->entry, hit->post, hit->paper, &ref);
	add_header(p, &ref, '-');
	strbuf_release(&ref);
	add_part(p, hit);
}

/* "2025-09-12 Fri  Title of the post" */
static void
add_post_header(struct plain *p, const struct hit *hit)
{
	const struct date *date = &hit->entry->date;
	const char *title = hit->post->title;
	struct strbuf text = STRBUF_INIT;
	char day[DATE_BUF_SIZE];

	if (date->year)
		strbuf_printf(
		    &text, "%s %s  ", date_text(date, day), date_weekday(date));
	strbuf_adds(&text, title ? title : hit->entry->name);
	add_header(p, &text, '=');
	strbuf_release(&text);
}

/* Adds what stands before or after the papers. */
static void
add_surroundings(struct plain *p, const struct hit *hit)
{
	struct strbuf none = STRBUF_INIT;

	if (hit->paper->kind == PART_TRAILER)
		add_header(p, &none, '-');
	add_part(p, hit);
}

void
plain_add_post(struct plain *p, const struct hit *whole)
{
	const struct post *post = whole->post;
	struct hit hit = *whole;

	add_post_header(p, whole);
	if (!post->n_parts)
		strbuf_printf(p->out, "%s\n", _("(empty)"));
	for (size_t i = 0; i < post->n_parts; i++) {
		hit.paper = &post->parts[i];
		if (hit.paper->kind == PART_PAPER)
			plain_add_paper(p, &hit);
		else
			add_surroundings(p, &hit);
	}
}
