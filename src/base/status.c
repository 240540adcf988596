// SPDX-License-Identifier: GPL-3.0-or-later
/* Errors as values: see status.h. */
#include <config.h>

#include "base/status.h"

#include <stdio.h>
#include <string.h>

#include "base/i18n.h"
#include "base/strbuf.h"
#include "base/utf8.h"

/* Copies `text` cleaned; a text that does not fit ends in "...". */
static void
copy_clean(char *dst, size_t size, const char *text)
{
	struct strbuf clean = STRBUF_INIT;

	utf8_clean(&clean, text, strlen(text), UTF8_CLEAN_LINE);
	if (clean.len >= size) {
		size_t keep = utf8_floor(clean.str, clean.len, size - 4);
		memcpy(dst, clean.str, keep);
		memcpy(dst + keep, "...", 4);
	} else {
		memcpy(dst, clean.str, clean.len + 1);
	}
	strbuf_release(&clean);
}

enum status
error_set(struct error *err, enum status status, const char *path,
    unsigned line, const char *fmt, ...)
{
	struct strbuf msg = STRBUF_INIT;
	va_list ap;

	if (!err)
		return status;
	va_start(ap, fmt);
	strbuf_vprintf(&msg, gettext(fmt), ap);
	va_end(ap);
	err->status = status;
	err->line = line;
	copy_clean(err->path, sizeof(err->path), path ? path : "");
	copy_clean(err->msg, sizeof(err->msg), msg.str);
	strbuf_release(&msg);
	return status;
}

enum status
error_set_errno(
    struct error *err, const char *path, const char *what, int errnum)
{
	return error_set(
	    err, ERR_IO, path, 0, "%s: %s", gettext(what), strerror(errnum));
}

char *
error_text(const struct error *err, char *buf, size_t size)
{
	if (err->path[0] && err->line)
		snprintf(
		    buf, size, "%s:%u: %s", err->path, err->line, err->msg);
	else if (err->path[0])
		snprintf(buf, size, "%s: %s", err->path, err->msg);
	else
		snprintf(buf, size, "%s", err->msg);
	buf[utf8_valid(buf, strlen(buf))] = '\0';
	return buf;
}
