// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Writing the note on a paper: in the prompt, or in the reader's editor when it
 * has several lines or is long. What was typed is never lost: where it cannot
 * become the note, the prompt stays open with it, or the editor's file is kept,
 * which is said.
 */
#ifndef NONMUN_UI_NOTE_H
#define NONMUN_UI_NOTE_H

#include "base/strbuf.h"
#include "ui/prompt.h"

/* A member of struct app. */
struct noting {
	char *key, *title;  /* of the paper that is noted on; NULL: none yet */
	struct strbuf told; /* beside the prompt: what came of the editor */
	struct history history;
};

void noting_init(struct noting *noting);
void noting_release(struct noting *noting);

#endif
