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
