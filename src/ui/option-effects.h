// SPDX-License-Identifier: GPL-3.0-or-later
/* Options while the reader runs: ":set", and what a new value needs. */
#ifndef NONMUN_UI_OPTION_EFFECTS_H
#define NONMUN_UI_OPTION_EFFECTS_H

struct app;

/* Does "width=80"; says the value of "width". */
void option_command(struct app *app, const char *setting);

#endif
