// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Paths, by Landlock: see confine-system.h. A set of rules says what is left of
 * each way to use a file that this kernel knows to control; all else of it is
 * lost. Numbers and structures are those of landlock(7) and of the kernel's
 * Documentation/userspace-api/landlock.rst, given here since the headers of a
 * system are often older than its kernel.
 */
#include <config.h>

#include "base/confine-system.h"

#ifdef HAVE_LINUX_LANDLOCK_H
#include <sys/syscall.h>
#endif

#ifdef SYS_landlock_restrict_self

#include <fcntl.h>
#include <stdint.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { ASK_VERSION = 1, RULE_PATH_BENEATH = 1 };

/* Ways to use a file; those from REFER on came with later versions. */
enum {
	EXECUTE = 1 << 0,
	WRITE_FILE = 1 << 1,
	READ_FILE = 1 << 2,
	READ_DIR = 1 << 3,
	REMOVE_DIR = 1 << 4,
	REMOVE_FILE = 1 << 5,
	MAKE_DIR = 1 << 7,
	MAKE_REG = 1 << 8,
	FIRST = (1 << 13) - 1, /* all of the first version */
	REFER = 1 << 13,
	TRUNCATE = 1 << 14,
	IOCTL_DEV = 1 << 15,

	READ = READ_FILE | READ_DIR,
	OWN = READ | WRITE_FILE | MAKE_REG | MAKE_DIR | REMOVE_FILE |
	    REMOVE_DIR | REFER | TRUNCATE,
	DEVICE = READ_FILE | WRITE_FILE | IOCTL_DEV,
	FILES = EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE | IOCTL_DEV,
};

struct ruleset {
	uint64_t files;
	uint64_t ports;  /* version 4: bind and connect */
	uint64_t scopes; /* version 6: abstract sockets, signals to others */
};

/* The kernel's has no gap between its members either. */
struct __attribute__((packed)) path_rule {
	uint64_t allowed;
	int32_t fd;
};

/* What libraries read while the program runs: locales, charsets, texts,
 * terminals, time zones. */
static const char *const shared[] = {"/usr/share/locale",
    "/usr/share/locale-langpack", "/usr/share/terminfo", "/usr/share/zoneinfo",
    "/usr/lib", "/usr/lib32", "/usr/lib64", "/lib", "/lib64", "/etc/terminfo",
    "/etc/localtime", "/etc/locale.alias", LOCALEDIR};

static const char *const devices[] = {"/dev/null", "/dev/tty"};

/* What the kernel of this version controls. */
static struct ruleset
ruleset_of(long version)
{
	struct ruleset all = {.files = FIRST};

	if (version >= 2)
		all.files |= REFER;
	if (version >= 3)
		all.files |= TRUNCATE;
	if (version >= 5)
		all.files |= IOCTL_DEV;
	if (version >= 4)
		all.ports = 3;
	if (version >= 6)
		all.scopes = 3;
	return all;
}

/* An older kernel takes no member that it does not know. */
static size_t
ruleset_size(long version)
{
	return sizeof(uint64_t) * (version < 4 ? 1 : version < 6 ? 2 : 3);
}

static void
allow(int rules, const char *path, uint64_t what)
{
	struct path_rule rule = {.fd = open(path, O_PATH | O_CLOEXEC)};
	struct stat st;

	if (rule.fd < 0)
		return;
	if (fstat(rule.fd, &st) == 0) {
		rule.allowed = S_ISDIR(st.st_mode) ? what : what & FILES;
		syscall(
		    SYS_landlock_add_rule, rules, RULE_PATH_BENEATH, &rule, 0);
	}
	close(rule.fd);
}

static void
allow_all(int rules, const char *const *paths, size_t n, uint64_t what)
{
	for (size_t i = 0; i < n; i++)
		allow(rules, paths[i], what);
}

bool
confine_by_landlock(const struct confine_plan *plan)
{
	long version =
	    syscall(SYS_landlock_create_ruleset, NULL, (size_t)0, ASK_VERSION);
	struct ruleset all = ruleset_of(version);
	bool done;
	int rules;

	if (version < 1)
		return false;
	rules = (int)syscall(
	    SYS_landlock_create_ruleset, &all, ruleset_size(version), 0);
	if (rules < 0)
		return false;
	allow_all(rules, plan->read, plan->n_read, READ & all.files);
	allow_all(rules, plan->write, plan->n_write, OWN & all.files);
	allow_all(rules, shared, sizeof(shared) / sizeof(shared[0]),
	    READ & all.files);
	allow_all(rules, devices, sizeof(devices) / sizeof(devices[0]),
	    DEVICE & all.files);
	done = prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
	    syscall(SYS_landlock_restrict_self, rules, 0) == 0;
	close(rules);
	return done;
}

#else

bool
confine_by_landlock(const struct confine_plan *plan)
{
	(void)plan;
	return false;
}

#endif
