// SPDX-License-Identifier: GPL-3.0-or-later
/* Keys written down: see term-script.h. */
#include <config.h>

#include "term/term-script.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "term/term-ops.h"

static const struct {
	const char *name;
	uint32_t key;
} key_names[] = {
    {"Enter", 13},
    {"Esc", 27},
    {"Tab", 9},
    {"BackTab", TERM_KEY_BACKTAB},
    {"Space", ' '},
    {"Backspace", 127},
    {"Up", TERM_KEY_UP},
    {"Down", TERM_KEY_DOWN},
    {"Left", TERM_KEY_LEFT},
    {"Right", TERM_KEY_RIGHT},
    {"Home", TERM_KEY_HOME},
    {"End", TERM_KEY_END},
    {"PgUp", TERM_KEY_PAGE_UP},
    {"PgDn", TERM_KEY_PAGE_DOWN},
    {"Insert", TERM_KEY_INSERT},
    {"Delete", TERM_KEY_DELETE},
    {"F1", TERM_KEY_F1},
    {"F2", TERM_KEY_F2},
    {"F3", TERM_KEY_F3},
    {"F4", TERM_KEY_F4},
    {"F5", TERM_KEY_F5},
    {"F6", TERM_KEY_F6},
    {"F7", TERM_KEY_F7},
    {"F8", TERM_KEY_F8},
    {"F9", TERM_KEY_F9},
    {"F10", TERM_KEY_F10},
    {"F11", TERM_KEY_F11},
    {"F12", TERM_KEY_F12},
    {"lt", '<'},
    {"Unknown", TERM_KEY_UNKNOWN},
    {"PasteBegin", TERM_KEY_PASTE_BEGIN},
    {"PasteEnd", TERM_KEY_PASTE_END},
};

static bool
key_of_name(const char *name, size_t len, uint32_t *key)
{
	for (size_t i = 0; i < sizeof(key_names) / sizeof(key_names[0]); i++)
		if (strlen(key_names[i].name) == len &&
		    memcmp(key_names[i].name, name, len) == 0) {
			*key = key_names[i].key;
			return true;
		}
	if (len == 3 && name[0] == 'C' && name[1] == '-' && name[2] >= '@') {
		*key = term_key_of_char((uint32_t)name[2] & 0x1F);
		return true;
	}
	return false;
}

/* A number from 1 to `max` that ends at `end`; 0 if it is none. */
static int
read_number(const char **at, char end, int max)
{
	int n = 0;

	while (**at >= '0' && **at <= '9' && n <= max)
		n = n * 10 + (*(*at)++ - '0');
	return **at == end && n <= max ? n : 0;
}

static const struct {
	const char *name; /* with the colon before the place */
	enum term_mouse_what what;
} mouse_names[] = {
    {"press:", TERM_MOUSE_PRESS},
    {"wheel-up:", TERM_MOUSE_UP},
    {"wheel-down:", TERM_MOUSE_DOWN},
};

/* Reads "press:ROW,COL" and its like, which count from 0. */
static bool
read_mouse(const char *name, struct term_event *event)
{
	for (size_t i = 0; i < sizeof(mouse_names) / sizeof(mouse_names[0]);
	     i++) {
		size_t len = strlen(mouse_names[i].name);
		char *end;

		if (strncmp(name, mouse_names[i].name, len) != 0)
			continue;
		event->kind = TERM_EVENT_MOUSE;
		event->mouse.what = mouse_names[i].what;
		event->mouse.row = (int)strtol(name + len, &end, 10);
		if (end == name + len || *end != ',')
			return false;
		name = end + 1;
		event->mouse.col = (int)strtol(name, &end, 10);
		return end > name && *end == '>';
	}
	return false;
}

/* Reads what stands in <>, from `name` to `end`, where '>' is. */
static bool
read_named(const char *name, const char *end, struct term_event *event)
{
	size_t len = (size_t)(end - name);

	if (len == 6 && memcmp(name, "hangup", len) == 0) {
		event->kind = TERM_EVENT_HANGUP;
		return true;
	}
	if (strncmp(name, "wait:", 5) == 0) {
		event->kind = TERM_EVENT_WAIT;
		name += 5;
		event->wait_ms = read_number(&name, '>', 1000000);
		return event->wait_ms > 0;
	}
	if (strncmp(name, "resize:", 7) == 0) {
		event->kind = TERM_EVENT_RESIZE;
		name += 7;
		event->cols = read_number(&name, 'x', 1000);
		name++;
		event->rows = event->cols ? read_number(&name, '>', 1000) : 0;
		return event->rows > 0;
	}
	if (read_mouse(name, event))
		return true;
	event->kind = TERM_EVENT_KEY;
	return key_of_name(name, len, &event->key);
}

/* Reads one key or event; `*keys` goes beyond it. */
static bool
read_event(const char **keys, struct term_event *event)
{
	const char *s = *keys;
	const char *end;

	*event = (struct term_event){.kind = TERM_EVENT_KEY};
	if (*s != '<') {
		*keys += utf8_decode(s, strlen(s), &event->key);
		event->key = term_key_of_char(event->key);
		return true;
	}
	end = strchr(s, '>');
	if (!end)
		return false;
	*keys = end + 1;
	return read_named(s + 1, end, event);
}

bool
term_script_read(struct term_script *script, const char *keys)
{
	size_t before = script->n;
	struct term_event event;

	while (*keys) {
		if (!read_event(&keys, &event)) {
			script->n = before;
			return false;
		}
		script->items = mem_grow(script->items, script->n, &script->cap,
		    sizeof(*script->items));
		script->items[script->n++] = event;
	}
	return true;
}

void
term_script_release(struct term_script *script)
{
	free(script->items);
	*script = (struct term_script){0};
}
