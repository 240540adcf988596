// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What a shell may offer for the word that is being typed: lines of a word,
 * and where there is one, a tab and a short description. Neither has control
 * characters.
 */
#ifndef NONMUN_CMD_OFFERS_H
#define NONMUN_CMD_OFFERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/strbuf.h"

struct offers {
	struct strbuf *out; /* borrowed */
	const char *fixed;  /* what stands before what is completed: "--x=" */
	size_t n_fixed;     /* bytes of that */
	const char *typed;  /* the beginning of what is wanted */
	bool any;
};

/* Whether the word begins with what was typed. */
bool offers_wants(const struct offers *offers, const char *word);

/* Adds a word, if it is wanted; the help may be NULL. */
void offers_add(struct offers *offers, const char *word, const char *help);

#endif
