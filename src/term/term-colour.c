// SPDX-License-Identifier: GPL-3.0-or-later
/* Colours that a terminal has: see term-colour.h. The fixed palette of 256 is
 * xterm's: 16 colours, a cube of 6 x 6 x 6, and 24 greys. */
#include <config.h>

#include "term/term-colour.h"

#include <stdlib.h>

#include "conf/look.h"

enum { CUBE = 16, GREYS = 232, PALETTE = 256 };

struct rgb {
	int red, green, blue;
};

/* As xterm shows the first 16 unless told otherwise. */
static const struct rgb first[CUBE] = {
    {0, 0, 0},
    {205, 0, 0},
    {0, 205, 0},
    {205, 205, 0},
    {0, 0, 238},
    {205, 0, 205},
    {0, 205, 205},
    {229, 229, 229},
    {127, 127, 127},
    {255, 0, 0},
    {0, 255, 0},
    {255, 255, 0},
    {92, 92, 255},
    {255, 0, 255},
    {0, 255, 255},
    {255, 255, 255},
};

static int
cube_level(int step)
{
	return step ? 55 + 40 * step : 0;
}

static struct rgb
rgb_of(int32_t colour)
{
	int grey;

	if (colour & COLOUR_RGB)
		return (struct rgb){
		    colour >> 16 & 255, colour >> 8 & 255, colour & 255};
	if (colour < CUBE)
		return first[colour];
	if (colour < GREYS) {
		colour -= CUBE;
		return (struct rgb){cube_level(colour / 36),
		    cube_level(colour / 6 % 6), cube_level(colour % 6)};
	}
	grey = 8 + 10 * (colour - GREYS);
	return (struct rgb){grey, grey, grey};
}

static long
distance(struct rgb a, struct rgb b)
{
	long red = a.red - b.red, green = a.green - b.green,
	     blue = a.blue - b.blue;

	return 2 * red * red + 4 * green * green + 3 * blue * blue;
}

/* The nearest of the colours from `begin` on. */
static int
nearest(int32_t colour, int begin, int end)
{
	int best = begin;

	for (int i = begin; i < end; i++)
		if (distance(rgb_of(colour), rgb_of(i)) <
		    distance(rgb_of(colour), rgb_of(best)))
			best = i;
	return best;
}

int
term_colour(int32_t colour, int colours)
{
	struct rgb rgb;

	if (colour == COLOUR_DEFAULT || colours < 8)
		return -1;
	if (colours >= COLOURS_DIRECT && colour >= 8) {
		rgb = rgb_of(colour);
		return rgb.red << 16 | rgb.green << 8 | rgb.blue;
	}
	/* The bright ones are the plain ones where there are no more. */
	if (colour < CUBE)
		return colour < colours ? colour : colour % 8;
	if (colours < PALETTE)
		return nearest(colour, 0, colours < CUBE ? 8 : CUBE);
	return colour & COLOUR_RGB ? nearest(colour, CUBE, PALETTE) : colour;
}

bool
term_wants_colour(void)
{
	const char *no_color = getenv("NO_COLOR");

	return !no_color || !no_color[0];
}
