// SPDX-License-Identifier: GPL-3.0-or-later
/* nonmun search --count-by: what was found, by weeks or months, newest first.
 */
#ifndef NONMUN_CMD_COUNT_H
#define NONMUN_CMD_COUNT_H

#include <stdbool.h>

#include "cmd/command.h"
#include "store/finder.h"

/* Prints a line for each week or month, empty ones between the oldest and the
 * newest digest included, of the days that --since and --until ask for: as
 * text its name and first day, how many matches, papers and digests there are,
 * and a bar, on a terminal below a heading with the sums; or as an object of
 * JSON. False when nothing was found. */
bool count_print(const struct job *job, struct finder *finder);

#endif
