// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A file made of records, as the numbers that it holds: an input says which of
 * them are changed, and how, so that what reads the file is led astray by one
 * of them and not by bytes at random. Numbers are in the machine's own order.
 */
#ifndef NONMUN_TESTS_FUZZ_FIELDS_H
#define NONMUN_TESTS_FUZZ_FIELDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "fuzz.h"

/* Records of one kind, one behind the other. `widths` are the bytes of each of
 * their numbers, as digits: "442" for two of four and one of two. */
struct fields_area {
	size_t at, n;
	const char *widths;
};

enum { FIELDS_AREAS_MAX = 24 };

struct fields {
	struct fields_area areas[FIELDS_AREAS_MAX];
	size_t n;
};

/* Records of none are left out. */
void fields_add(struct fields *fields, size_t at, size_t n, const char *widths);

/* One change: a byte for the area, two for the record, one for the number and
 * one for how: it is made another, small or any, goes up or down, or becomes
 * what it is in another record. Beyond the end nothing is changed. */
void
fields_change(const struct fields *fields, struct strbuf *all, struct fuzz *f);

/* A number of such a file; 0 beyond its end. */
uint64_t fields_number(const struct strbuf *all, size_t at, size_t width);

#endif
