// SPDX-License-Identifier: GPL-3.0-or-later
/* See fields.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "fields.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>
#include <cmocka.h>

enum { HOW_SMALL, HOW_BY, HOW_ANY, HOW_OTHER, HOWS };

void
fields_add(struct fields *fields, size_t at, size_t n, const char *widths)
{
	if (!n)
		return;
	assert_true(fields->n < FIELDS_AREAS_MAX);
	fields->areas[fields->n++] = (struct fields_area){at, n, widths};
}

/* Bytes of so many numbers. */
static size_t
size_of(const char *widths, size_t n)
{
	size_t size = 0;

	for (size_t i = 0; i < n; i++)
		size += (size_t)(widths[i] - '0');
	return size;
}

uint64_t
fields_number(const struct strbuf *all, size_t at, size_t width)
{
	uint64_t number = 0;
	uint32_t number32;
	uint16_t number16;

	if (at > all->len || width > all->len - at)
		return 0;
	if (width == sizeof(number32)) {
		memcpy(&number32, all->str + at, width);
		return number32;
	}
	if (width == sizeof(number16)) {
		memcpy(&number16, all->str + at, width);
		return number16;
	}
	if (width == 1)
		return (unsigned char)all->str[at];
	memcpy(&number, all->str + at, sizeof(number));
	return number;
}

static void
put_number(struct strbuf *all, size_t at, size_t width, uint64_t number)
{
	const uint32_t number32 = (uint32_t)number;
	const uint16_t number16 = (uint16_t)number;

	if (at > all->len || width > all->len - at)
		return;
	if (width == sizeof(number32))
		memcpy(all->str + at, &number32, width);
	else if (width == sizeof(number16))
		memcpy(all->str + at, &number16, width);
	else if (width == 1)
		all->str[at] = (char)number;
	else
		memcpy(all->str + at, &number, sizeof(number));
}

void
fields_change(const struct fields *fields, struct strbuf *all, struct fuzz *f)
{
	const struct fields_area *a = &fields->areas[fuzz_take(f) % fields->n];
	size_t numbers = strlen(a->widths);
	size_t size = size_of(a->widths, numbers);
	size_t record = fuzz_take_number(f, 2) % a->n;
	size_t number = fuzz_take(f) % numbers;
	size_t width = (size_t)(a->widths[number] - '0');
	size_t first = a->at + size_of(a->widths, number);
	size_t at = first + record * size;
	unsigned how = fuzz_take(f) % HOWS;
	uint64_t value = fuzz_take_number(f, how == HOW_ANY ? width : 1);

	/* A byte above 127 stands for a number below 0. */
	if (how <= HOW_BY && value > INT8_MAX)
		value -= UINT8_MAX + 1;
	if (how == HOW_BY)
		value += fields_number(all, at, width);
	else if (how == HOW_OTHER)
		value = fields_number(all, first + value % a->n * size, width);
	put_number(all, at, width, value);
}
