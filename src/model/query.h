// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A query: what is typed to search the whole library. Words and "quoted
 * phrases" must all occur in a paper, or in the reader's note on it, in any
 * order; fields narrow down where:
 *
 *	section:results    only in sections of that kind or heading
 *	title:robot        the paper's title holds it
 *	tag:vision         one of the post's tags does
 *	note:read          the note on it does
 *	arxiv:2509.09372   the paper with that identifier (or its beginning)
 *	before:2025-10-01  after:2025-09  after:7d
 *	                   posts of other days are left out
 *
 *	-word  -"a phrase"  -tag:vision
 *	                   what must not hold
 *	one OR two         any of some words, or of values of one field
 *
 * Fields are named in any case. All that are there must hold, but of several
 * sections any will do; all but those behind - are searched, and where no text
 * is asked for, papers that have none of these are found. "|" is the same as
 * "OR", which is in capitals. before: a month or year is before its first day,
 * after: after its last. Behind arxiv: a URL will do, and versions do not
 * count. A word before ":" that names no field is text like any other; a field
 * with nothing behind it (yet) asks for nothing, nor does a "-". A query of
 * fields, or of what must not hold, alone finds papers; text is also found in
 * what stands around them.
 *
 * Texts are patterns (model/pattern.h). Quotes, straight or curly, around a
 * phrase or a field's value mean exactly this text: no initials, no expression,
 * no "OR" and no "-" at its beginning.
 * One that is not closed reaches to the end. Only a syllable at the very end
 * of the query may be unfinished: who has typed a blank or a closing quote has
 * finished the word. "~" at the beginning of a word, or of a field's value,
 * makes all that follows one regular expression, blanks included.
 */
#ifndef NONMUN_MODEL_QUERY_H
#define NONMUN_MODEL_QUERY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/status.h"
#include "model/date.h"
#include "model/pattern.h"
#include "model/post.h"

struct query;

/* Reads what was typed; NULL with `err` when it is empty, a pattern in it is
 * not valid, a date is not one, or "OR" joins nothing. The caller frees with
 * query_free. */
struct query *query_new(const char *typed, struct error *err);
void query_free(struct query *query);

/* The patterns that must all match in the text; none: fields alone. Borrowed.
 */
size_t query_patterns(const struct query *query);
const struct pattern *query_pattern(const struct query *query, size_t i);

/* Those that must not match in it. Borrowed. */
size_t query_exclusions(const struct query *query);
const struct pattern *query_exclusion(const struct query *query, size_t i);

/* One pattern that matches wherever any does that must, for showing what was
 * found; NULL when there is none. The same as the only one where there is but
 * one. Borrowed. */
const struct pattern *query_any(const struct query *query);

/* The patterns that must all match in the note on a paper, and those that must
 * not; and one that matches whatever is to be found in a note: any of the first
 * and, unless only sections are searched, of the patterns for the text. NULL
 * when nothing is. Borrowed. */
size_t query_note_patterns(const struct query *query);
const struct pattern *query_note_pattern(const struct query *query, size_t i);
size_t query_note_exclusions(const struct query *query);
const struct pattern *query_note_exclusion(const struct query *query, size_t i);
const struct pattern *query_any_in_note(const struct query *query);

/* Whether the fields allow a post at all: its day (year 0: unknown, allowed
 * only where no day is asked for) and tags. */
bool query_allows_day(const struct query *query, const struct date *day);
bool query_has_tags(const struct query *query);
bool
query_allows_tags(const struct query *query, const char *const *tags, size_t n);

/* Whether the fields allow a paper, by title and identifier (may be NULL). */
bool query_allows_paper(
    const struct query *query, const char *title, const char *arxiv);

/* Whether only some sections are searched, or all but some; and whether this
 * one is. A value means those of the kind that it announces (section_kind_of),
 * or whose name begins with it, and those whose heading it matches. */
bool query_has_sections(const struct query *query);
bool query_excludes_sections(const struct query *query);
bool query_allows_section(
    const struct query *query, enum section_kind kind, const char *heading);

/* How often an expression in a field took too long, and what stood there was
 * taken for something else; `err` (may be NULL) is then set to say so. After
 * some of that nothing is tried any more: fields allow nothing then. */
size_t query_limits(const struct query *query, struct error *err);

/* The same query as if it had been typed with the other keyboard layout on:
 * its words, phrases and values that are texts; not the names of fields and of
 * kinds of sections, and no expressions. NULL when that is no sensible text:
 * it holds letters of both layouts or of neither, or of Latin ones some would
 * be in no syllable. Clean text; the caller frees. */
char *query_other_layout(const char *typed);

#endif
