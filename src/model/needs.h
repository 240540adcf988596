// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a text must hold for a pattern to match in it, so that an index can
 * tell where it cannot. Each need is met by any one of a few texts; all needs
 * must be met. The case of letters means nothing (Unicode simple folding):
 * those of ASCII are kept small.
 *
 * There may always be less here than is true, never more: what is too long or
 * too much is left out.
 */
#ifndef NONMUN_MODEL_NEEDS_H
#define NONMUN_MODEL_NEEDS_H

#include <stdbool.h>
#include <stddef.h>

enum {
	NEED_TEXTS = 32,
	NEED_BYTES = 48, /* of a text, with its NUL */
	NEEDS_MAX = 16,
};

/* Texts, each but once. Starts as zeros; nothing to release. */
struct need {
	char texts[NEED_TEXTS][NEED_BYTES];
	size_t n;
};

/* Starts as zeros. */
struct needs {
	struct need *items;
	size_t n, cap;
};

/* Adds a text of `len` bytes; false when there is no room, and the need is to
 * be given up. */
bool need_add(struct need *need, const char *text, size_t len);

/* Adds all texts of another; false as above. */
bool need_add_all(struct need *need, const struct need *more);

/* Adds a need, if it says anything: one of no text or an empty one does not.
 * Of more than NEEDS_MAX those that say least are dropped. */
void needs_add(struct needs *needs, const struct need *need);
void needs_add_all(struct needs *needs, const struct needs *more);

/* Adds what a text without blanks, of any length, asks for by itself. */
void needs_add_text(struct needs *needs, const char *text, size_t len);

/* Needs that are met wherever all of `needs` are, or all of `other`. */
void needs_either(struct needs *needs, const struct needs *other);

void needs_release(struct needs *needs); /* leaves them empty */

#endif
