// SPDX-License-Identifier: GPL-3.0-or-later
/* Front matter: the whole input is the beginning of a digest. Whatever it is,
 * the values are clean lines, the size is within the input, and what follows
 * is not read for front matter a second time as part of the first. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "fuzz.h"
#include "model/authors.h"
#include "model/front.h"
#include "model/post.h"

static void
check_value(const char *value)
{
	fuzz_assert_line(value);
	assert_true(!value || *value);
}

static void
check_date(const struct date *d)
{
	struct date again;
	char text[DATE_BUF_SIZE];

	if (!d->year)
		return;
	assert_in_range(d->month, 1, 12);
	assert_in_range(d->day, 1, 31);
	assert_true(date_parse(&again, date_text(d, text)));
	assert_int_equal(date_day_number(&again), date_day_number(d));
}

static unsigned
count_lines(const char *s, size_t len)
{
	unsigned n = 1;

	for (size_t i = 0; i < len; i++)
		n += s[i] == '\n';
	return n;
}

static void
check(const char *bytes, size_t len)
{
	struct fault *faults = NULL;
	struct front front;
	struct arena arena = ARENA_INIT;
	size_t n;

	n = front_parse(&front, &arena, bytes, len, &faults);
	assert_true(n <= len);
	check_value(front.title);
	check_value(front.paper_url);
	check_value(front.authors);
	check_date(&front.date);
	for (size_t i = 0; i < front.n_tags; i++) {
		assert_non_null(front.tags[i]);
		check_value(front.tags[i]);
	}
	for (const struct fault *f = faults; f; f = f->next) {
		fuzz_assert_line(f->msg);
		assert_in_range(f->line, 1, count_lines(bytes, len));
	}
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	size_t len;
	char *bytes = fuzz_take_rest(&f, &len);

	check(bytes, len);
	free(bytes);
	return 0;
}
