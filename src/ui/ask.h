// SPDX-License-Identifier: GPL-3.0-or-later
/* What the prompt is open for: a table of what happens as one types. */
#ifndef NONMUN_UI_ASK_H
#define NONMUN_UI_ASK_H

#include <stdint.h>

#include "base/strbuf.h"

struct app;

struct asking {
	/* What stands before what is typed, or what appends it. */
	const char *prefix;
	void (*head)(const struct app *app, struct strbuf *out);

	/* It was accepted; the text has changed; all is to be as it was. The
	 * last two may be NULL. */
	void (*accept)(struct app *app);
	void (*typed)(struct app *app);
	void (*cancel)(struct app *app);

	/* What Tab puts in place of the text, or NULL; borrowed. May be NULL
	 * itself. */
	const char *(*offer)(struct app *app);

	/* Does what a key means that means nothing to the prompt. May be NULL.
	 */
	void (*key)(struct app *app, uint32_t key);

	/* Right of the prompt, appended: what is wrong, how much matches. */
	void (*status)(struct app *app, struct strbuf *out);
};

extern const struct asking asking_search, asking_results, asking_filter,
    asking_note, asking_export, asking_command;

#endif
