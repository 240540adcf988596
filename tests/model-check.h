// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What always holds for a tree and a post, whatever they were read from, and
 * both written out as text, for tests to compare. The checks fail the running
 * cmocka test.
 */
#ifndef NONMUN_TESTS_MODEL_CHECK_H
#define NONMUN_TESTS_MODEL_CHECK_H

#include "base/status.h"
#include "base/strbuf.h"
#include "model/markdown.h"
#include "model/post.h"

/* Appends the tree: p{'text'} for a paragraph, h2{...}, ul{li{...}} with
 * "~" where it is loose, ol{li3{...}}, quote{...}, code{"lines"}, rule,
 * table{tr{td{...}}} with "<", "^" or ">" behind a cell that is aligned;
 * inlines are 'text', `code`, *{...}, **{...}, link(url){...}, image(url){...}
 * and / for a break. */
void check_write_tree(struct strbuf *out, const struct markdown *md);

/* Appends all that a post says, and where, one part or section a line. */
void check_write_post(struct strbuf *out, const struct post *post);

/* The invariants of node.h. */
void check_tree(const struct markdown *md);

/* The invariants of post.h, and of its tree. */
void check_post(const struct post *post);

/* Reads and parses a file; NULL with `err` when it cannot be read. The caller
 * frees with post_free. */
struct post *check_load(const char *path, struct error *err);

/* Sets a UTF-8 character type; where the system has none, prints the plan of
 * a skipped test and returns 0. */
int check_set_locale(void);

#endif
