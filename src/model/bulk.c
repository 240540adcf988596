// SPDX-License-Identifier: GPL-3.0-or-later
/* How much a post may be: see bulk.h. Counting looks at each byte once or
 * twice, and takes a twentieth of the time that reading the post does. */
#include <config.h>

#include "model/bulk.h"

#include <stdbool.h>
#include <string.h>

enum sign {
	SIGN_NONE,
	SIGN_EACH,   /* each by itself */
	SIGN_RUN,    /* equal ones side by side are one */
	SIGN_BULLET, /* before a blank, after a blank */
	SIGN_NUMBER, /* before a blank, after a digit */
};

static const unsigned char signs[256] = {
    ['['] = SIGN_EACH,
    [']'] = SIGN_EACH,
    ['<'] = SIGN_EACH,
    ['>'] = SIGN_EACH,
    ['&'] = SIGN_EACH,
    ['|'] = SIGN_EACH,
    ['\\'] = SIGN_EACH,
    ['*'] = SIGN_RUN,
    ['_'] = SIGN_RUN,
    ['`'] = SIGN_RUN,
    ['\n'] = SIGN_RUN,
    ['\r'] = SIGN_RUN,
    ['-'] = SIGN_BULLET,
    ['+'] = SIGN_BULLET,
    ['.'] = SIGN_NUMBER,
    [')'] = SIGN_NUMBER,
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Whether the byte between two others counts. */
static bool
counts(char before, char c, char after)
{
	switch (signs[(unsigned char)c]) {
	case SIGN_EACH:
		return true;
	case SIGN_RUN:
		return c != before;
	case SIGN_BULLET:
		return is_blank(before) && is_blank(after);
	case SIGN_NUMBER:
		return before >= '0' && before <= '9' && is_blank(after);
	default:
		return false;
	}
}

static size_t
count_signs(const char *bytes, size_t len)
{
	char before = '\n';
	size_t n = 0;

	for (size_t i = 0; i < len; i++) {
		n += counts(before, bytes[i], i + 1 < len ? bytes[i + 1] : ' ');
		before = bytes[i];
	}
	return n;
}

/* ---- Lists around blank lines ------------------------------------------- */

/* Behind the mark of a list at `p`; NULL where there is none. */
static const char *
skip_mark(const char *p, const char *end)
{
	const char *q = p;

	while (q < end && *q >= '0' && *q <= '9')
		q++;
	if (q == end || !*q || !strchr(q > p ? ".)" : "-+*", *q))
		return NULL;
	return q + 1 == end || is_blank(q[1]) ? q + 1 : NULL;
}

/* How many lists and quotes a line is in or begins, at most: a list takes two
 * columns before its text, or a mark. */
static size_t
count_nesting(const char *p, const char *end)
{
	size_t columns = 0, marks = 0;

	while (p && p < end) {
		if (is_blank(*p))
			columns += *p++ == '\t' ? 4 : 1;
		else if ((p = *p == '>' ? p + 1 : skip_mark(p, end)))
			marks++;
	}
	return marks + columns / 2;
}

/* Whether a line is blank, where it is in quotes as well. */
static bool
is_blank_line(const char *p, const char *end)
{
	while (p < end && (is_blank(*p) || *p == '>'))
		p++;
	return p == end;
}

static const char *
line_end(const char *p, const char *end)
{
	while (p < end && *p != '\n' && *p != '\r')
		p++;
	return p;
}

/* Behind the line feed, the carriage return or both at `p`. */
static const char *
next_line(const char *p, const char *end)
{
	p += end - p > 1 && p[0] == '\r' && p[1] == '\n';
	return p < end ? p + 1 : end;
}

/* How many lists and quotes are around the blank lines, of all of them. A line
 * without marks may go on with the one before, in all that this one was in. */
static size_t
count_nestings(const char *p, const char *end)
{
	size_t depth = 0, n = 0;
	bool goes_on = false;

	while (p < end && n <= POST_NESTING_MAX) {
		const char *e = line_end(p, end);
		size_t own = count_nesting(p, e);

		if (is_blank_line(p, e))
			n += depth;
		else if (!goes_on || own > depth)
			depth = own;
		goes_on = !is_blank_line(p, e);
		p = next_line(e, end);
	}
	return n;
}

/* ---- Limits ------------------------------------------------------------- */

enum status
bulk_check_size(const char *path, int64_t size, struct error *err)
{
	if (size <= (int64_t)POST_MIB_MAX * 1024 * 1024)
		return OK;
	return error_set(
	    err, ERR_LIMIT, path, 0, "larger than %d MiB", (int)POST_MIB_MAX);
}

enum status
bulk_check(const char *path, const char *bytes, size_t len, struct error *err)
{
	enum status status = bulk_check_size(path, (int64_t)len, err);

	if (status != OK)
		return status;
	/* No fewer bytes can hold too many. */
	if (len > POST_SIGNS_MAX && count_signs(bytes, len) > POST_SIGNS_MAX)
		return error_set(err, ERR_LIMIT, path, 0,
		    "more than %d signs of Markdown", (int)POST_SIGNS_MAX);
	if (count_nestings(bytes, bytes + len) > POST_NESTING_MAX)
		return error_set(err, ERR_LIMIT, path, 0,
		    "too many blank lines in lists nested too deeply");
	return OK;
}
