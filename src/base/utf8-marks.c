// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs of marks: see utf8-marks.h. */
#include <config.h>

#include "base/utf8-marks.h"

#include <stdint.h>
#include <unictype.h>

#include "base/utf8.h"

static bool
is_mark(uint32_t c)
{
	if (c < 0x300)
		return c == 0xAD; /* soft hyphen */
	if ((c >= 0x1160 && c <= 0x11FF) || (c >= 0xD7B0 && c <= 0xD7FB))
		return true;
	if ((c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3))
		return false;
	return uc_is_general_category_withtable(
	    c, UC_CATEGORY_MASK_Mn | UC_CATEGORY_MASK_Me | UC_CATEGORY_MASK_Cf);
}

/* Marks right before `at`, as far as they count. */
static size_t
marks_before(const char *s, size_t at)
{
	size_t n = 0;

	while (at > 0 && n <= UTF8_MARKS_MAX) {
		size_t begin = utf8_floor(s, at, at - 1);
		uint32_t c;

		utf8_decode(s + begin, at - begin, &c);
		if (!is_mark(c))
			break;
		at = begin;
		n++;
	}
	return n;
}

/* Where the first mark that is too many begins; the end if there is none. */
static size_t
find_excess(const char *s, size_t from, size_t len)
{
	size_t run = marks_before(s, from);
	size_t n;

	for (size_t i = from; i < len; i += n) {
		uint32_t c;

		n = utf8_decode(s + i, len - i, &c);
		run = is_mark(c) ? run + 1 : 0;
		if (run > UTF8_MARKS_MAX)
			return i;
	}
	return len;
}

bool
utf8_marks_are_few(const char *s, size_t len)
{
	return find_excess(s, 0, len) == len;
}

void
utf8_marks_limit(struct strbuf *text, size_t from)
{
	struct strbuf rest = STRBUF_INIT;
	size_t at = find_excess(text->str, from, text->len);
	size_t run = UTF8_MARKS_MAX;
	size_t n;

	if (at == text->len)
		return;
	strbuf_add(&rest, text->str + at, text->len - at);
	strbuf_truncate(text, at);
	for (size_t i = 0; i < rest.len; i += n) {
		uint32_t c;

		n = utf8_decode(rest.str + i, rest.len - i, &c);
		run = is_mark(c) ? run + 1 : 0;
		if (run <= UTF8_MARKS_MAX)
			strbuf_add(text, rest.str + i, n);
		else if (run == UTF8_MARKS_MAX + 1)
			strbuf_adds(text, "\xEF\xBF\xBD");
	}
	strbuf_release(&rest);
}
