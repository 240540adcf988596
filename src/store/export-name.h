// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Names of authors, taken apart as bibliographies want them. Digests write
 * "Maria Garcia de la Banda"; which words are the family's is a guess that is
 * right for most names written in Latin letters: the last one, with the words
 * before it that begin with a small letter. Names in Korean, Chinese and
 * Japanese, of one word, and of teams are left whole.
 */
#ifndef NONMUN_STORE_EXPORT_NAME_H
#define NONMUN_STORE_EXPORT_NAME_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

/* Ranges of the name; not terminated. */
struct name_part {
	const char *s;
	size_t len; /* 0: there is none */
};
struct name {
	struct name_part family, given;
	struct name_part suffix; /* "Jr.", "III" */
	bool whole;              /* family is all of it */
};

void name_split(struct name *name, const char *s);

/* Appends the letters and digits of the text in ASCII and lower case, without
 * accents; others are left out. At most `max` bytes. */
void name_add_ascii(struct strbuf *out, const char *s, size_t len, size_t max);

#endif
