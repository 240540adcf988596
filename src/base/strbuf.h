// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A string that grows. `str` is never NULL and always ends in a NUL byte that
 * `len` does not count; the text itself may hold NUL bytes.
 */
#ifndef NONMUN_BASE_STRBUF_H
#define NONMUN_BASE_STRBUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

struct strbuf {
	char *str;
	size_t len;
	size_t cap; /* bytes owned; 0: `str` is the shared empty string */
};

extern const char strbuf_empty[1];

/* The empty string is shared and constant: nothing is written while cap is 0.
 */
#define STRBUF_INIT                                   \
	{                                             \
		(char *)(uintptr_t)strbuf_empty, 0, 0 \
	}

void strbuf_init(struct strbuf *sb);
void strbuf_release(struct strbuf *sb); /* leaves an empty, usable string */
void strbuf_reset(struct strbuf *sb);   /* empties, keeps the memory */
void strbuf_reserve(struct strbuf *sb, size_t more);
void strbuf_add(struct strbuf *sb, const char *s, size_t len);
void strbuf_adds(struct strbuf *sb, const char *s);
void strbuf_set(struct strbuf *sb, const char *s); /* in place of all */
void strbuf_addc(struct strbuf *sb, char c);
void strbuf_add_number(struct strbuf *sb, long long number); /* decimal */
void strbuf_pad(struct strbuf *sb, char c, size_t n);
void strbuf_printf(struct strbuf *sb, const char *fmt, ...)
    __attribute__((format(printf, 2, 3)));
void strbuf_vprintf(struct strbuf *sb, const char *fmt, va_list ap)
    __attribute__((format(printf, 2, 0)));
void strbuf_truncate(struct strbuf *sb, size_t len);

/* Replaces the `cut` bytes at `at` by `len` bytes of `s`. */
void strbuf_splice(
    struct strbuf *sb, size_t at, size_t cut, const char *s, size_t len);

/* Hands the memory over; the caller frees it. `sb` is empty afterwards. */
char *strbuf_detach(struct strbuf *sb);

#endif
