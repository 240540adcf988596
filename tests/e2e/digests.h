// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests made for tests, so that what must be seen is known to the word. */
#ifndef NONMUN_E2E_DIGESTS_H
#define NONMUN_E2E_DIGESTS_H

#include "scene.h"

/* Two days: on 2025-09-12 the papers "First Paper" (sections Introduction,
 * Method, Results; "비전-언어" three times, each on a row of its own), "Second
 * Paper" (once) and "Third Paper"; on 2025-09-11 "Older Paper". */
void digests_small(struct scene *scene);

/* One paper with 1000 rows of code that read "row 0001" and so on. */
void digests_rows(struct scene *scene);

/* One paper with a paragraph of the Korean words 낱말0001 to 낱말0900. */
void digests_words(struct scene *scene);

/* One paper with this URL. */
void digests_url(struct scene *scene, const char *url);

#endif
