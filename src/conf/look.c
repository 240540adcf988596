// SPDX-License-Identifier: GPL-3.0-or-later
/* Looks as people write them: see look.h. */
#include <config.h>

#include "conf/look.h"

#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"

const char look_allowed[] =
    N_("bold, dim, italic, underline, reverse, a colour, \"on\" and a colour; "
       "colours are default, black, red, green, yellow, blue, magenta, cyan, "
       "white, bright-red and so on, 0 to 255, or #rrggbb");

static const struct {
	const char *name;
	unsigned bit;
} attributes[] = {
    {"bold", LOOK_BOLD},
    {"underline", LOOK_UNDERLINE},
    {"reverse", LOOK_REVERSE},
    {"dim", LOOK_DIM},
    {"italic", LOOK_ITALIC},
};
enum { N_ATTRIBUTES = sizeof(attributes) / sizeof(attributes[0]) };
_Static_assert((int)N_ATTRIBUTES == (int)LOOK_BITS, "attributes have names");

static const char *const colours[] = {
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"};
enum { N_COLOURS = sizeof(colours) / sizeof(colours[0]) };

static const char *const styles[STYLES] = {
    [STYLE_NORMAL] = "normal",
    [STYLE_TITLE] = "title",
    [STYLE_HEADING] = "heading",
    [STYLE_LABEL] = "label",
    [STYLE_EMPH] = "emph",
    [STYLE_STRONG] = "strong",
    [STYLE_CODE] = "code",
    [STYLE_LINK] = "link",
    [STYLE_URL] = "url",
    [STYLE_QUOTE] = "quote",
    [STYLE_READ] = "read",
    [STYLE_DIM] = "dim",
    [STYLE_BAR] = "bar",
    [STYLE_PANE] = "pane",
    [STYLE_PANE_FOCUS] = "pane-focus",
    [STYLE_SELECTED] = "selected",
    [STYLE_SELECTED_OTHER] = "selected-other",
    [STYLE_MATCH] = "match",
    [STYLE_MATCH_CURRENT] = "match-current",
    [STYLE_ERROR] = "error",
};

const char *
look_style_name(enum style style)
{
	return styles[style];
}

enum style
look_style_find(const char *name)
{
	enum style style = 0;

	while (style < STYLES && strcmp(styles[style], name) != 0)
		style++;
	return style;
}

static bool
is_word(const char *word, size_t len, const char *name)
{
	return strlen(name) == len && memcmp(word, name, len) == 0;
}

static bool
parse_number(const char *word, size_t len, int32_t *colour)
{
	const char *digits = "0123456789abcdefABCDEF";
	bool rgb = *word == '#';

	word += rgb;
	len -= rgb;
	if (rgb ? len != 6 : len > 3)
		return false;
	if (strspn(word, digits) < len)
		return false;
	if (!rgb && strspn(word, "0123456789") < len)
		return false;
	*colour = (int32_t)strtol(word, NULL, rgb ? 16 : 10);
	if (rgb)
		*colour |= COLOUR_RGB;
	return rgb || *colour <= 255;
}

static bool
parse_colour(const char *word, size_t len, int32_t *colour)
{
	static const char bright[] = "bright-";
	const size_t skip = strncmp(word, bright, sizeof(bright) - 1) == 0
	    ? sizeof(bright) - 1
	    : 0;

	*colour = COLOUR_DEFAULT;
	if (is_word(word, len, "default"))
		return true;
	for (int i = 0; i < N_COLOURS; i++)
		if (len > skip &&
		    is_word(word + skip, len - skip, colours[i])) {
			*colour = skip ? i + N_COLOURS : i;
			return true;
		}
	return parse_number(word, len, colour);
}

static unsigned
parse_attribute(const char *word, size_t len)
{
	for (size_t i = 0; i < N_ATTRIBUTES; i++)
		if (is_word(word, len, attributes[i].name))
			return attributes[i].bit;
	return 0;
}

bool
look_parse(const char *text, struct look *look)
{
	bool behind = false, any = false;

	*look = (struct look){0, COLOUR_DEFAULT, COLOUR_DEFAULT};
	for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
		size_t len = strcspn(text, " ");
		unsigned bit = parse_attribute(text, len);

		if (!behind && is_word(text, len, "on"))
			behind = true;
		else if (bit && !behind)
			look->attributes |= bit;
		else if (parse_colour(
			     text, len, behind ? &look->paper : &look->ink))
			behind = false;
		else
			return false;
		any = true;
		text += len;
	}
	return any && !behind;
}

static void
add_colour(int32_t colour, struct strbuf *out)
{
	if (colour == COLOUR_DEFAULT)
		strbuf_adds(out, "default");
	else if (colour & COLOUR_RGB)
		strbuf_printf(out, "#%06x", (unsigned)(colour & ~COLOUR_RGB));
	else if (colour < 2 * N_COLOURS)
		strbuf_printf(out, "%s%s", colour < N_COLOURS ? "" : "bright-",
		    colours[colour % N_COLOURS]);
	else
		strbuf_add_number(out, colour);
}

void
look_text(const struct look *look, struct strbuf *out)
{
	for (size_t i = 0; i < N_ATTRIBUTES; i++)
		if (look->attributes & attributes[i].bit)
			strbuf_printf(out, "%s ", attributes[i].name);
	add_colour(look->ink, out);
	if (look->paper == COLOUR_DEFAULT)
		return;
	strbuf_adds(out, " on ");
	add_colour(look->paper, out);
}
