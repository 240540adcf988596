// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The lines of front matter, told apart by how they begin. What a line is does
 * not depend on the lines around it.
 */
#ifndef NONMUN_MODEL_FRONT_LINE_H
#define NONMUN_MODEL_FRONT_LINE_H

#include <stdbool.h>
#include <stddef.h>

enum front_line_kind {
	LINE_BLANK,
	LINE_COMMENT,
	LINE_KEY,
	LINE_INDENTED,
	LINE_ITEM, /* "- " at the margin */
	LINE_OTHER,
};

struct front_line {
	const char *s; /* without its end; not terminated */
	size_t len;
	size_t next; /* offset of the next line */
	enum front_line_kind kind;
	size_t key_len, value; /* LINE_KEY: of the key, offset of the value */
};

/* The part of a file that holds the values: bytes [begin, end), lines from the
 * second on. `separator` stands between key and value. */
struct front_block {
	const char *bytes;
	char separator;
	size_t begin, end;
	size_t size; /* of the front matter as a whole, from 0 */
	bool closed;
};

/* The line at the offset `at`, which is before the end of the block. */
struct front_line front_line_at(const struct front_block *b, size_t at);

/* Whether a line is "---", "+++" or "...", with blanks behind at most. */
bool front_line_is_fence(const struct front_line *line, char c);

/* Whether an item or an indented line may belong to this one. */
bool front_line_is_open(const struct front_line *line);

/* Whether the bytes `a` and `b` stand side by side in it. */
bool front_line_has(const struct front_line *line, char a, char b);

/* The first place from `i` on that is no blank, at most `len`. */
size_t front_skip_blanks(const char *s, size_t len, size_t i);

/* Whether the key is `name`, in quotes or not, in any case. */
bool front_key_equals(const char *key, size_t len, const char *name);

#endif
