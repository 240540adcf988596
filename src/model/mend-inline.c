// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Mending within lines: see mend-inline.h. TeX is found by Pandoc's rule for
 * dollar signs (no blank inside the signs, no digit after the last), and only
 * where neither code nor a link stands in it.
 *
 * Noncharacters carry what is mended through CommonMark: U+FDD0... stand for
 * the signs that it acts upon, and U+FDDF for nothing. Between punctuation and
 * "**" that one makes CommonMark see a letter, so that a Korean ending may
 * follow; it knows only languages that put blanks between words.
 */
#include <config.h>

#include "model/mend-inline.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <unictype.h>

#include "base/utf8.h"

/* What CommonMark acts upon, in the order of its stand-ins from U+FDD0. */
static const char active[] = "_*\\<>[]+-=#&~|!";

static const char nothing[] = "\xEF\xB7\x9F"; /* U+FDDF */

bool
mend_is_stand_in(const char *p, const char *e)
{
	return e - p >= 3 && memcmp(p, nothing, 2) == 0 &&
	    (p[2] & 0xF0) == 0x90;
}

void
mend_add_inert(struct strbuf *out, const char *p, const char *e)
{
	for (; p < e; p++) {
		const char *a = *p ? strchr(active, *p) : NULL;
		char c[3] = {nothing[0], nothing[1], 0};

		if (!a) {
			strbuf_addc(out, *p);
			continue;
		}
		c[2] = (char)(0x90 + (a - active));
		strbuf_add(out, c, sizeof(c));
	}
}

void
mend_restore(struct strbuf *sb, size_t from)
{
	char *to =
	    memchr(sb->str + from, (unsigned char)nothing[0], sb->len - from);
	char *end = sb->str + sb->len;

	if (!to)
		return;
	for (char *p = to; p < end; p++) {
		if (!mend_is_stand_in(p, end)) {
			*to++ = *p;
			continue;
		}
		if (p[2] != nothing[2])
			*to++ = active[p[2] & 0x0F];
		p += 2;
	}
	strbuf_truncate(sb, (size_t)(to - sb->str));
}

/* The end of the TeX that begins after the dollar sign before `p`, or NULL:
 * the next dollar sign on the line, if all is as the rule wants it. */
static const char *
inline_tex_end(const char *p, const char *e)
{
	const char *q;

	if (p >= e || utf8_is_space(*p) || *p == '$')
		return NULL;
	for (q = p; q < e && *q != '$'; q++) {
		if (*q == '`' || (*q == ']' && q + 1 < e && q[1] == '('))
			return NULL;
		if (*q == '\\' && q + 1 < e)
			q++;
	}
	if (q >= e || utf8_is_space(q[-1]) ||
	    (q + 1 < e && isdigit((unsigned char)q[1])))
		return NULL;
	return q;
}

/* Appends a line with its TeX made inert. */
static void
add_tex(struct strbuf *out, const char *p, const char *e)
{
	const char *start = p;

	while (p < e) {
		const char *d = memchr(p, '$', (size_t)(e - p));
		bool escaped = d && d > start && d[-1] == '\\';
		const char *close;

		if (!d)
			break;
		strbuf_add(out, p, (size_t)(d + 1 - p));
		p = d + 1;
		close = escaped ? NULL : inline_tex_end(p, e);
		if (close) {
			mend_add_inert(out, p, close);
			strbuf_addc(out, '$');
			p = close + 1;
		}
	}
	strbuf_add(out, p, (size_t)(e - p));
}

/* The next "**" that is not part of more; NULL: none. */
static const char *
next_strong(const char *p, const char *e)
{
	while (p < e && (p = memchr(p, '*', (size_t)(e - p)))) {
		const char *q = p;

		while (q < e && *q == '*')
			q++;
		if (q - p == 2)
			return p;
		p = q;
	}
	return NULL;
}

static uint32_t
char_at(const char *p, const char *e)
{
	uint32_t c = ' ';

	if (p < e)
		utf8_decode(p, (size_t)(e - p), &c);
	return c;
}

static uint32_t
char_before(const char *start, const char *p)
{
	const char *q = p;

	while (q > start && q > p - 4 && (*--q & 0xC0) == 0x80)
		;
	return char_at(q, p);
}

static bool
is_blank(uint32_t c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_punctuation(uint32_t c)
{
	return c < 0x80 ? ispunct((int)c)
			: uc_is_general_category(c, UC_PUNCTUATION);
}

/* A letter of a script that puts no blank between a word and its ending. */
static bool
is_east_asian(uint32_t c)
{
	return ((c >= 0x1100 && c <= 0x11FF) || c >= 0x2E80) && uc_is_alpha(c);
}

/* Appends a line with its emphasis made to work: "**" in pairs on one line. */
static void
add_emphasis(struct strbuf *out, const char *p, const char *e)
{
	const char *start = p;
	const char *open = next_strong(p, e);

	while (open) {
		const char *text = open + 2;
		const char *close = next_strong(text, e);
		uint32_t first = char_at(text, e);

		if (!close)
			break;
		if (is_blank(first) || is_blank(char_before(start, close))) {
			open = close;
			continue;
		}
		strbuf_add(out, p, (size_t)(text - p));
		if (is_punctuation(first) &&
		    is_east_asian(char_before(start, open)))
			strbuf_adds(out, nothing);
		strbuf_add(out, text, (size_t)(close - text));
		if (is_punctuation(char_before(start, close)) &&
		    is_east_asian(char_at(close + 2, e)))
			strbuf_adds(out, nothing);
		strbuf_adds(out, "**");
		p = close + 2;
		open = next_strong(p, e);
	}
	strbuf_add(out, p, (size_t)(e - p));
}

void
mend_add_line(struct strbuf *out, const char *p, const char *e)
{
	struct strbuf tex = STRBUF_INIT;

	if (!next_strong(p, e)) {
		add_tex(out, p, e);
		return;
	}
	add_tex(&tex, p, e);
	add_emphasis(out, tex.str, tex.str + tex.len);
	strbuf_release(&tex);
}
