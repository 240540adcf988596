// SPDX-License-Identifier: GPL-3.0-or-later
/* What a piece of text is, never how it looks: term gives each a look. */
#ifndef NONMUN_LAYOUT_STYLE_H
#define NONMUN_LAYOUT_STYLE_H

enum style {
	STYLE_NORMAL,
	STYLE_TITLE,   /* a paper's title */
	STYLE_HEADING, /* a section's heading */
	STYLE_LABEL,   /* "Goal:" and its like */
	STYLE_EMPH,
	STYLE_STRONG,
	STYLE_CODE,
	STYLE_LINK,
	STYLE_URL,
	STYLE_QUOTE,
	STYLE_READ, /* a row of what has been read */
	STYLE_DIM,  /* bullets, quote bars, marks of cut lines */
	STYLE_BAR,  /* the header and status line */
	STYLE_PANE, /* a pane's header line */
	STYLE_PANE_FOCUS,
	STYLE_SELECTED,       /* the selected row of the focused pane */
	STYLE_SELECTED_OTHER, /* that of another pane */
	STYLE_MATCH,
	STYLE_MATCH_CURRENT,
	STYLE_ERROR,
	STYLES
};

#endif
