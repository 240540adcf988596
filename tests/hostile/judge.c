// SPDX-License-Identifier: GPL-3.0-or-later
/* See judge.h. */
#include <config.h>

#include "judge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unictype.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "base/utf8.h"

static const struct range {
	uint32_t from, to;
	const char *what;
} ranges[] = {
    {0x00, 0x1F, "a control character"},
    {0x7F, 0x7F, "DEL"},
    {0x80, 0x9F, "C1"},
    {0x61C, 0x61C, "a mark of direction"},
    {0x200E, 0x200F, "a mark of direction"},
    {0x2028, 0x2029, "a separator"},
    {0x202A, 0x202E, "an override of direction"},
    {0x2066, 0x2069, "an isolate"},
    {0x206A, 0x206F, "a deprecated format control"},
    {0xD800, 0xDFFF, "a surrogate"},
    {0xFDD0, 0xFDEF, "a noncharacter"},
    {0xFFF9, 0xFFFB, "an annotation"},
    {0xE0000, 0xE007F, "a tag"},
};

const char *
judge_character(uint32_t c, const char *s, size_t len)
{
	if (c == UTF8_REPLACEMENT && (len != 3 || memcmp(s, "\xEF\xBF\xBD", 3)))
		return "ill-formed UTF-8";
	for (size_t i = 0; i < sizeof(ranges) / sizeof(ranges[0]); i++)
		if (c >= ranges[i].from && c <= ranges[i].to)
			return ranges[i].what;
	return (c & 0xFFFF) >= 0xFFFE ? "a noncharacter" : NULL;
}

bool
judge_is_mark(uint32_t c)
{
	return (c >= 0x1160 && c <= 0x11FF) ||
	    uc_is_general_category_withtable(c,
		UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me |
		    UC_CATEGORY_MASK_Cf);
}

/* The bytes of a look at `s`; 0: it is none, or none of the program's. */
static size_t
look_length(const char *s, size_t len)
{
	size_t n;

	if (len < 3 || s[0] != '\033' || s[1] != '[')
		return 0;
	n = 2 + strspn(s + 2, "0123456789;");
	/* 4242 is what attacks ask for. */
	if (n >= len || n > 40 || s[n] != 'm' || strncmp(s + 2, "4242", 4) == 0)
		return 0;
	return n + 1;
}

/* `next` is what follows `c` there, or NUL. */
static bool
is_allowed(char c, char next, unsigned allows)
{
	return (c == '\n' && (allows & JUDGE_FEEDS)) ||
	    (c == '\t' && (allows & JUDGE_TABS)) ||
	    (c == '\r' && next == '\n' && (allows & JUDGE_RETURNS));
}

static char *
objection(const char *s, size_t len, size_t at, const char *what)
{
	struct strbuf out = STRBUF_INIT;

	strbuf_printf(&out, "%s at byte %zu of: ", what, at);
	for (size_t i = at > 60 ? at - 60 : 0; i < len && i < at + 24; i++) {
		unsigned char c = (unsigned char)s[i];

		strbuf_printf(&out, c < 0x20 || c > 0x7E ? "\\x%02x" : "%c", c);
	}
	return strbuf_detach(&out);
}

char *
judge_text(const char *s, size_t len, unsigned allows)
{
	size_t marks = 0;
	size_t n;

	for (size_t i = 0; i < len; i += n) {
		const char *what;
		uint32_t c;

		n = allows & JUDGE_LOOKS ? look_length(s + i, len - i) : 0;
		if (n)
			continue;
		n = utf8_decode(s + i, len - i, &c);
		marks = judge_is_mark(c) ? marks + 1 : 0;
		what = is_allowed(s[i], i + 1 < len ? s[i + 1] : '\0', allows)
		    ? NULL
		    : judge_character(c, s + i, n);
		if (!what && marks > JUDGE_MARKS_MAX)
			what = "a tower of marks";
		if (what)
			return objection(s, len, i, what);
	}
	return NULL;
}

void
judge_assert(const char *where, const char *s, size_t len, unsigned allows)
{
	char *what = judge_text(s, len, allows);

	if (what)
		fail_msg("%s: %s", where, what);
}
