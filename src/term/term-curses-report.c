// SPDX-License-Identifier: GPL-3.0-or-later
/* Descriptions of terminals: see term-curses-report.h. What curses calls a
 * struct term is another than ours, so this is a file of its own. */
#include <config.h>

#include "term/term-curses-report.h"

#include <curses.h>
#include <term.h>
#include <unistd.h>

bool
curses_describes(int *colours)
{
	const char *place;
	int code;

	*colours = 0;
	if (setupterm(NULL, STDOUT_FILENO, &code) == ERR)
		return false;
	*colours = tigetnum("colors");
	place = tigetstr("cup");
	return place && place != (const char *)-1;
}
