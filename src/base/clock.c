// SPDX-License-Identifier: GPL-3.0-or-later
/* The clock: see clock.h. POSIX knows two; the one that is set by people is
 * left alone. */
#include <config.h>

#include "base/clock.h"

#include <time.h>

int64_t
clock_now_us(void)
{
	struct timespec now = {0, 0};

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}
