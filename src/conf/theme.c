// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The themes: see theme.h. Reverse video is for what is selected, what frames
 * the panes and what was found; a second attribute tells these apart where one
 * lies upon another. In the default theme colour is rare, of those that are
 * easy to read on dark and on light alike, and decoration is left plain: each
 * change of looks costs a slow line some fifteen bytes.
 */
#include <config.h>

#include "conf/theme.h"

enum {
	OWN = COLOUR_DEFAULT,
	BLACK = 0,
	RED,
	YELLOW = 3,
	MAGENTA = 5,
	BRIGHT_RED = 9,
	BRIGHT_GREEN,
	BRIGHT_YELLOW,
	BRIGHT_CYAN = 14,
	BRIGHT_WHITE,
};

/* Of the palette of 256, the ones nearest to the accents of Solarized, by
 * Ethan Schoonover (https://ethanschoonover.com/solarized). */
enum {
	SOL_BLUE = 33,
	SOL_CYAN = 37,
	SOL_VIOLET = 61,
	SOL_GREEN = 64,
	SOL_YELLOW = 136,
	SOL_RED = 160,
	SOL_ORANGE = 166,
	SOL_GREY = 244,
};

enum {
	BOLD = LOOK_BOLD,
	LINE = LOOK_UNDERLINE,
	REVERSE = LOOK_REVERSE,
	DIM = LOOK_DIM,
	ITALIC = LOOK_ITALIC,
};

/* What all themes say of a style, and the ink of each, in the order of enum
 * theme: default, mono, contrast, solarized. */
static const struct {
	unsigned attributes;
	int32_t inks[THEMES];
} rows[STYLES] = {
    [STYLE_NORMAL] = {0, {OWN, OWN, BRIGHT_WHITE, OWN}},
    [STYLE_TITLE] = {BOLD, {OWN, OWN, BRIGHT_YELLOW, SOL_BLUE}},
    [STYLE_HEADING] = {BOLD | LINE, {OWN, OWN, BRIGHT_CYAN, SOL_GREEN}},
    [STYLE_LABEL] = {BOLD, {OWN, OWN, BRIGHT_WHITE, SOL_YELLOW}},
    [STYLE_EMPH] = {ITALIC, {OWN, OWN, BRIGHT_WHITE, OWN}},
    [STYLE_STRONG] = {BOLD, {OWN, OWN, BRIGHT_WHITE, OWN}},
    [STYLE_CODE] = {BOLD, {MAGENTA, OWN, BRIGHT_GREEN, SOL_CYAN}},
    [STYLE_LINK] = {LINE, {OWN, OWN, BRIGHT_CYAN, SOL_VIOLET}},
    [STYLE_URL] = {LINE, {OWN, OWN, BRIGHT_CYAN, SOL_VIOLET}},
    [STYLE_QUOTE] = {DIM, {OWN, OWN, BRIGHT_WHITE, SOL_GREY}},
    [STYLE_READ] = {DIM, {OWN, OWN, BRIGHT_WHITE, SOL_GREY}},
    [STYLE_DIM] = {0, {OWN, OWN, BRIGHT_WHITE, SOL_GREY}},
    [STYLE_BAR] = {REVERSE, {OWN, OWN, BRIGHT_WHITE, SOL_GREY}},
    [STYLE_PANE] = {REVERSE, {OWN, OWN, BRIGHT_WHITE, SOL_GREY}},
    [STYLE_PANE_FOCUS] = {REVERSE | BOLD, {OWN, OWN, BRIGHT_WHITE, SOL_BLUE}},
    [STYLE_SELECTED] = {REVERSE, {OWN, OWN, BRIGHT_WHITE, SOL_BLUE}},
    [STYLE_SELECTED_OTHER] = {BOLD, {OWN, OWN, BRIGHT_WHITE, OWN}},
    [STYLE_MATCH] = {REVERSE | LINE, {OWN, OWN, BRIGHT_YELLOW, SOL_YELLOW}},
    [STYLE_MATCH_CURRENT] = {REVERSE | BOLD,
	{YELLOW, OWN, BRIGHT_GREEN, SOL_ORANGE}},
    [STYLE_ERROR] = {REVERSE | BOLD, {RED, OWN, BRIGHT_RED, SOL_RED}},
};

/* Where a theme differs in more than ink: dimmed colours would be hard to
 * read. */
static const struct {
	enum theme theme;
	enum style style;
	struct look look;
} others[] = {
    {THEME_DEFAULT, STYLE_MATCH_CURRENT, {REVERSE | BOLD, YELLOW, BLACK}},
    {THEME_CONTRAST, STYLE_QUOTE, {ITALIC, BRIGHT_WHITE, BLACK}},
    {THEME_CONTRAST, STYLE_READ, {0, BRIGHT_WHITE, BLACK}},
    {THEME_SOLARIZED, STYLE_QUOTE, {ITALIC, SOL_GREY, OWN}},
    {THEME_SOLARIZED, STYLE_READ, {0, SOL_GREY, OWN}},
};

struct look
theme_look(enum theme theme, enum style style)
{
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (others[i].theme == theme && others[i].style == style)
			return others[i].look;
	return (struct look){rows[style].attributes, rows[style].inks[theme],
	    theme == THEME_CONTRAST ? BLACK : OWN};
}
