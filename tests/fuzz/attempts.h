// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The marks that programs have tried to make, and how far each has come, as
 * they were told: what is to be known to others, and which lines may be in the
 * file. Failures end the program.
 */
#ifndef NONMUN_TESTS_FUZZ_ATTEMPTS_H
#define NONMUN_TESTS_FUZZ_ATTEMPTS_H

#include <stddef.h>

#include "place.h"
#include "store/journal.h"

enum stage {
	STAGE_PENDING,
	STAGE_WRITTEN, /* acknowledged: in the file */
	STAGE_SYNCED,  /* and whoever wrote it has forgotten it */
	STAGE_AWAY,    /* it was in the file, which is another one now */
	STAGE_LOST,    /* nobody can have kept it */
};

struct attempts {
	struct attempt *items;
	size_t n, cap;
};

void attempts_release(struct attempts *attempts);

/* The mark of this kind, which a program of this host (a field) has tried. */
void attempts_add(struct attempts *attempts, int program, const char *host,
    const struct mark *mark, enum mark_kind kind, enum stage stage);

/* Those of the program that have come so far have come further. */
void attempts_move(
    struct attempts *attempts, int program, enum stage from, enum stage to);

/* Something happened to the file. */
void attempts_harm(struct attempts *attempts, enum place_harm harm);

/* What is in the file is known there, or something later. */
void attempts_assert_known(
    const struct attempts *attempts, const struct journal *journal);

/* Each line of "journal" is one of them, or one of others. */
void
attempts_assert_whole(const struct attempts *attempts, struct place *place);

#endif
