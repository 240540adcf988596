// SPDX-License-Identifier: GPL-3.0-or-later
/* Giving up what is not needed: see confine.h. Here are the limits that any
 * system has, and OpenBSD's pledge and unveil, which are short. */
#include <config.h>

#include "base/confine.h"

#include <sys/resource.h>
#include <unistd.h>

#include "base/confine-system.h"

/* What a reader's process needs of no one: a second process, and a core file,
 * which would be a file outside its folders that holds others' text. */
static bool
set_limits(void)
{
	static const int none[] = {
#ifdef RLIMIT_NPROC
	    RLIMIT_NPROC,
#endif
	    RLIMIT_CORE};
	const struct rlimit zero = {0, 0};
	bool good = true;

	for (size_t i = 0; i < sizeof(none) / sizeof(none[0]); i++)
		good = setrlimit(none[i], &zero) == 0 && good;
	return good;
}

#ifdef __OpenBSD__

static bool
confine_by_pledge(const struct confine_plan *plan)
{
	for (size_t i = 0; i < plan->n_read; i++)
		unveil(plan->read[i], "r");
	for (size_t i = 0; i < plan->n_write; i++)
		unveil(plan->write[i], "rwc");
	unveil("/usr/share", "r");
	unveil("/dev/tty", "rw");
	unveil("/dev/null", "rw");
	return pledge("stdio rpath wpath cpath fattr flock tty", NULL) == 0;
}

#endif

struct confined
confine(const struct confine_plan *plan)
{
	struct confined done = {.limits = set_limits()};

#ifdef __OpenBSD__
	done.files = done.calls = confine_by_pledge(plan);
#else
	done.files = confine_by_landlock(plan);
	done.calls = confine_by_seccomp();
#endif
	return done;
}
