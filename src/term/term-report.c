// SPDX-License-Identifier: GPL-3.0-or-later
/* What is known of the terminal: see term-report.h. */
#include <config.h>

#include "term/term-report.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include "term/term-colour.h"
#include "term/term-copy.h"
#include "term/term-curses-report.h"
#include "term/term-facts.h"

struct term_report
term_report(const struct term_wishes *wishes)
{
	const struct term_facts facts = term_facts_get();
	struct term_report report = {.name = facts.term,
	    .attached = isatty(STDOUT_FILENO),
	    .links = term_facts_makes_links(&facts, wishes->links),
	    .copies = term_copy_objection(wishes)};
	struct winsize size;

	report.described = facts.term[0] && curses_describes(&report.colours);
	if (!term_wants_colour() || report.colours < 0)
		report.colours = 0;
	if (report.attached && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0) {
		report.rows = size.ws_row;
		report.cols = size.ws_col;
	}
	return report;
}
