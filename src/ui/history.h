// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What was typed at the prompts of /, S and :, kept from one run to the next in
 * the file "history" beside the journal: a line for each, with the sign of its
 * prompt and a blank before it. It is read when one of these prompts is opened
 * for the first time, and appended to when one is accepted, whoever else does
 * so; what cannot be read or written is known in this run alone. Of each prompt
 * the last HISTORY_MAX lines count, and a file of many more is cut down to
 * them.
 */
#ifndef NONMUN_UI_HISTORY_H
#define NONMUN_UI_HISTORY_H

struct app;
struct history;

/* Opens the prompt with a history, one of those or any other. */
void history_open(struct app *app, struct history *history);

/* Has a line that was accepted with this history written to the file, if it is
 * one of those. */
void
history_keep(struct app *app, const struct history *history, const char *line);

#endif
