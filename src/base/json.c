// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing JSON: see json.h. Whether a comma is due needs one bit and no
 * stack: it is not after an opening bracket or a key, and it is after
 * everything that is complete. */
#include <config.h>

#include "base/json.h"

#include <string.h>

#include "base/utf8-run.h"
#include "base/utf8.h"

static void
begin_value(struct json *json)
{
	if (json->comma)
		strbuf_addc(json->out, ',');
	json->comma = true;
}

static void
open_bracket(struct json *json, char c)
{
	begin_value(json);
	strbuf_addc(json->out, c);
	json->comma = false;
}

static void
close_bracket(struct json *json, char c)
{
	strbuf_addc(json->out, c);
	json->comma = true;
}

void
json_object_begin(struct json *json)
{
	open_bracket(json, '{');
}

void
json_object_end(struct json *json)
{
	close_bracket(json, '}');
}

void
json_array_begin(struct json *json)
{
	open_bracket(json, '[');
}

void
json_array_end(struct json *json)
{
	close_bracket(json, ']');
}

/* Appends a character that does not stand for itself in a string. */
static void
add_escape(struct strbuf *out, uint32_t c)
{
	static const char letters[] = "\b\f\n\r\t\"\\";
	const char *letter = c && c < 0x80 ? strchr(letters, (char)c) : NULL;

	if (letter)
		strbuf_printf(out, "\\%c", "bfnrt\"\\"[letter - letters]);
	else if (c == UTF8_REPLACEMENT)
		strbuf_adds(out, "\xEF\xBF\xBD");
	else
		strbuf_printf(out, "\\u%04x", (unsigned)c);
}

static bool
needs_escape(uint32_t c)
{
	return c < 0x20 || c == '"' || c == '\\' || c == 0x7F || c == 0x2028 ||
	    c == 0x2029 || c == UTF8_REPLACEMENT;
}

/* Appends plain text, of which only quotes and backslashes need a look. Where
 * the next of each stands is asked again only behind it. */
static void
add_plain(struct strbuf *out, const char *s, size_t len)
{
	const char *end = s + len;
	const char *quote = s, *slash = s;

	while (s < end) {
		const char *next;

		if (quote && quote <= s)
			quote = memchr(s, '"', (size_t)(end - s));
		if (slash && slash <= s)
			slash = memchr(s, '\\', (size_t)(end - s));
		next = !quote || (slash && slash < quote) ? slash : quote;
		strbuf_add(out, s, (size_t)((next ? next : end) - s));
		if (!next)
			break;
		add_escape(out, (unsigned char)*next);
		s = next + 1;
	}
}

void
json_text(struct json *json, const char *s, size_t len)
{
	size_t from = 0, i;

	begin_value(json);
	strbuf_addc(json->out, '"');
	while ((i = utf8_run_plain(s, from, len, false)) < len) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);

		add_plain(json->out, s + from, i - from);
		if (needs_escape(c))
			add_escape(json->out, c);
		else
			strbuf_add(json->out, s + i, n);
		from = i + n;
	}
	add_plain(json->out, s + from, len - from);
	strbuf_addc(json->out, '"');
}

void
json_key(struct json *json, const char *key)
{
	begin_value(json);
	strbuf_addc(json->out, '"');
	strbuf_adds(json->out, key);
	strbuf_add(json->out, "\":", 2);
	json->comma = false;
}

void
json_string(struct json *json, const char *s)
{
	if (s)
		json_text(json, s, strlen(s));
	else
		json_null(json);
}

void
json_number(struct json *json, long long number)
{
	begin_value(json);
	strbuf_add_number(json->out, number);
}

void
json_bool(struct json *json, bool value)
{
	begin_value(json);
	strbuf_adds(json->out, value ? "true" : "false");
}

void
json_null(struct json *json)
{
	begin_value(json);
	strbuf_adds(json->out, "null");
}

void
json_key_string(struct json *json, const char *key, const char *s)
{
	json_key(json, key);
	json_string(json, s);
}

void
json_key_number(struct json *json, const char *key, long long number)
{
	json_key(json, key);
	json_number(json, number);
}

void
json_key_bool(struct json *json, const char *key, bool value)
{
	json_key(json, key);
	json_bool(json, value);
}

void
json_line_end(struct json *json)
{
	strbuf_addc(json->out, '\n');
	json->comma = false;
}
