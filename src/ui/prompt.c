// SPDX-License-Identifier: GPL-3.0-or-later
/* A line being typed: see prompt.h. What each key does stands in one table. */
#include <config.h>

#include "ui/prompt.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "base/width.h"
#include "term/term.h"

void
prompt_init(struct prompt *p)
{
	memset(p, 0, sizeof(*p));
	strbuf_init(&p->text);
	strbuf_init(&p->typed);
}

void
prompt_release(struct prompt *p)
{
	strbuf_release(&p->text);
	strbuf_release(&p->typed);
}

void
prompt_open(struct prompt *p, struct history *history)
{
	p->open = true;
	p->pasting = false;
	strbuf_reset(&p->text);
	strbuf_reset(&p->typed);
	p->cursor = 0;
	p->max = PROMPT_MAX;
	p->history = history;
	p->recalled = history->n;
}

bool
prompt_has_room(const struct prompt *p)
{
	return p->text.len + 4 <= p->max;
}

void
history_release(struct history *h)
{
	for (size_t i = 0; i < h->n; i++)
		free(h->lines[i]);
	free(h->lines);
	*h = (struct history){NULL, 0};
}

void
history_add(struct history *h, const char *line)
{
	size_t gone = h->n;

	if (!*line)
		return;
	for (size_t i = 0; i < h->n; i++)
		if (strcmp(h->lines[i], line) == 0)
			gone = i;
	if (gone == h->n && h->n == HISTORY_MAX)
		gone = 0;
	if (gone < h->n) {
		free(h->lines[gone]);
		memmove(&h->lines[gone], &h->lines[gone + 1],
		    (h->n - gone - 1) * sizeof(*h->lines));
		h->n--;
	} else {
		h->lines = mem_realloc(
		    h->lines, mem_product(h->n + 1, sizeof(*h->lines)));
	}
	h->lines[h->n++] = mem_strdup(line);
}

static size_t
next_edge(const struct prompt *p)
{
	return p->cursor +
	    width_next_grapheme(
		p->text.str + p->cursor, p->text.len - p->cursor);
}

static size_t
previous_edge(const struct prompt *p)
{
	return p->cursor - width_prev_grapheme(p->text.str, p->cursor);
}

static enum prompt_result
cut(struct prompt *p, size_t from, size_t to)
{
	if (from == to)
		return PROMPT_MOVED;
	strbuf_splice(&p->text, from, to - from, "", 0);
	p->cursor = from;
	return PROMPT_EDITED;
}

static enum prompt_result
left(struct prompt *p)
{
	p->cursor = previous_edge(p);
	return PROMPT_MOVED;
}

static enum prompt_result
right(struct prompt *p)
{
	p->cursor = next_edge(p);
	return PROMPT_MOVED;
}

static enum prompt_result
home(struct prompt *p)
{
	p->cursor = 0;
	return PROMPT_MOVED;
}

static enum prompt_result
end(struct prompt *p)
{
	p->cursor = p->text.len;
	return PROMPT_MOVED;
}

/* Backspace on nothing leaves the prompt, as in less and vi. */
static enum prompt_result
cut_left(struct prompt *p)
{
	if (!p->text.len) {
		p->open = false;
		return PROMPT_CANCELLED;
	}
	return cut(p, previous_edge(p), p->cursor);
}

static enum prompt_result
cut_right(struct prompt *p)
{
	return cut(p, p->cursor, next_edge(p));
}

static enum prompt_result
cut_to_start(struct prompt *p)
{
	return cut(p, 0, p->cursor);
}

static enum prompt_result
cut_to_end(struct prompt *p)
{
	return cut(p, p->cursor, p->text.len);
}

static enum prompt_result
cut_word(struct prompt *p)
{
	size_t from = p->cursor;

	while (from > 0 && p->text.str[from - 1] == ' ')
		from--;
	while (from > 0 && p->text.str[from - 1] != ' ')
		from--;
	return cut(p, from, p->cursor);
}

void
prompt_set(struct prompt *p, const char *text)
{
	strbuf_set(&p->text, text);
	p->cursor = p->text.len;
}

static enum prompt_result
recall(struct prompt *p, size_t line)
{
	if (p->recalled == p->history->n) {
		strbuf_reset(&p->typed);
		strbuf_add(&p->typed, p->text.str, p->text.len);
	}
	p->recalled = line;
	prompt_set(
	    p, line < p->history->n ? p->history->lines[line] : p->typed.str);
	return PROMPT_EDITED;
}

static enum prompt_result
older(struct prompt *p)
{
	return p->recalled ? recall(p, p->recalled - 1) : PROMPT_MOVED;
}

static enum prompt_result
newer(struct prompt *p)
{
	return p->recalled < p->history->n ? recall(p, p->recalled + 1)
					   : PROMPT_MOVED;
}

static enum prompt_result
accept(struct prompt *p)
{
	p->open = false;
	history_add(p->history, p->text.str);
	return PROMPT_ACCEPTED;
}

static enum prompt_result
cancel(struct prompt *p)
{
	p->open = false;
	return PROMPT_CANCELLED;
}

static enum prompt_result
paste_begin(struct prompt *p)
{
	p->pasting = true;
	return PROMPT_MOVED;
}

static enum prompt_result
paste_end(struct prompt *p)
{
	p->pasting = false;
	return PROMPT_EDITED;
}

#define CTRL(c) ((c) - 'a' + 1)

static const struct {
	uint32_t key;
	enum prompt_result (*run)(struct prompt *);
} edits[] = {
    {13, accept},
    {27, cancel},
    {CTRL('c'), cancel},
    {CTRL('g'), cancel},
    {127, cut_left},
    {CTRL('h'), cut_left},
    {TERM_KEY_DELETE, cut_right},
    {CTRL('d'), cut_right},
    {CTRL('u'), cut_to_start},
    {CTRL('k'), cut_to_end},
    {CTRL('w'), cut_word},
    {TERM_KEY_LEFT, left},
    {CTRL('b'), left},
    {TERM_KEY_RIGHT, right},
    {CTRL('f'), right},
    {TERM_KEY_HOME, home},
    {CTRL('a'), home},
    {TERM_KEY_END, end},
    {CTRL('e'), end},
    {TERM_KEY_UP, older},
    {CTRL('p'), older},
    {TERM_KEY_DOWN, newer},
    {CTRL('n'), newer},
    {TERM_KEY_PASTE_BEGIN, paste_begin},
    {TERM_KEY_PASTE_END, paste_end},
};

static enum prompt_result
insert(struct prompt *p, uint32_t c)
{
	char buf[4];
	size_t len = utf8_encode(buf, c);

	if (p->text.len + len > p->max)
		return PROMPT_MOVED;
	strbuf_splice(&p->text, p->cursor, 0, buf, len);
	p->cursor += len;
	return p->pasting ? PROMPT_MOVED : PROMPT_EDITED;
}

enum prompt_result
prompt_key(struct prompt *p, uint32_t key)
{
	if (p->pasting && (key == 13 || key == 10 || key == 9))
		key = ' ';
	/* All else is no text, whatever it would do as a key. */
	if (p->pasting && key != TERM_KEY_PASTE_END &&
	    (key > 0x10FFFF || !utf8_is_clean(key)))
		return PROMPT_MOVED;
	for (size_t i = 0; i < sizeof(edits) / sizeof(edits[0]); i++)
		if (edits[i].key == key)
			return edits[i].run(p);
	if (key <= 0x10FFFF && utf8_is_clean(key))
		return insert(p, key);
	return PROMPT_IGNORED;
}
