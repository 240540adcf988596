// SPDX-License-Identifier: GPL-3.0-or-later
/* The reader's window onto the selected part: what other modules may ask. */
#ifndef NONMUN_UI_READER_H
#define NONMUN_UI_READER_H

#include <stdbool.h>
#include <stdint.h>

#include "ui/places.h"

struct app;

/* Lays the selected part out, unless it is already. */
void reader_update(struct app *app);

/* The text offset at the top of the window; kept across resizes. */
uint32_t reader_anchor(struct app *app);

/* The same to the line, to come back to in the part it was taken in. */
struct place reader_place(struct app *app);
void reader_set_place(struct app *app, struct place place);

/* Makes the text at `at` visible, moving no more than needed. */
void reader_reveal(struct app *app, uint32_t at);

/* Goes to a section, from 0; false when there is none of that number. */
bool reader_go_section(struct app *app, long section);

/* The section at the top of the window; -1 before the first. */
long reader_section(struct app *app);

#endif
