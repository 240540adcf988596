// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of keys: see keys.h. */
#include <config.h>

#include "ui/keys.h"

#include <stdio.h>
#include <string.h>

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
    {"<F1>", TERM_KEY_F1, "F1"},
    {"<lt>", '<', "<"},
};

size_t
key_parse(const char *s, uint32_t *key)
{
	if (!*s)
		return 0;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t len = strlen(names[i].name);

		if (strncmp(s, names[i].name, len) == 0) {
			*key = names[i].key;
			return len;
		}
	}
	if (strncmp(s, "<C-", 3) == 0 && s[3] >= 'a' && s[3] <= 'z' &&
	    s[4] == '>') {
		*key = (uint32_t)(s[3] - 'a' + 1);
		return 5;
	}
	return *s == '<' ? 0 : utf8_decode(s, strlen(s), key);
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
