// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A terminal in memory: see term-memory.h. There are two grids, what has been
 * drawn and what was flushed; a wide character leaves the cell of its right
 * half empty.
 */
#include <config.h>

#include "term/term-memory.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "conf/look.h"
#include "term/term-ops.h"
#include "term/term-script.h"

struct grid_cell {
	char text[TERM_CELL_CHARS * 4 + 1]; /* "": right half of a wide one */
	enum style style;
};

struct memory_term {
	struct term term;
	struct grid_cell *drawn, *flushed;
	struct term_script script;
	int64_t clock;
	int flushed_row, flushed_col; /* the cursor */
	bool forgotten;               /* send everything with the next flush */
	bool idle;                    /* a key was asked for and none left */
	size_t flushes;
	struct term_memory_counts counts;
	struct term_url *urls; /* of all links ever flushed */
	size_t n_urls, cap_urls;
	struct strbuf copied;
	const char *refusal; /* of copies; NULL: none */
};

static struct memory_term *
memory_of(struct term *term)
{
	return (struct memory_term *)term;
}

static const struct memory_term *
memory_of_const(const struct term *term)
{
	return (const struct memory_term *)term;
}

/* Grids */

static size_t
grid_size(const struct memory_term *m)
{
	return mem_product((size_t)m->term.rows, (size_t)m->term.cols);
}

static struct grid_cell *
cell_at(const struct memory_term *m, struct grid_cell *grid, int row, int col)
{
	return &grid[(size_t)row * (size_t)m->term.cols + (size_t)col];
}

static void
blank_cell(struct grid_cell *cell, enum style style)
{
	/* To the last byte, so that grids can be compared as memory. */
	memset(cell, 0, sizeof(*cell));
	cell->text[0] = ' ';
	cell->style = style;
}

static struct grid_cell *
grid_new(const struct memory_term *m)
{
	size_t n = grid_size(m);
	struct grid_cell *grid = mem_alloc(mem_product(n, sizeof(*grid)));

	for (size_t i = 0; i < n; i++)
		blank_cell(&grid[i], STYLE_NORMAL);
	return grid;
}

static void
set_size(struct memory_term *m, int rows, int cols)
{
	free(m->drawn);
	free(m->flushed);
	term_set_size(&m->term, rows, cols);
	m->drawn = grid_new(m);
	m->flushed = grid_new(m);
	m->forgotten = true;
}

static void
memory_put(struct term *term, int row, int col, const struct term_cell *cell,
    enum style style)
{
	struct memory_term *m = memory_of(term);
	struct grid_cell *to = cell_at(m, m->drawn, row, col);
	size_t len = 0;

	assert(!term->away);
	for (unsigned i = 0; i < cell->width; i++)
		blank_cell(&to[i], style);
	to[0].text[0] = '\0';
	for (unsigned i = 0; i < cell->n; i++)
		len += utf8_encode(to[0].text + len, cell->chars[i]);
	if (cell->width == 2)
		to[1].text[0] = '\0';
}

static void
memory_blank(struct term *term, int row, int col, int n, enum style style)
{
	const struct term_cell blank = term_cell_blank();

	for (int i = 0; i < n; i++)
		memory_put(term, row, col + i, &blank, style);
}

static void
memory_scroll(struct term *term, const struct term_scroll *scroll)
{
	struct memory_term *m = memory_of(term);
	bool up = scroll->by > 0;
	int gap = up ? scroll->by : -scroll->by;
	int stay = scroll->bottom - scroll->top - gap;
	size_t cols = (size_t)term->cols;
	int from = up ? scroll->top + gap : scroll->top;
	int to = up ? scroll->top : scroll->top + gap;
	int free_row = up ? scroll->bottom - gap : scroll->top;

	memmove(cell_at(m, m->drawn, to, 0), cell_at(m, m->drawn, from, 0),
	    (size_t)stay * cols * sizeof(*m->drawn));
	for (size_t i = 0; i < (size_t)gap * cols; i++)
		blank_cell(cell_at(m, m->drawn, free_row, 0) + i, STYLE_NORMAL);
}

