// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is known of all that a piece of a regular expression matches: small
 * sets of texts are followed exactly for as long as they stay small, so that
 * of "d(iffusion|enois)e?" all ways it can be spelt are known; where that ends,
 * what is known so far becomes a need (model/needs.h). After the way that
 * R. Cox, Regular Expression Matching with a Trigram Index (2012), goes with
 * the beginnings and ends of what matches; beginnings are not followed here.
 */
#ifndef NONMUN_MODEL_REGEX_PIECE_H
#define NONMUN_MODEL_REGEX_PIECE_H

#include <stdbool.h>

#include "model/needs.h"

struct piece {
	struct needs needs;
	struct need ends; /* all it matches ends with one of these; with "" of
			     them, nothing is known of the end */
	bool whole;       /* and is one of these, without more */
};

/* How often something may stand there. */
enum times {
	TIMES_ONE,
	TIMES_MAYBE, /* once or not at all */
	TIMES_SOME,  /* once or more */
	TIMES_ANY,   /* that, or not at all */
};

/* A piece that matches nothing but "", or what nothing is known of. */
void piece_init(struct piece *piece);
void piece_init_unknown(struct piece *piece);

/* Adds what stands behind a piece, so often. `more` is then released. */
void piece_join(struct piece *piece, struct piece *more, enum times times);

/* Adds what may match instead. `other` is then released. */
void piece_or(struct piece *piece, struct piece *other);

/* Gives up what is known exactly: all is in `needs` then. */
void piece_close(struct piece *piece);

void piece_release(struct piece *piece);

#endif
