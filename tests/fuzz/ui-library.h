// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A small library for the interface, and what others do to it meanwhile: in a
 * folder of the run's own, posts with papers and without, of a day and of none,
 * empty ones, some with more kinds of sections than are told apart, and more
 * posts than are kept parsed.
 */
#ifndef NONMUN_TESTS_FUZZ_UI_LIBRARY_H
#define NONMUN_TESTS_FUZZ_UI_LIBRARY_H

#include "base/strbuf.h"

struct ui_library {
	struct strbuf root, posts; /* posts are in a folder of the root */
	struct strbuf path;
	int tick; /* of the clock that files have */
};

/* Any number says what is in it; 0 is a few posts of all kinds. */
void ui_library_init(struct ui_library *l, unsigned what);
void ui_library_release(struct ui_library *l);

/* A post is written, anew or over another; any numbers will do. */
void ui_library_put(struct ui_library *l, unsigned name, unsigned digest);

/* The same of the file of a post. */
void ui_library_change(struct ui_library *l, const char *path, unsigned digest);

void ui_library_take_away(struct ui_library *l, unsigned name);
void ui_library_take_all(struct ui_library *l);
void ui_library_move(struct ui_library *l, unsigned from, unsigned to);

/* In its place is what can be no post: a folder, a pipe, a link to itself. */
void ui_library_spoil(struct ui_library *l, unsigned name, unsigned how);

#endif
