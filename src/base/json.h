// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Writing JSON (RFC 8259), piece by piece, with the commas in their places:
 *
 *	json_object_begin(&json);
 *	json_key(&json, "number");
 *	json_number(&json, 3);
 *	json_object_end(&json);
 *
 * On one line, without blanks. Strings must be UTF-8; what is not becomes
 * U+FFFD. All but ASCII controls, quotes, backslashes and the line separators
 * U+2028 and U+2029 is written as it is.
 */
#ifndef NONMUN_BASE_JSON_H
#define NONMUN_BASE_JSON_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* Writes to the end of `out`, which stays the caller's. */
struct json {
	struct strbuf *out;
	bool comma; /* the next key or value is not the first at its level */
};

#define JSON_INIT(sb)       \
	{                   \
		(sb), false \
	}

void json_object_begin(struct json *json);
void json_object_end(struct json *json);
void json_array_begin(struct json *json);
void json_array_end(struct json *json);

/* The key of what is written next: a word of the program's own, in which
 * nothing needs an escape. */
void json_key(struct json *json, const char *key);

void json_string(struct json *json, const char *s); /* NULL: null */
void json_text(struct json *json, const char *s, size_t len);
void json_number(struct json *json, long long number);
void json_bool(struct json *json, bool value);
void json_null(struct json *json);

/* A key with its value. */
void json_key_string(struct json *json, const char *key, const char *s);
void json_key_number(struct json *json, const char *key, long long number);
void json_key_bool(struct json *json, const char *key, bool value);

/* Ends a line of output: the next value begins anew, without a comma. */
void json_line_end(struct json *json);

#endif
