// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs of text: see para.h. */
#include <config.h>

#include "layout/para.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/width.h"
#include "model/label.h"

void
para_init(struct para *para)
{
	memset(para, 0, sizeof(*para));
	strbuf_init(&para->text);
}

void
para_release(struct para *para)
{
	strbuf_release(&para->text);
	free(para->runs);
	free(para->starts);
	free(para->breaks);
}

void
para_start(struct para *para, uint32_t begin, enum para_fill fill)
{
	para->begin = begin;
	para->fill = fill;
	para->n_runs = 0;
	strbuf_reset(&para->text);
}

static struct run *
add_run(struct para *para, const struct run *run)
{
	struct run *added;

	para->runs =
	    mem_grow(para->runs, para->n_runs, &para->cap_runs, sizeof(*run));
	added = &para->runs[para->n_runs++];
	*added = *run;
	added->at = para->text.len;
	return added;
}

/* The last run, when it is text that goes on at `begin`. */
static const struct run *
text_before(const struct para *para, uint32_t begin)
{
	const struct run *last;

	if (!para->n_runs)
		return NULL;
	last = &para->runs[para->n_runs - 1];
	if (last->str || last->begin + (para->text.len - last->at) != begin)
		return NULL;
	return last;
}

size_t
para_zero_width(const char *s, size_t len)
{
	size_t pos = 0;
	uint32_t c;

	while (pos < len) {
		size_t n = utf8_decode(s + pos, len - pos, &c);
		if (width_char(c))
			break;
		pos += n;
	}
	return pos;
}

void
para_add_text(
    struct para *para, const char *post_text, const struct run *run, size_t len)
{
	const struct run *last = text_before(para, run->begin);
	struct run rest = *run;
	size_t joined = 0;

	if (last && last->style == run->style && last->link == run->link)
		joined = len;
	else if (last) /* an accent stays with its letter */
		joined = para_zero_width(post_text + run->begin, len);
	strbuf_add(&para->text, post_text + run->begin, joined);
	if (joined == len)
		return;
	rest.str = NULL;
	rest.begin += (uint32_t)joined;
	add_run(para, &rest);
	strbuf_add(&para->text, post_text + rest.begin, len - joined);
}

void
para_add_decor(struct para *para, const struct run *run)
{
	if (!run->str[0])
		return;
	add_run(para, run);
	strbuf_adds(&para->text, run->str);
}

size_t
para_run_at(const struct para *para, size_t pos)
{
	size_t low = 0;
	size_t high = para->n_runs;

	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (para->runs[mid].at <= pos)
			low = mid;
		else
			high = mid;
	}
	return low;
}

size_t
para_run_end(const struct para *para, size_t run)
{
	return run + 1 < para->n_runs ? para->runs[run + 1].at : para->text.len;
}

uint32_t
para_offset(const struct para *para, size_t pos)
{
	const struct run *run = &para->runs[para_run_at(para, pos)];

	return run->str ? run->begin : run->begin + (uint32_t)(pos - run->at);
}

/* Cuts a run in two at the byte `pos`, unless one begins there. */
static void
split_run(struct para *para, size_t pos)
{
	size_t i = para_run_at(para, pos);
	struct run *runs;

	if (para->runs[i].at == pos || pos >= para->text.len)
		return;
	para->runs =
	    mem_grow(para->runs, para->n_runs, &para->cap_runs, sizeof(*runs));
	runs = para->runs;
	memmove(
	    &runs[i + 2], &runs[i + 1], (para->n_runs - i - 1) * sizeof(*runs));
	para->n_runs++;
	runs[i + 1] = runs[i];
	runs[i + 1].begin += (uint32_t)(pos - runs[i].at);
	runs[i + 1].at = pos;
}

static bool
may_be_label(const struct run *run)
{
	return !run->str && !run->link && run->style != STYLE_CODE;
}

void
para_mark_label(struct para *para)
{
	const char *text = para->text.str;
	size_t len = label_length(text, para->text.len);
	size_t last;

	if (!len)
		return;
	last = para_run_at(para, len - 1);
	if (len < para_run_end(para, last) && text[len] != ' ' &&
	    text[len] != '\n')
		return;
	for (size_t i = 0; i <= last; i++)
		if (!may_be_label(&para->runs[i]))
			return;
	split_run(para, len);
	/* One run for all of it: its text is in one piece. */
	para->runs[0].style = STYLE_LABEL;
	para->n_runs -= last;
	memmove(&para->runs[1], &para->runs[last + 1],
	    (para->n_runs - 1) * sizeof(*para->runs));
}
