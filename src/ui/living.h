// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A library that lives: while the program runs, posts come, change and go.
 * Every second or two the files are looked at, in small steps and never for
 * long; what was found takes effect in the library, and is said in the status
 * line. Nothing moves under the reader's eyes: the selection follows the post
 * and the paper, and the same words stay at the top of the window.
 *
 * The selected post is held (library_hold), so that it can be read on when its
 * file goes.
 */
#ifndef NONMUN_UI_LIVING_H
#define NONMUN_UI_LIVING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "model/library.h"
#include "ui/memento.h"

struct app;

/* A member of struct app. */
struct living {
	bool started;     /* `next` means something */
	bool looking;     /* a look is under way */
	bool asked;       /* everything is looked at, and what was found is said
			     whatever it is */
	const char *word; /* what is said begins with it */
	int64_t next;     /* when the next look is due, ms */
	int64_t spent;    /* on this look, ms */
	int64_t key;      /* when one was pressed last, ms; 0: not yet */

	struct memento memento;

	/* What was found last, and what the status line said of it. */
	struct library_change *news;
	size_t n_news, cap_news;
	bool gathering; /* what is found is added to it */
	bool counting;  /* its papers are not counted yet */
	struct strbuf said;
};

void living_init(struct living *living);
void living_release(struct living *living);

/* Does about a millisecond of work when a look is due or under way. True when
 * it goes on, or something was found; app.stale is set when it is to be drawn.
 * To be called once a round of the loop, while no key waits. */
bool living_step(struct app *app);

/* Milliseconds until living_step has something to do again; never negative. */
int living_wait(const struct app *app);

/* To be called when a key was pressed: who has gone away is back, and what came
 * meanwhile is looked for. */
void living_wake(struct app *app);

/* Looks at everything at once, a step a round, whatever was looked at before;
 * says then, after `word` (static; may be ""), what was found. */
void living_look(struct app *app, const char *word);

/* From now on, or no longer, what is found is added up for living_look to say;
 * else each look says what it found. */
void living_gather(struct app *app, bool on);

#endif
