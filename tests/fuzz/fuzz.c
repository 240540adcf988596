// SPDX-License-Identifier: GPL-3.0-or-later
/* See fuzz.h. Nothing here depends on the user or the system but for the
 * locale's table of widths. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "fuzz.h"

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "base/utf8.h"

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	(void)argc;
	(void)argv;
	setenv("CMOCKA_TEST_ABORT", "1", 1);
	setenv("TZ", "UTC0", 1);
	/* No program is found, whatever one may ask for. */
	setenv("PATH", "/nonexistent", 1);
	setenv("HOME", "/nonexistent", 1);
	unsetenv("BROWSER");
	unsetenv("EDITOR");
	unsetenv("VISUAL");
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		setlocale(LC_CTYPE, "en_US.UTF-8");
	return 0;
}

unsigned
fuzz_take(struct fuzz *f)
{
	if (!f->len)
		return 0;
	f->len--;
	return *f->bytes++;
}

unsigned
fuzz_take_last(struct fuzz *f)
{
	return f->len ? f->bytes[--f->len] : 0;
}

uint64_t
fuzz_take_number(struct fuzz *f, size_t n)
{
	uint64_t number = 0;

	for (size_t i = 0; i < n; i++)
		number |= (uint64_t)fuzz_take(f) << 8 * i;
	return number;
}

/* malloc is not to know more than the bytes and the NUL. */
static char *
copy(const uint8_t *bytes, size_t len)
{
	char *s = mem_alloc(len + 1);

	if (len)
		memcpy(s, bytes, len);
	return s;
}

char *
fuzz_take_line(struct fuzz *f, size_t *len)
{
	const uint8_t *end = f->len ? memchr(f->bytes, '\n', f->len) : NULL;
	char *line;

	*len = end ? (size_t)(end - f->bytes) : f->len;
	line = copy(f->bytes, *len);
	f->bytes += *len + (end != NULL);
	f->len -= *len + (end != NULL);
	return line;
}

char *
fuzz_take_rest(struct fuzz *f, size_t *len)
{
	char *rest = copy(f->bytes, f->len);

	*len = f->len;
	f->len = 0;
	return rest;
}

void
fuzz_assert_clean(const char *s, size_t len, bool lines)
{
	size_t n;

	for (; len; s += n, len -= n) {
		uint32_t c;

		n = utf8_decode(s, len, &c);
		assert_true(c != UTF8_REPLACEMENT ||
		    (n == 3 && !memcmp(s, "\xEF\xBF\xBD", 3)));
		assert_true(utf8_is_clean(c) || (lines && c == '\n'));
	}
}

void
fuzz_assert_line(const char *s)
{
	if (s)
		fuzz_assert_clean(s, strlen(s), false);
}
