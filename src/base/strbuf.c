// SPDX-License-Identifier: GPL-3.0-or-later
/* A string that grows: see strbuf.h. */
#include <config.h>

#include "base/strbuf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

const char strbuf_empty[1];

void
strbuf_init(struct strbuf *sb)
{
	sb->str = (char *)(uintptr_t)strbuf_empty;
	sb->len = 0;
	sb->cap = 0;
}

void
strbuf_release(struct strbuf *sb)
{
	if (sb->cap)
		free(sb->str);
	strbuf_init(sb);
}

void
strbuf_reset(struct strbuf *sb)
{
	strbuf_truncate(sb, 0);
}

void
strbuf_reserve(struct strbuf *sb, size_t more)
{
	size_t need;

	if (more > SIZE_MAX - sb->len - 1)
		mem_die();
	need = sb->len + more + 1;
	if (need <= sb->cap)
		return;
	if (need < sb->cap + sb->cap / 2)
		need = sb->cap + sb->cap / 2;
	if (need < 32)
		need = 32;
	sb->str = mem_realloc(sb->cap ? sb->str : NULL, need);
	sb->str[sb->len] = '\0';
	sb->cap = need;
}

void
strbuf_add(struct strbuf *sb, const char *s, size_t len)
{
	if (!len)
		return;
	strbuf_reserve(sb, len);
	memcpy(sb->str + sb->len, s, len);
	sb->len += len;
	sb->str[sb->len] = '\0';
}

void
strbuf_adds(struct strbuf *sb, const char *s)
{
	strbuf_add(sb, s, strlen(s));
}

void
strbuf_set(struct strbuf *sb, const char *s)
{
	strbuf_reset(sb);
	strbuf_adds(sb, s);
}

void
strbuf_addc(struct strbuf *sb, char c)
{
	if (sb->cap - sb->len < 2)
		strbuf_reserve(sb, 1);
	sb->str[sb->len++] = c;
	sb->str[sb->len] = '\0';
}

void
strbuf_add_number(struct strbuf *sb, long long number)
{
	char digits[3 * sizeof(number)];
	size_t at = sizeof(digits);
	unsigned long long left = number < 0 ? 0 - (unsigned long long)number
					     : (unsigned long long)number;

	do {
		digits[--at] = (char)('0' + left % 10);
		left /= 10;
	} while (left);
	if (number < 0)
		strbuf_addc(sb, '-');
	strbuf_add(sb, digits + at, sizeof(digits) - at);
}

void
strbuf_pad(struct strbuf *sb, char c, size_t n)
{
	if (!n)
		return;
	strbuf_reserve(sb, n);
	memset(sb->str + sb->len, c, n);
	sb->len += n;
	sb->str[sb->len] = '\0';
}

void
strbuf_vprintf(struct strbuf *sb, const char *fmt, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	n = vsnprintf(NULL, 0, fmt, ap);
	if (n > 0) {
		strbuf_reserve(sb, (size_t)n);
		vsnprintf(sb->str + sb->len, (size_t)n + 1, fmt, again);
		sb->len += (size_t)n;
	}
	va_end(again);
}

void
strbuf_printf(struct strbuf *sb, const char *fmt, ...)
{
	va_list ap;

	va_start(ap, fmt);
	strbuf_vprintf(sb, fmt, ap);
	va_end(ap);
}

void
strbuf_truncate(struct strbuf *sb, size_t len)
{
	if (len >= sb->len)
		return;
	sb->len = len;
	sb->str[len] = '\0';
}

void
strbuf_splice(
    struct strbuf *sb, size_t at, size_t cut, const char *s, size_t len)
{
	strbuf_reserve(sb, len);
	memmove(sb->str + at + len, sb->str + at + cut, sb->len - at - cut + 1);
	memcpy(sb->str + at, s, len);
	sb->len = sb->len - cut + len;
}

char *
strbuf_detach(struct strbuf *sb)
{
	char *s = sb->cap ? sb->str : mem_strdup("");

	strbuf_init(sb);
	return s;
}
