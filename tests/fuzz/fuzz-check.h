// SPDX-License-Identifier: GPL-3.0-or-later
/* What is asserted of a whole digest, for the targets that read one. */
#ifndef NONMUN_TESTS_FUZZ_CHECK_H
#define NONMUN_TESTS_FUZZ_CHECK_H

#include <stddef.h>
#include <stdint.h>

/* How a digest is looked at. Any numbers will do. */
struct fuzz_look {
	unsigned width;
	unsigned options;
	unsigned from, len; /* of what is searched for, in the text */
};

/* Parses the digest, checks the post, lays it out, checks the lines, and finds
 * a piece of its text in it. */
void
fuzz_check_digest(const char *bytes, size_t len, const struct fuzz_look *look);

#endif
