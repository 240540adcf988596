// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How much one post may be. A post is read in one go, while keys wait, and
 * becomes a tree that is many times larger: so what is read is bounded by its
 * bytes, and by what makes nodes of them. The digests of a whole year in one
 * file are within both; what is not is told by its name, and left alone.
 */
#ifndef NONMUN_MODEL_BULK_H
#define NONMUN_MODEL_BULK_H

#include <stddef.h>
#include <stdint.h>

#include "base/status.h"

/* A year of long digests, one each day, has 18 MiB and 330,000 signs, and is
 * read in less than half a second. A post that is nothing but signs takes a
 * second and half a gigabyte, by far the most of it for cmark. At each blank
 * line cmark looks at every list and quote around it, of which a byte or two
 * make one: a hundred KiB of "- - - " with blank lines behind them would keep
 * it for ten seconds. */
enum {
	POST_MIB_MAX = 24,
	POST_SIGNS_MAX = 1000000,
	POST_NESTING_MAX = 20000000, /* lists and quotes around blank lines */
};

/* OK where a post of so many bytes may be read, else ERR_LIMIT. */
enum status bulk_check_size(const char *path, int64_t size, struct error *err);

/* The same for its bytes: ERR_LIMIT also where they hold too many signs of
 * Markdown, or too many blank lines in lists nested too deeply. Signs are what
 * may begin a node or end one: lines, brackets, asterisks, the marks of lists,
 * and so on; equal ones without anything between them are one where they are
 * one to Markdown. */
enum status
bulk_check(const char *path, const char *bytes, size_t len, struct error *err);

#endif
