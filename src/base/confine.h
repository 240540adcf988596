// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Giving up what a restricted process does not need, so that the system itself
 * refuses what base/rights.h has refused already: a second wall, should there
 * be a hole in the first. It is built of what the system has: limits of
 * resources everywhere, Landlock and a filter of system calls on Linux, pledge
 * and unveil on OpenBSD. Where it has none, the first wall stands alone.
 *
 * What was given up never comes back; whatever needs more (the locale, the
 * configuration, the user database) is to be read before.
 */
#ifndef NONMUN_BASE_CONFINE_H
#define NONMUN_BASE_CONFINE_H

#include <stdbool.h>
#include <stddef.h>

/* What is left. Paths that are not there are passed over. */
struct confine_plan {
	const char *const *read; /* folders and files of the library */
	size_t n_read;
	const char *const *write; /* folders of the program's own */
	size_t n_write;
};

/* What is in force. */
struct confined {
	bool files;  /* no other path can be opened or changed */
	bool calls;  /* no program, no network, no process but this one */
	bool limits; /* no second process, no core file */
};

/* Gives up everything else, as far as the system can. */
struct confined confine(const struct confine_plan *plan);

#endif
