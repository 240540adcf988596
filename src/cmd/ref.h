// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * REF, the way the command line speaks of digests: a day (2025-09-12), a paper
 * of a day (2025-09-12/3), a paper by identifier (2509.09372, arxiv:...v2) or
 * by URL, or by the key that JSON gives.
 */
#ifndef NONMUN_CMD_REF_H
#define NONMUN_CMD_REF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"
#include "model/date.h"
#include "model/identifier.h"
#include "model/library.h"
#include "model/post.h"

struct keys;

enum ref_kind {
	REF_DAY,    /* day */
	REF_NUMBER, /* day, number */
	REF_ARXIV,  /* arxiv; no version matters */
	REF_KEY,    /* text: a URL, or a paper's key */
};

struct ref {
	enum ref_kind kind;
	struct strbuf text; /* as typed, but clean */
	struct date day;
	int number;
	struct arxiv_id arxiv;
};

/* Reads a word of the command line; false when it is no REF. To be released
 * in either case. */
bool ref_parse(struct ref *ref, const char *word);
void ref_release(struct ref *ref);

/* Reads several words at once. NULL when any is no REF, after complaining about
 * each that is none. */
struct ref *ref_parse_all(char *const *words, size_t n);
void ref_free_all(struct ref *refs, size_t n);

/* Says on standard error that the word is no REF, and what one is. */
void ref_complain(const struct ref *ref);

/* Says on standard error that the word, which should name one paper, names all
 * these, and what they are called. */
void ref_complain_many(const struct ref *ref, const struct keys *found);

/* The index of the first paper of the post, from `from`, that is meant, or
 * post->n_papers. A number is the one that is written before the title; a
 * paper without one is numbered by its place, if no other has that number. */
size_t ref_find(const struct ref *ref, const struct post *post, size_t from);

/* The number that DAY/NUMBER has for a paper of the post. */
int ref_number(const struct post *post, const struct paper *paper);

/* Appends the REF that names the paper whatever its day and its number; false
 * where there is none. */
bool ref_own_text(const struct paper *paper, struct strbuf *out);

/* Posts are looked for by a day among those whose names tell no day or one that
 * is so near, in days; only if there is none, among all. */
enum { REF_NEAR_DAYS = 3 };

/* Whether the day of the post, if it has one, is sure to find it so. */
bool ref_finds_by_day(const struct entry *entry);

/* Appends the shortest REF that names a paper of the post of that entry; others
 * of its day may have the same one. */
void ref_text(const struct entry *entry, const struct post *post,
    const struct paper *paper, struct strbuf *out);

/* The same by the day, which is known, the paper's number (-1: none) and how
 * many papers stand before it in its post. */
void ref_day_text(
    const struct date *day, int number, size_t place, struct strbuf *out);

#endif
