// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A line of text being typed, edited by grapheme, with the history of the
 * lines accepted before. Knows keys but neither screen nor purpose.
 */
#ifndef NONMUN_UI_PROMPT_H
#define NONMUN_UI_PROMPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

enum {
	HISTORY_MAX = 200,
	PROMPT_MAX = 1024, /* bytes, unless told otherwise */
};

struct history {
	char **lines; /* oldest first */
	size_t n;
};

struct prompt {
	bool open;
	bool pasting; /* Enter is then a blank; the text is not yet edited */
	struct strbuf text;
	size_t max;              /* bytes; what is typed beyond is dropped */
	size_t cursor;           /* bytes, at a grapheme's edge */
	struct history *history; /* borrowed while open */
	size_t recalled;         /* line of the history shown; n: none */
	struct strbuf typed;     /* what was typed before recalling */
};

enum prompt_result {
	PROMPT_IGNORED,  /* not a key for prompts */
	PROMPT_MOVED,    /* the cursor moved, the text is the same */
	PROMPT_EDITED,   /* the text has changed */
	PROMPT_ACCEPTED, /* Enter: the text is in the history; closed */
	PROMPT_CANCELLED,
};

void prompt_init(struct prompt *p);
void prompt_release(struct prompt *p);
void prompt_open(struct prompt *p, struct history *history);

/* Whether there is room for any character more. */
bool prompt_has_room(const struct prompt *p);

/* Does what a key means to the prompt. After ACCEPTED and CANCELLED the text
 * is still there, until the next prompt_open. */
enum prompt_result prompt_key(struct prompt *p, uint32_t key);

/* Puts another text in place of what is typed. */
void prompt_set(struct prompt *p, const char *text);

/* Adds a line; the same line before is forgotten, as is the oldest of many. */
void history_add(struct history *h, const char *line);
void history_release(struct history *h);

#endif
