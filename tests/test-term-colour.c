// SPDX-License-Identifier: GPL-3.0-or-later
/* Colours on terminals that have fewer of them than were wished for, or more.
 * The palette of 256 is xterm's: a cube of 6x6x6 from 16 on, greys from 232. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "conf/look.h"
#include "term/term-colour.h"

#define RGB(hex) (COLOUR_RGB | (hex))

enum { CUBE_RED = 16 + 36 * 5, CUBE_STEEL = 16 + 36 * 1 + 6 * 2 + 3 };
enum { GREY_128 = 232 + 12, RED = 1, BRIGHT_RED = 9 };

static const struct {
	int32_t wished;
	int colours;
	int number;
} wishes[] = {
    /* The terminal's own, and terminals that have none. */
    {COLOUR_DEFAULT, 256, -1},
    {COLOUR_DEFAULT, COLOURS_DIRECT, -1},
    {RED, 2, -1},
    {RGB(0xff0000), 0, -1},
    /* By name. */
    {RED, 8, RED},
    {BRIGHT_RED, 16, BRIGHT_RED},
    {BRIGHT_RED, 8, RED},
    {BRIGHT_RED, 256, BRIGHT_RED},
    /* What the palette has. */
    {CUBE_RED, 256, CUBE_RED},
    {RGB(0xff0000), 256, CUBE_RED},
    {RGB(0x5f87af), 256, CUBE_STEEL},
    {RGB(0x808080), 256, GREY_128},
    /* What comes near. */
    {RGB(0x5d88b0), 256, CUBE_STEEL},
    {RGB(0x818080), 256, GREY_128},
    {CUBE_RED, 16, BRIGHT_RED},
    {CUBE_RED, 88, BRIGHT_RED},
    {RGB(0xc80505), 8, RED},
    {RGB(0x000001), 16, 0},
    {RGB(0xfefefe), 16, 15},
    /* As it is. */
    {RED, COLOURS_DIRECT, RED},
    {RGB(0x123456), COLOURS_DIRECT, 0x123456},
    {CUBE_STEEL, COLOURS_DIRECT, 0x5f87af},
    {GREY_128, COLOURS_DIRECT, 0x808080},
};

static void
test_nearest(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++) {
		int number = term_colour(wishes[i].wished, wishes[i].colours);

		if (number != wishes[i].number)
			fail_msg("%#x on %d colours is %d, not %d",
			    (unsigned)wishes[i].wished, wishes[i].colours,
			    number, wishes[i].number);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_nearest),
	};

	return cmocka_run_group_tests_name("colours", tests, NULL, NULL);
}
