// SPDX-License-Identifier: GPL-3.0-or-later
/* What a mistyped name may have been meant to be. */
#ifndef NONMUN_BASE_NEAREST_H
#define NONMUN_BASE_NEAREST_H

#include <stddef.h>

/* Looks for the name nearest to `word`. */
struct nearest {
	const char *word;
	const char *name; /* the best so far, or NULL; borrowed */
	size_t distance;
};

void nearest_init(struct nearest *nearest, const char *word);

/* Offers a name. It counts if no more than a third of the longer one is edited,
 * and fewer edits are needed than for those before. */
void nearest_try(struct nearest *nearest, const char *name);

#endif
