// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Copying what names a paper to the terminal's clipboard: its URL, its entry
 * for BibTeX, a citation in Markdown, its identifier. Where the terminal cannot
 * copy, and where the same is asked for once more because nothing came of it,
 * the text is shown to be selected by hand.
 */
#ifndef NONMUN_UI_COPY_H
#define NONMUN_UI_COPY_H

#include <stddef.h>

/* What can be copied. */
enum copy_what {
	COPY_NOTHING,
	COPY_URL,
	COPY_BIBTEX,
	COPY_CITATION,
	COPY_ARXIV,
};

/* What was copied last. */
struct copied {
	enum copy_what what;
	size_t post, part;
	int count;
};

#endif
