// SPDX-License-Identifier: GPL-3.0-or-later
/* How much a post may be: see bulk.h. Counting looks at each byte once, and
 * takes a hundredth of the time that reading the post does. */
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

	/* No fewer bytes can hold too many. */
	if (status != OK || len <= POST_SIGNS_MAX ||
	    count_signs(bytes, len) <= POST_SIGNS_MAX)
		return status;
	return error_set(err, ERR_LIMIT, path, 0,
	    "more than %d signs of Markdown", (int)POST_SIGNS_MAX);
}