static const char *
url_of(const struct memory_term *m, uint64_t hash)
{
	for (size_t i = 0; i < m->n_urls; i++)
		if (m->urls[i].hash == hash)
			return m->urls[i].text;
	return NULL;
}

/* Keeps the URLs that the common part is about to forget; whether there is
 * a new link to show. */
static bool
flush_links(struct memory_term *m)
{
	struct term_links *links = &m->term.links;

	for (size_t i = 0; i < links->n_urls; i++) {
		if (url_of(m, links->urls[i].hash))
			continue;
		m->urls = mem_grow(
		    m->urls, m->n_urls, &m->cap_urls, sizeof(*m->urls));
		m->urls[m->n_urls++] = (struct term_url){
		    links->urls[i].hash, mem_strdup(links->urls[i].text)};
	}
	return term_links_flush(links);
}

static void
memory_flush(struct term *term, const struct term_scroll *scrolled)
{
	struct memory_term *m = memory_of(term);
	size_t size = grid_size(m) * sizeof(*m->drawn);

	(void)scrolled;
	if (!flush_links(m) && !m->forgotten &&
	    m->flushed_row == term->cursor_row &&
	    m->flushed_col == term->cursor_col &&
	    memcmp(m->drawn, m->flushed, size) == 0)
		return;
	memcpy(m->flushed, m->drawn, size);
	m->flushed_row = term->cursor_row;
	m->flushed_col = term->cursor_col;
	m->forgotten = false;
	m->flushes++;
}

static void
memory_redraw(struct term *term)
{
	memory_of(term)->forgotten = true;
	memory_of(term)->counts.redrawn++;
}

static void
memory_leave(struct term *term)
{
	memory_of(term)->counts.left++;
}

static void
memory_enter(struct term *term)
{
	memory_of(term)->forgotten = true;
	memory_of(term)->counts.entered++;
}

static void
memory_suspend(struct term *term)
{
	memory_of(term)->forgotten = true;
	memory_of(term)->counts.suspended++;
}

static const char *
memory_copy(struct term *term, const char *text, size_t len)
{
	struct memory_term *m = memory_of(term);

	if (m->refusal)
		return m->refusal;
	strbuf_reset(&m->copied);
	strbuf_add(&m->copied, text, len);
	m->counts.copied++;
	return NULL;
}

/* Keys */

static int64_t
memory_now(const struct term *term)
{
	return memory_of_const(term)->clock;
}

/* Lets the time of a <wait> pass, at most `*timeout_ms` of it (-1: all), which
 * becomes less by it; whether the wait is over. */
static bool
pass_time(struct memory_term *m, struct term_event *event, int *timeout_ms)
{
	int passed = event->wait_ms;

	if (*timeout_ms >= 0 && passed > *timeout_ms)
		passed = *timeout_ms;
	if (*timeout_ms > 0)
		*timeout_ms -= passed;
	m->clock += passed;
	event->wait_ms -= passed;
	return event->wait_ms == 0;
}

/* Does what an event says; TERM_KEY_NONE when it is no key. */
static uint32_t
take_event(struct memory_term *m, const struct term_event *event)
{
	m->script.next++;
	if (event->kind == TERM_EVENT_KEY)
		return event->key;
	if (event->kind == TERM_EVENT_WAIT)
		return TERM_KEY_NONE;
	if (event->kind == TERM_EVENT_MOUSE) {
		m->term.mouse = event->mouse;
		return TERM_KEY_MOUSE;
	}
	set_size(m, event->rows, event->cols);
	return TERM_KEY_RESIZE;
}

static uint32_t
memory_key(struct term *term, int timeout_ms)
{
	struct memory_term *m = memory_of(term);
	uint32_t key = TERM_KEY_NONE;

	while (key == TERM_KEY_NONE && m->script.next < m->script.n) {
		struct term_event *event = &m->script.items[m->script.next];
		if (event->kind == TERM_EVENT_HANGUP)
			return TERM_KEY_HANGUP;
		if (event->kind == TERM_EVENT_WAIT &&
		    !pass_time(m, event, &timeout_ms))
			return TERM_KEY_NONE;
		key = take_event(m, event);
	}
	if (key == TERM_KEY_NONE) {
		m->idle = true;
		m->clock += timeout_ms > 0 ? timeout_ms : 0;
	}
	return key;
}

