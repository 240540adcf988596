// SPDX-License-Identifier: GPL-3.0-or-later
/* Lines of front matter: see front-line.h. */
#include <config.h>

#include "model/front-line.h"

#include <string.h>
#include <strings.h>

enum { KEY_LEN_MAX = 64 };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

size_t
front_skip_blanks(const char *s, size_t len, size_t i)
{
	while (i < len && is_blank(s[i]))
		i++;
	return i;
}

static bool
is_key_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	    (c >= '0' && c <= '9') || strchr("_-.:\"'", c) ||
	    (unsigned char)c >= 0x80;
}

/* Finds "key: " or "key =" at the start of the line. */
static bool
line_find_key(struct front_line *line, char separator)
{
	const char *s = line->s;
	size_t n = 0;
	size_t i;

	while (n < line->len && n < KEY_LEN_MAX && s[n] && is_key_byte(s[n])) {
		if (s[n] == separator &&
		    (n + 1 == line->len || is_blank(s[n + 1])))
			break;
		n++;
	}
	i = separator == '=' ? front_skip_blanks(s, line->len, n) : n;
	if (!n || i >= line->len || s[i] != separator)
		return false;
	line->key_len = n;
	line->value = front_skip_blanks(s, line->len, i + 1);
	return true;
}

static enum front_line_kind
line_classify(struct front_line *line, char separator)
{
	const char *s = line->s;

	if (front_skip_blanks(s, line->len, 0) == line->len)
		return LINE_BLANK;
	if (is_blank(s[0]))
		return LINE_INDENTED;
	if (s[0] == '#')
		return LINE_COMMENT;
	if (s[0] == '-' && (line->len == 1 || is_blank(s[1])))
		return LINE_ITEM;
	return line_find_key(line, separator) ? LINE_KEY : LINE_OTHER;
}

/* The line at `at` < end. */
struct front_line
front_line_at(const struct front_block *b, size_t at)
{
	const char *s = b->bytes + at;
	const char *lf = memchr(s, '\n', b->end - at);
	struct front_line line = {.s = s};

	line.len = lf ? (size_t)(lf - s) : b->end - at;
	line.next = at + line.len + (lf != NULL);
	if (line.len && s[line.len - 1] == '\r')
		line.len--;
	line.kind = line_classify(&line, b->separator);
	return line;
}

/* Whether a line is "---", "+++" or "...", with blanks behind at most. */
bool
front_line_is_fence(const struct front_line *line, char c)
{
	return line->len >= 3 && line->s[0] == c && line->s[1] == c &&
	    line->s[2] == c &&
	    front_skip_blanks(line->s, line->len, 3) == line->len;
}

/* Whether an item or an indented line may belong to this one. */
bool
front_line_is_open(const struct front_line *line)
{
	return line->kind == LINE_ITEM || line->kind == LINE_INDENTED ||
	    (line->kind == LINE_KEY && line->value == line->len);
}

bool
front_line_has(const struct front_line *line, char a, char b)
{
	for (size_t i = 0; i + 1 < line->len; i++)
		if (line->s[i] == a && line->s[i + 1] == b)
			return true;
	return false;
}

bool
front_key_equals(const char *key, size_t len, const char *name)
{
	if (len >= 2 && (*key == '"' || *key == '\'') && key[len - 1] == *key)
		key++, len -= 2;
	return strlen(name) == len && !strncasecmp(key, name, len);
}
