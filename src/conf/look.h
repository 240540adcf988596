// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * How a style looks, as data and as people write it: attributes and colours,
 * "bold cyan on black". What a terminal cannot show is term's to work around.
 */
#ifndef NONMUN_CONF_LOOK_H
#define NONMUN_CONF_LOOK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "layout/style.h"

enum {
	LOOK_BOLD = 1 << 0,
	LOOK_UNDERLINE = 1 << 1,
	LOOK_REVERSE = 1 << 2,
	LOOK_DIM = 1 << 3,
	LOOK_ITALIC = 1 << 4, /* underlined where there is no italic */
	LOOK_BITS = 5,
};

/* A colour: COLOUR_DEFAULT, the terminal's own; 0 to 15, its palette by the
 * names black, red, green, yellow, blue, magenta, cyan, white and the same
 * with "bright-"; up to 255, the fixed palette of 256; or COLOUR_RGB with the
 * parts in eight bits each. */
enum { COLOUR_DEFAULT = -1, COLOUR_RGB = 1 << 24 };

struct look {
	unsigned attributes;
	int32_t ink, paper; /* colours */
};

/* What looks are made of, for a message. Untranslated. */
extern const char look_allowed[];

/* Reads a look; false when it is none. */
bool look_parse(const char *text, struct look *look);

/* Appends it as look_parse reads it. */
void look_text(const struct look *look, struct strbuf *out);

/* The name of a style in a configuration, and the style of a name; STYLES when
 * there is none. */
const char *look_style_name(enum style style);
enum style look_style_find(const char *name);

#endif
