// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The clock by which work is done in small steps: it never goes back, and has
 * nothing to do with the time of day.
 */
#ifndef NONMUN_BASE_CLOCK_H
#define NONMUN_BASE_CLOCK_H

#include <stdint.h>

/* Microseconds since some moment of the past, the same for one run. */
int64_t clock_now_us(void);

#endif
