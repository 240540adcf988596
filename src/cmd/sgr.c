// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Looks as codes: see sgr.h. ECMA-48, 8.3.117, for attributes and the first
 * eight colours; 90 and 100 for the bright ones are aixterm's, 38;5 and 38;2
 * with semicolons xterm's form of ISO 8613-6.
 */
#include <config.h>

#include "cmd/sgr.h"

#include <stdlib.h>
#include <string.h>

enum { PALETTE_PLAIN = 8, PALETTE_BRIGHT = 16 };
enum { INK = 30, PAPER = 40, BRIGHT = 60, EXTENDED = 8 };

static const struct {
	unsigned bit;
	int code;
} attributes[] = {
    {LOOK_BOLD, 1},
    {LOOK_DIM, 2},
    {LOOK_ITALIC, 3},
    {LOOK_UNDERLINE, 4},
    {LOOK_REVERSE, 7},
};
enum { N_ATTRIBUTES = sizeof(attributes) / sizeof(attributes[0]) };
_Static_assert((int)N_ATTRIBUTES == (int)LOOK_BITS, "attributes have codes");

bool
sgr_is_wanted(enum auto_choice when, bool terminal)
{
	const char *no_color = getenv("NO_COLOR");
	const char *term = getenv("TERM");

	if (when != AUTO_AUTO)
		return when == AUTO_ON;
	return terminal && !(no_color && *no_color) && term && *term &&
	    strcmp(term, "dumb") != 0;
}

static bool
is_plain(const struct look *look)
{
	return !look->attributes && look->ink == COLOUR_DEFAULT &&
	    look->paper == COLOUR_DEFAULT;
}

static void
add_code(int code, struct strbuf *out)
{
	if (out->str[out->len - 1] != '[')
		strbuf_addc(out, ';');
	strbuf_add_number(out, code);
}

static void
add_colour(int32_t colour, int base, struct strbuf *out)
{
	if (colour == COLOUR_DEFAULT)
		return;
	if (colour & COLOUR_RGB) {
		add_code(base + EXTENDED, out);
		strbuf_printf(out, ";2;%d;%d;%d", (int)(colour >> 16 & 255),
		    (int)(colour >> 8 & 255), (int)(colour & 255));
	} else if (colour >= PALETTE_BRIGHT) {
		add_code(base + EXTENDED, out);
		strbuf_printf(out, ";5;%d", (int)colour);
	} else if (colour >= PALETTE_PLAIN) {
		add_code(base + BRIGHT + (int)colour - PALETTE_PLAIN, out);
	} else {
		add_code(base + (int)colour, out);
	}
}

void
sgr_begin(const struct look *look, struct strbuf *out)
{
	if (is_plain(look))
		return;
	strbuf_adds(out, "\033[");
	for (size_t i = 0; i < N_ATTRIBUTES; i++)
		if (look->attributes & attributes[i].bit)
			add_code(attributes[i].code, out);
	add_colour(look->ink, INK, out);
	add_colour(look->paper, PAPER, out);
	strbuf_addc(out, 'm');
}

void
sgr_end(const struct look *look, struct strbuf *out)
{
	if (!is_plain(look))
		strbuf_adds(out, "\033[m");
}
