// SPDX-License-Identifier: GPL-3.0-or-later
/* A day as the user wishes to read it: see day-label.h. What stands for what is
 * a part of strftime's, and is checked when the option is set. */
#include <config.h>

#include "ui/day-label.h"

#include <string.h>

#include "base/i18n.h"
#include "base/width.h"
#include "ui/app.h"

static int
widest(const char *const *names, size_t n)
{
	size_t most = 0;

	for (size_t i = 0; i < n; i++) {
		size_t cells = width_text(names[i], strlen(names[i]));

		most = cells > most ? cells : most;
	}
	return (int)most;
}

void
day_names_init(struct day_names *names)
{
	static const char *const days[] = {N_("Mon"), N_("Tue"), N_("Wed"),
	    N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun")};
	static const char *const months[] = {N_("Jan"), N_("Feb"), N_("Mar"),
	    N_("Apr"), N_("May"), N_("Jun"), N_("Jul"), N_("Aug"), N_("Sep"),
	    N_("Oct"), N_("Nov"), N_("Dec")};

	for (int i = 0; i < 7; i++)
		names->days[i] = _(days[i]);
	for (int i = 0; i < 12; i++)
		names->months[i] = _(months[i]);
	names->days_cols = widest(names->days, 7);
	names->months_cols = widest(names->months, 12);
}

static void
add_two_digits(int number, struct strbuf *out)
{
	strbuf_addc(out, (char)('0' + number / 10 % 10));
	strbuf_addc(out, (char)('0' + number % 10));
}

static void
add_part(const struct app *app, char letter, const struct date *day,
    struct strbuf *out)
{
	const struct day_names *names = &app->day_names;

	if (letter == 'Y')
		add_two_digits(day->year / 100, out);
	if (letter == 'Y')
		add_two_digits(day->year, out);
	else if (letter == 'm')
		add_two_digits(day->month, out);
	else if (letter == 'd')
		add_two_digits(day->day, out);
	else if (letter == 'b')
		strbuf_adds(out, names->months[(day->month + 11) % 12]);
	else if (letter == 'a')
		strbuf_adds(
		    out, names->days[date_day_of_week(date_day_number(day))]);
	else
		strbuf_addc(out, letter);
}

void
day_label(const struct app *app, const struct date *day, struct strbuf *out)
{
	if (!day->year)
		return;
	for (const char *s = app_settings(app)->date_format; *s; s++)
		if (*s == '%')
			add_part(app, *++s, day, out);
		else
			strbuf_addc(out, *s);
}

static int
part_cols(const struct app *app, char letter)
{
	switch (letter) {
	case 'Y':
		return 4;
	case 'm':
	case 'd':
		return 2;
	case 'b':
		return app->day_names.months_cols;
	case 'a':
		return app->day_names.days_cols;
	default:
		return 1;
	}
}

int
day_format_cols(const struct app *app, const char *format)
{
	int cols = 0;

	while (*format) {
		size_t n = strcspn(format, "%");

		cols += (int)width_text(format, n);
		format += n;
		if (*format) {
			cols += part_cols(app, format[1]);
			format += 2;
		}
	}
	return cols;
}

int
day_label_cols(const struct app *app)
{
	return day_format_cols(app, app_settings(app)->date_format);
}
