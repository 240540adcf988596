// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the fuzz targets share: the entry points that libFuzzer, AFL++ and
 * replay.c know, and how an input is taken apart. A target asserts as tests do,
 * with cmocka; what does not hold ends the program.
 *
 * Choices (a width, an option) are taken from the end of an input and text
 * from its beginning, so that a file of the kind that a target reads is a good
 * seed as it is.
 */
#ifndef NONMUN_TESTS_FUZZ_H
#define NONMUN_TESTS_FUZZ_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

/* Once, before the first input. */
int LLVMFuzzerInitialize(int *argc, char ***argv);

/* One input, with nothing kept from those before. Always 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* What is left of an input. */
struct fuzz {
	const uint8_t *bytes;
	size_t len;
};

/* The first or the last byte, 0 when nothing is left. */
unsigned fuzz_take(struct fuzz *f);
unsigned fuzz_take_last(struct fuzz *f);

/* A number of `n` bytes from the beginning, the least significant first. */
uint64_t fuzz_take_number(struct fuzz *f, size_t n);

/* One line from the beginning, without its LF; NUL bytes may be in it. The
 * caller frees. */
char *fuzz_take_line(struct fuzz *f, size_t *len);

/* What is left, with a NUL behind it, so that to read beyond it is noticed;
 * then nothing is left. The caller frees. */
char *fuzz_take_rest(struct fuzz *f, size_t *len);

/* Asserts that a text (NULL is fine) is well-formed UTF-8 and holds nothing
 * that a terminal acts upon; line feeds only if there may be `lines`. */
void fuzz_assert_clean(const char *s, size_t len, bool lines);
void fuzz_assert_line(const char *s);

#endif
