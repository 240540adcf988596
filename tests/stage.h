// SPDX-License-Identifier: GPL-3.0-or-later
/* The interface on a terminal in memory, for tests. */
#ifndef NONMUN_TESTS_STAGE_H
#define NONMUN_TESTS_STAGE_H

#include "conf/config.h"
#include "model/library.h"
#include "term/term-memory.h"
#include "ui/app.h"

struct stage {
	struct config config;
	struct term *term;
	struct library *lib;
	struct journal *journal; /* NULL: there is none */
	struct occurrences *also;
	struct app app;
};

/* Opens the program on a folder or file; on the samples where it is NULL. */
void stage_open(struct stage *s, int rows, int cols, const char *path);
void stage_close(struct stage *s);

/* The same with a journal in a folder, or in memory where it is NULL; closed
 * by stage_close as the program does when it ends. */
void stage_open_marked(
    struct stage *s, int rows, int cols, const char *path, const char *folder);

/* Lets the program run until it waits for keys and has nothing else to do. */
void stage_settle(struct stage *s);

/* Types keys (see term_memory_type) and settles. */
void stage_type(struct stage *s, const char *keys);

/* Whether the screen holds a text within a row. */
bool stage_shows(struct stage *s, const char *text);

/* Row `y` of the screen, from 0, without its line's end. The caller
 * releases. */
struct strbuf stage_row(struct stage *s, int y);

/* Fail where the screen, or that row, does not hold the text, and say what the
 * screen holds instead. */
void stage_assert_shows(struct stage *s, const char *text);
void stage_assert_row(struct stage *s, int y, const char *text);

#endif
