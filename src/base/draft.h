// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A text in a file of its own while another program, the reader's editor,
 * changes it. The file is new, for nobody else to read, and in $TMPDIR, else
 * in /tmp.
 */
#ifndef NONMUN_BASE_DRAFT_H
#define NONMUN_BASE_DRAFT_H

#include "base/rights.h"
#include "base/status.h"
#include "base/strbuf.h"

struct draft {
	struct strbuf path; /* "": there is none */
};

/* Makes the file and writes the text to it; if that fails none is left; it
 * takes RIGHT_WRITE. `what` is part of its name. */
enum status draft_make(struct draft *draft, struct rights rights,
    const char *what, const struct strbuf *text, struct error *err);

/* Removes the file, whoever has changed it; or keeps it where it is. */
void draft_remove(struct draft *draft);
void draft_keep(struct draft *draft);

/* The command of $VISUAL, else $EDITOR, else vi, for the file; to be freed with
 * browser_words_free. */
char **draft_editor(const struct draft *draft);

#endif
