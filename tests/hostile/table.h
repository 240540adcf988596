// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The table of attacks (tests/hostile/attacks) and the files that they are put
 * into (digest.md and so on, beside it). A field is a place in such a file,
 * @HOW:NAME@, where stands the field's word, which is NAME without hyphens
 * behind an F and is to be seen, and then the attack, written as HOW says:
 * raw; yaml, as escapes of a string in double quotes; entity, as Markdown's;
 * split, with a comment of HTML between any two characters; plain: the word
 * alone; unseen: raw, where nothing is shown of it. Failures end the running
 * test.
 */
#ifndef NONMUN_TESTS_HOSTILE_TABLE_H
#define NONMUN_TESTS_HOSTILE_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct attack {
	struct strbuf name, bytes;
};

struct attacks {
	struct attack *items;
	size_t n, cap;
};

/* From here on the tables are found from any folder. */
void attacks_read(struct attacks *attacks);
void attacks_release(struct attacks *attacks);

/* Appends the file `name` of tests/hostile, with an attack in all its fields.
 * @day@ is the day of that number in 2026, @id@ an arXiv identifier of its own
 * but for the last digit. */
void hostile_file(struct strbuf *out, const char *name,
    const struct attack *attack, unsigned number);

/* Appends the words of the fields of a file, each with a blank after it;
 * returns how many there are. */
size_t hostile_words(struct strbuf *out, const char *name);

/* Whether a text holds all of these words; else fails, naming `where`. */
void hostile_assert_reached(
    const char *where, const struct strbuf *words, const struct strbuf *text);

/* Appends bytes without what no file's name can hold, "/" and NUL, and not
 * more than fit beside a word and an ending. */
void hostile_name(struct strbuf *out, const struct attack *attack);

/* Writes a file whole, bytes as they are, making the folders it is in. */
void hostile_write(const char *path, const struct strbuf *bytes);

#endif
