// SPDX-License-Identifier: GPL-3.0-or-later
/* The parts of confine.c that systems have of their own. Each says whether it
 * is in force; false, with nothing changed, where it is not to be had. */
#ifndef NONMUN_BASE_CONFINE_SYSTEM_H
#define NONMUN_BASE_CONFINE_SYSTEM_H

#include "base/confine.h"

/* Landlock, since Linux 5.13: paths, and ports. */
bool confine_by_landlock(const struct confine_plan *plan);

/* The system calls of Linux, filtered as libseccomp does. */
bool confine_by_seccomp(void);

#endif
