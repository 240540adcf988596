// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of keys: see keys.h. */
#include <config.h>

#include "ui/keys.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "term/term.h"

static const struct {
	const char *name;
	uint32_t key;
	const char *label;
} names[] = {
    {"<Space>", ' ', "Space"},
    {"<Enter>", 13, "Enter"},
    {"<Esc>", 27, "Esc"},
    {"<Tab>", 9, "Tab"},
    {"<BackTab>", TERM_KEY_BACKTAB, "Shift-Tab"},
    {"<Backspace>", 127, "Backspace"},
    {"<Up>", TERM_KEY_UP, "Up"},
    {"<Down>", TERM_KEY_DOWN, "Down"},
    {"<Left>", TERM_KEY_LEFT, "Left"},
    {"<Right>", TERM_KEY_RIGHT, "Right"},
    {"<Home>", TERM_KEY_HOME, "Home"},
    {"<End>", TERM_KEY_END, "End"},
    {"<PgUp>", TERM_KEY_PAGE_UP, "PgUp"},
    {"<PgDn>", TERM_KEY_PAGE_DOWN, "PgDn"},
    {"<Insert>", TERM_KEY_INSERT, "Insert"},
    {"<Delete>", TERM_KEY_DELETE, "Delete"},
    {"<F1>", TERM_KEY_F1, "F1"},
    {"<F2>", TERM_KEY_F2, "F2"},
    {"<F3>", TERM_KEY_F3, "F3"},
    {"<F4>", TERM_KEY_F4, "F4"},
    {"<F5>", TERM_KEY_F5, "F5"},
    {"<F6>", TERM_KEY_F6, "F6"},
    {"<F7>", TERM_KEY_F7, "F7"},
    {"<F8>", TERM_KEY_F8, "F8"},
    {"<F9>", TERM_KEY_F9, "F9"},
    {"<F10>", TERM_KEY_F10, "F10"},
    {"<F11>", TERM_KEY_F11, "F11"},
    {"<F12>", TERM_KEY_F12, "F12"},
    {"<lt>", '<', "<"},
};

size_t
key_parse(const char *s, uint32_t *key)
{
	if (*s != '<')
		return *s ? utf8_decode(s, strlen(s), key) : 0;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t len = strlen(names[i].name);

		if (strncasecmp(s, names[i].name, len) == 0) {
			*key = names[i].key;
			return len;
		}
	}
	if (strncasecmp(s, "<C-", 3) == 0) {
		unsigned letter = (unsigned char)s[3] | 0x20u;

		if (letter < 'a' || letter > 'z' || s[4] != '>')
			return 0;
		*key = letter - 'a' + 1;
		return 5;
	}
	return 0;
}

size_t
keys_parse(const char *s, uint32_t keys[KEYS_MAX], size_t *n)
{
	size_t at = 0;

	for (*n = 0; s[at] && s[at] != ' '; (*n)++) {
		size_t len = *n < KEYS_MAX ? key_parse(s + at, &keys[*n]) : 0;

		if (!len)
			return 0;
		at += len;
	}
	return at;
}

void
key_name(uint32_t key, struct strbuf *out)
{
	char text[8];

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].key == key) {
			strbuf_adds(out, names[i].name);
			return;
		}
	if (key >= 1 && key <= 26)
		strbuf_printf(out, "<C-%c>", (char)(key + 'a' - 1));
	else
		strbuf_add(out, text, utf8_encode(text, key));
}

char *
key_label(uint32_t key, char buf[KEY_NAME_SIZE])
{
	size_t n;

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i].key == key) {
			snprintf(buf, KEY_NAME_SIZE, "%s", names[i].label);
			return buf;
		}
	if (key < ' ') {
		snprintf(buf, KEY_NAME_SIZE, "^%c", (char)(key + '@'));
		return buf;
	}
	n = utf8_encode(buf, key);
	buf[n] = '\0';
	return buf;
}
