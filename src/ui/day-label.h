// SPDX-License-Identifier: GPL-3.0-or-later
/* A day as the user wishes to read it: the option date-format. */
#ifndef NONMUN_UI_DAY_LABEL_H
#define NONMUN_UI_DAY_LABEL_H

#include "base/strbuf.h"
#include "model/date.h"

struct app;

/* The names of days, from Monday on, and of months in the user's language: ten
 * thousand labels are made for a search of the dates, and looking a name up
 * takes as long as the rest of one. A member of struct app. */
struct day_names {
	const char *days[7], *months[12];
	int days_cols, months_cols; /* the widest */
};

void day_names_init(struct day_names *names);

/* Appends the day; nothing when there is none. */
void
day_label(const struct app *app, const struct date *day, struct strbuf *out);

/* The cells of the widest day: what stands behind one begins there, so that it
 * does so in the same column in all rows. */
int day_label_cols(const struct app *app);

/* The same in a format that is not the option's. */
int day_format_cols(const struct app *app, const char *format);

#endif
