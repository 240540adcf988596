// SPDX-License-Identifier: GPL-3.0-or-later
/* Words, phrases and fields of a query: see query-token.h. */
#include <config.h>

#include "model/query-token.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"

static const char *const field_names[QUERY_FIELDS] = {
    [FIELD_TEXT] = "",
    [FIELD_SECTION] = "section",
    [FIELD_TITLE] = "title",
    [FIELD_TAG] = "tag",
    [FIELD_NOTE] = "note",
    [FIELD_ARXIV] = "arxiv",
    [FIELD_BEFORE] = "before",
    [FIELD_AFTER] = "after",
};

const char *
query_field_name(enum query_field field)
{
	return field_names[field];
}

/* Any of these begins a phrase, and any ends it. */
static bool
is_quote(uint32_t c)
{
	return c == '"' || c == 0x201C || c == 0x201D || c == 0x201E ||
	    c == 0xFF02;
}

/* Bytes of the run of characters at `at` that are (not) what `is` says. */
static size_t
run_length(const char *s, size_t len, size_t at, bool is(uint32_t), bool yes)
{
	size_t i = at;

	while (i < len) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);

		if (is(c) != yes)
			break;
		i += n;
	}
	return i - at;
}

static bool
is_blank(uint32_t c)
{
	return uc_is_property_white_space(c);
}

/* Bytes of the quote at `at`; 0 where there is none. */
static size_t
quote_length(const char *s, size_t len, size_t at)
{
	uint32_t c = 0;
	size_t n = at < len ? utf8_decode(s + at, len - at, &c) : 0;

	return is_quote(c) ? n : 0;
}

/* The field that the text at `at` names, and the bytes of its name with the
 * colon. */
static enum query_field
read_field(const char *s, size_t len, size_t at, size_t *n)
{
	for (int i = FIELD_TEXT + 1; i < QUERY_FIELDS; i++) {
		*n = strlen(field_names[i]);
		if (len - at > *n && s[at + *n] == ':' &&
		    !strncasecmp(s + at, field_names[i], *n)) {
			++*n;
			return (enum query_field)i;
		}
	}
	*n = 0;
	return FIELD_TEXT;
}

/* Bytes of a word at the begin of `s` that stands before a colon as if it named
 * a field; 0 where none does. What goes on with "/" is a URL. */
static size_t
name_length(const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && ((s[n] | 0x20) >= 'a' && (s[n] | 0x20) <= 'z'))
		n++;
	return n && n + 1 < len && s[n] == ':' && s[n + 1] != '/' &&
		!is_blank((unsigned char)s[n + 1])
	    ? n
	    : 0;
}

char *
query_no_field(const char *typed)
{
	struct strbuf clean = STRBUF_INIT;
	struct query_token token;
	char *name = NULL;
	size_t at = 0;

	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	while (!name && query_token_next(&token, clean.str, clean.len, &at)) {
		const char *s = clean.str + token.begin;
		size_t n = name_length(s, token.end - token.begin);

		if (n && token.field == FIELD_TEXT && !token.quoted)
			name = mem_strndup(s, n);
	}
	strbuf_release(&clean);
	return name;
}

/* Whether a word that is not in quotes stands between alternatives. */
static bool
is_either(const char *s, size_t len)
{
	return (len == 2 && !memcmp(s, "OR", 2)) || (len == 1 && *s == '|');
}

bool
query_token_next(
    struct query_token *token, const char *s, size_t len, size_t *at)
{
	size_t n, quote;

	*at += run_length(s, len, *at, is_blank, true);
	if (*at >= len)
		return false;
	token->excluded =
	    s[*at] == '-' && (*at + 1 == len || s[*at + 1] != '-');
	*at += token->excluded;
	token->field = read_field(s, len, *at, &n);
	quote = quote_length(s, len, *at + n);
	token->begin = *at + n + quote;
	token->quoted = quote > 0;
	token->regex = !quote && token->begin < len && s[token->begin] == '~';
	n = token->quoted  ? run_length(s, len, token->begin, is_quote, false)
	    : token->regex ? len - token->begin
			   : run_length(s, len, token->begin, is_blank, false);
	token->end = token->begin + n;
	token->finished = token->end < len;
	token->either = !token->excluded && token->field == FIELD_TEXT &&
	    !quote && is_either(s + token->begin, n);
	*at = token->end;
	if (token->quoted)
		*at += quote_length(s, len, token->end);
	return true;
}
