// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What search found in a paper, as text or as a line of JSON:
 *
 *	2025-09-12/3   A Title
 *	    Method: the line of the text that holds a match
 *
 *	{"date","number","title","key","file","line",
 *	 "matches":[{"section","text","start","end"}...]}
 *
 * In JSON there is an element for each match: `text` is its line of the text,
 * or the lines with blanks between them where it goes beyond the first (of very
 * long ones some 2,000 bytes before and behind the match), and `start` and
 * `end` say which bytes of it match. `section` is "note" where the line is one
 * of the note on the paper, and no more than 2,000 bytes. `key` is null for
 * what stands before or after a post's papers.
 */
#ifndef NONMUN_CMD_HITS_H
#define NONMUN_CMD_HITS_H

#include "base/strbuf.h"
#include "cmd/out.h"
#include "model/library.h"
#include "store/finder.h"

/* Appends the text; lines of matches are cut to `columns` cells around the
 * first match (0: they are whole). Writes some of it when it is much, and ends
 * where the output has no room. */
void hits_add_text(struct out *out, const struct entry *entry,
    const struct found *found, unsigned columns);

/* Appends the object and a line feed; likewise. */
void hits_add_json(
    struct out *out, const struct entry *entry, const struct found *found);

#endif
