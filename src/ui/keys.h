// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of keys, as the action table and the help screen write them: "j",
 * "<Space>", "<C-d>", "<PgDn>", "<lt>". */
#ifndef NONMUN_UI_KEYS_H
#define NONMUN_UI_KEYS_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum {
	KEY_NAME_SIZE = 16,
	KEYS_MAX = 4, /* in a sequence, "gy" for instance */
	KEYS_LABEL_SIZE = KEYS_MAX * KEY_NAME_SIZE,
};

/* Reads the name at the start of `s`, in small or capital letters where it
 * stands in angle brackets; returns its length in bytes, 0 when it is
 * none. */
size_t key_parse(const char *s, uint32_t *key);

/* Reads the names at the start of `s` up to a blank, one key or several that
 * mean something together; returns their length in bytes, 0 when they are none
 * or more than KEYS_MAX. */
size_t keys_parse(const char *s, uint32_t keys[KEYS_MAX], size_t *n);

/* Appends the name of the key, as key_parse reads it. */
void key_name(uint32_t key, struct strbuf *out);

/* How people call the key, "^D" or "PgDn". Returns `buf`. */
char *key_label(uint32_t key, char buf[KEY_NAME_SIZE]);

#endif