bool
term_memory_type(struct term *term, const char *keys)
{
	struct memory_term *m = memory_of(term);
	size_t before = m->script.n;
	bool good = term_script_read(&m->script, keys);

	m->idle = m->idle && m->script.n == before;
	return good;
}

/* Looking at it */

bool
term_memory_idle(const struct term *term)
{
	return memory_of_const(term)->idle;
}

const char *
term_memory_cell(const struct term *term, int row, int col, enum style *style)
{
	const struct memory_term *m = memory_of_const(term);
	const struct grid_cell *cell = cell_at(m, m->flushed, row, col);

	if (style)
		*style = cell->style;
	return cell->text;
}

/* Columns of a row without the blanks at its end. */
static int
used_cols(const struct term *term, int row, bool styles)
{
	int n = term->cols;

	while (n > 0) {
		enum style style;
		const char *text = term_memory_cell(term, row, n - 1, &style);
		if (strcmp(text, " ") != 0 || (styles && style != STYLE_NORMAL))
			break;
		n--;
	}
	return n;
}

static void
add_row(const struct term *term, struct strbuf *out, int row, bool styles)
{
	int n = used_cols(term, row, styles);
	enum style now = STYLE_NORMAL;

	for (int col = 0; col < n; col++) {
		enum style style;
		const char *text = term_memory_cell(term, row, col, &style);
		if (styles && style != now) {
			if (now != STYLE_NORMAL)
				strbuf_addc(out, '}');
			if (style != STYLE_NORMAL)
				strbuf_printf(
				    out, "{%s:", look_style_name(style));
			now = style;
		}
		strbuf_adds(out, text);
	}
	if (now != STYLE_NORMAL)
		strbuf_addc(out, '}');
	strbuf_addc(out, '\n');
}

void
term_memory_text(const struct term *term, struct strbuf *out, bool styles)
{
	for (int row = 0; row < term->rows; row++)
		add_row(term, out, row, styles);
}

const char *
term_memory_link(const struct term *term, int row, int col)
{
	const struct memory_term *m = memory_of_const(term);

	return url_of(m, term->links.shown[row * term->cols + col]);
}

const char *
term_memory_copy(const struct term *term, size_t *len)
{
	const struct memory_term *m = memory_of_const(term);

	*len = m->copied.len;
	return m->counts.copied ? m->copied.str : NULL;
}

void
term_memory_refuse_copies(struct term *term, const char *why)
{
	memory_of(term)->refusal = why;
}

void
term_memory_cursor(const struct term *term, int *row, int *col)
{
	*row = memory_of_const(term)->flushed_row;
	*col = memory_of_const(term)->flushed_col;
}

size_t
term_memory_flushes(const struct term *term)
{
	return memory_of_const(term)->flushes;
}

struct term_memory_counts
term_memory_counts(const struct term *term)
{
	return memory_of_const(term)->counts;
}

/* Opening and closing */

static void
memory_close(struct term *term)
{
	struct memory_term *m = memory_of(term);

	term_release(term);
	free(m->drawn);
	free(m->flushed);
	term_script_release(&m->script);
	for (size_t i = 0; i < m->n_urls; i++)
		free(m->urls[i].text);
	free(m->urls);
	strbuf_release(&m->copied);
	free(m);
}

static void
memory_wish(struct term *term)
{
	(void)term;
}

static const struct term_ops memory_ops = {
    .close = memory_close,
    .key = memory_key,
    .now = memory_now,
    .put = memory_put,
    .blank = memory_blank,
    .scroll = memory_scroll,
    .flush = memory_flush,
    .redraw = memory_redraw,
    .leave = memory_leave,
    .enter = memory_enter,
    .suspend = memory_suspend,
    .wish = memory_wish,
    .copy = memory_copy,
};

struct term *
term_open_memory(int rows, int cols)
{
	struct memory_term *m = mem_alloc(sizeof(*m));

	m->term.ops = &memory_ops;
	m->term.links.on = true;
	strbuf_init(&m->copied);
	set_size(m, rows, cols);
	return &m->term;
}
