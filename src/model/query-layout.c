// SPDX-License-Identifier: GPL-3.0-or-later
/* A query as typed with the other keyboard layout: query_other_layout of
 * query.h. What stands between the values stays as it is. */
#include <config.h>

#include "model/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/layout-keys.h"
#include "model/query-token.h"
#include "model/section.h"

/* Fields whose value is text, not a number of some kind. */
static bool
is_text(enum query_field field)
{
	return field == FIELD_TEXT || field == FIELD_SECTION ||
	    field == FIELD_TITLE || field == FIELD_TAG || field == FIELD_NOTE;
}

/* Whether a value is to be typed again; a section that is known is not. */
static bool
is_convertible(const struct query_token *token, const char *s)
{
	char *value;
	bool known;

	if (!is_text(token->field) || token->regex || token->either)
		return false;
	if (token->field != FIELD_SECTION)
		return true;
	value = mem_strndup(s + token->begin, token->end - token->begin);
	known = section_kind_of(value) != SECTION_OTHER;
	free(value);
	return !known;
}

/* The layout of all that can be typed again. */
static enum layout
layout_of_query(const struct strbuf *typed)
{
	struct strbuf all = STRBUF_INIT;
	struct query_token token;
	enum layout layout;
	size_t at = 0;

	while (query_token_next(&token, typed->str, typed->len, &at))
		if (is_convertible(&token, typed->str))
			strbuf_add(&all, typed->str + token.begin,
			    token.end - token.begin);
	layout = layout_of(all.str, all.len);
	strbuf_release(&all);
	return layout;
}

/* Appends a value as typed with the other layout, Latin letters in lower case:
 * a capital that Shift was not meant to make would find less. */
static bool
convert(struct strbuf *out, const char *s, size_t len, enum layout layout)
{
	size_t from = out->len;

	if (layout == LAYOUT_LATIN)
		return layout_to_korean(out, s, len);
	layout_to_latin(out, s, len);
	for (char *p = out->str + from; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p | 0x20);
	return true;
}

static bool
convert_query(
    struct strbuf *out, const struct strbuf *typed, enum layout layout)
{
	struct query_token token;
	size_t done = 0;
	size_t at = 0;

	while (query_token_next(&token, typed->str, typed->len, &at)) {
		if (!is_convertible(&token, typed->str))
			continue;
		strbuf_add(out, typed->str + done, token.begin - done);
		if (!convert(out, typed->str + token.begin,
			token.end - token.begin, layout))
			return false;
		done = token.end;
	}
	strbuf_add(out, typed->str + done, typed->len - done);
	return true;
}

char *
query_other_layout(const char *typed)
{
	struct strbuf clean = STRBUF_INIT;
	struct strbuf out = STRBUF_INIT;
	enum layout layout;
	bool ok;

	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	layout = layout_of_query(&clean);
	ok = (layout == LAYOUT_LATIN || layout == LAYOUT_KOREAN) &&
	    convert_query(&out, &clean, layout);
	strbuf_release(&clean);
	if (ok)
		return strbuf_detach(&out);
	strbuf_release(&out);
	return NULL;
}
