// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks: colour is never the only sign, and not everybody's wish. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <cmocka.h>

#include "conf/theme.h"
#include "term/term-colour.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static void
what_stands_side_by_side_differs_without_colour(void **state)
{
	static const enum style pairs[][2] = {
	    {STYLE_NORMAL, STYLE_TITLE},
	    {STYLE_NORMAL, STYLE_HEADING},
	    {STYLE_NORMAL, STYLE_LABEL},
	    {STYLE_NORMAL, STYLE_EMPH},
	    {STYLE_NORMAL, STYLE_STRONG},
	    {STYLE_NORMAL, STYLE_CODE},
	    {STYLE_NORMAL, STYLE_LINK},
	    {STYLE_NORMAL, STYLE_URL},
	    {STYLE_NORMAL, STYLE_QUOTE},
	    {STYLE_NORMAL, STYLE_MATCH},
	    {STYLE_TITLE, STYLE_HEADING},
	    {STYLE_EMPH, STYLE_STRONG},
	    {STYLE_NORMAL, STYLE_SELECTED},
	    {STYLE_NORMAL, STYLE_SELECTED_OTHER},
	    {STYLE_SELECTED, STYLE_SELECTED_OTHER},
	    {STYLE_SELECTED, STYLE_MATCH},
	    {STYLE_SELECTED, STYLE_MATCH_CURRENT},
	    {STYLE_MATCH, STYLE_MATCH_CURRENT},
	    {STYLE_MATCH, STYLE_HEADING},
	    {STYLE_PANE, STYLE_PANE_FOCUS},
	    {STYLE_BAR, STYLE_ERROR},
	    {STYLE_NORMAL, STYLE_BAR},
	};

	(void)state;
	for (enum theme theme = 0; theme < THEMES; theme++)
		for (size_t i = 0; i < LENGTH(pairs); i++)
			assert_int_not_equal(
			    theme_look(theme, pairs[i][0]).attributes,
			    theme_look(theme, pairs[i][1]).attributes);
}

static void
no_color_is_respected(void **state)
{
	(void)state;
	unsetenv("NO_COLOR");
	assert_true(term_wants_colour());
	setenv("NO_COLOR", "", 1);
	assert_true(term_wants_colour());
	setenv("NO_COLOR", "1", 1);
	assert_false(term_wants_colour());
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_stands_side_by_side_differs_without_colour),
	    cmocka_unit_test(no_color_is_respected),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
