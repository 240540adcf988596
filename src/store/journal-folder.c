// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal's folder: see journal-folder.h. Names of papers come from the
 * web, and a line that holds one must not end up where a foreign link leads;
 * hence the care about owners. */
#include <config.h>

#include "store/journal-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/strbuf.h"

enum {
	LINKS_MAX = 40, /* more than systems follow */
	TARGET_SIZE = 4096,
};

/* ---- The folder --------------------------------------------------------- */

/* Makes a folder if it is missing. Of those on a way the first that cannot be
 * made, and none after it, tells why: it is kept in `*why`. */
static void
make_folder(const char *path, int *why)
{
	if (mkdir(path, 0700) == 0 || errno == EEXIST)
		*why = 0;
	else if (!*why)
		*why = errno;
}

/* Makes the folders on the way to `path` that are missing; 0, or the errno. */
static int
make_folders(const char *path)
{
	char *copy = mem_strdup(path);
	int why = 0;

	for (char *p = copy + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			make_folder(copy, &why);
			*p = '/';
		}
	make_folder(copy, &why);
	free(copy);
	return why;
}

int
folder_open(const char *path, bool create, struct error *err)
{
	const int flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;
	int fd = open(path, flags);
	int errnum = errno;

	if (fd < 0 && *path && errno == ENOENT && create) {
		int why = make_folders(path);

		fd = open(path, flags);
		errnum = why ? why : errno;
	}
	if (fd < 0) {
		error_set_errno(err, path,
		    create ? N_("cannot be made") : N_("cannot be opened"),
		    errnum);
		if (err && errnum == ENOENT)
			err->status = ERR_MISSING;
	}
	return fd;
}

bool
folder_is_left(int folder, const char *path)
{
	struct stat open, named;

	if (fstat(folder, &open) != 0)
		return false;
	if (stat(path, &named) != 0)
		return errno == ENOENT;
	return open.st_ino != named.st_ino || open.st_dev != named.st_dev;
}

/* ---- Links -------------------------------------------------------------- */

/* Only "journal" itself may be a link. */
static int
link_flag(const char *name)
{
	return strcmp(name, JOURNAL_NAME) ? AT_SYMLINK_NOFOLLOW : 0;
}

/* Whether the name is a link that nobody but the user can have put there. */
static bool
is_own_link(int folder, const char *name)
{
	struct stat dir, st;

	return !link_flag(name) && fstat(folder, &dir) == 0 &&
	    dir.st_uid == geteuid() && !(dir.st_mode & (S_IWGRP | S_IWOTH)) &&
	    fstatat(folder, name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISLNK(st.st_mode) && st.st_uid == geteuid();
}

/* Leaves of a path the folder that its last name is in. */
static void
to_folder(struct strbuf *path)
{
	const char *slash = strrchr(path->str, '/');

	strbuf_truncate(path, slash ? (size_t)(slash - path->str) + 1 : 0);
	if (!slash)
		strbuf_adds(path, "./");
}

/* Goes from a link to where it leads; false when the path is none. */
static bool
follow(int folder, struct strbuf *path)
{
	char target[TARGET_SIZE];
	ssize_t n = readlinkat(folder, path->str, target, sizeof(target));

	if (n <= 0)
		return false;
	if (target[0] == '/')
		strbuf_reset(path);
	else
		to_folder(path);
	strbuf_add(path, target, (size_t)n);
	return true;
}

/* Whether the journal, which is not there, can be made: if it is a link, where
 * that leads to. Else errno says why not. */
static bool
can_be_made(int folder)
{
	struct strbuf path = STRBUF_INIT;
	int links = 0, why;
	bool yes;

	strbuf_adds(&path, JOURNAL_NAME);
	while (links < LINKS_MAX && follow(folder, &path))
		links++;
	to_folder(&path);
	yes = faccessat(folder, path.str, W_OK | X_OK, 0) == 0;
	why = errno;
	strbuf_release(&path);
	errno = why;
	return yes;
}

/* ---- Whether it can be written to --------------------------------------- */

static bool
is_foreign_link(int folder)
{
	struct stat st;

	return fstatat(folder, JOURNAL_NAME, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
	    S_ISLNK(st.st_mode) && !is_own_link(folder, JOURNAL_NAME);
}

/* Agrees with what folder_open_file does. */
static enum status
check_file(int folder, const char *path, struct error *err)
{
	struct stat st;

	if (is_foreign_link(folder))
		return error_set(err, ERR_REFUSED, path, 0,
		    "what is called %s is a link that somebody else may have "
		    "put there",
		    JOURNAL_NAME);
	if (fstatat(folder, JOURNAL_NAME, &st, 0) != 0) {
		if (errno == ENOENT && can_be_made(folder))
			return OK;
		return error_set_errno(
		    err, path, "cannot open the journal", errno);
	}
	if (!S_ISREG(st.st_mode))
		return error_set(err, ERR_REFUSED, path, 0,
		    "what is called %s is not a regular file", JOURNAL_NAME);
	if (faccessat(folder, JOURNAL_NAME, R_OK | W_OK, 0) != 0)
		return error_set_errno(err, path, "cannot write", errno);
	return OK;
}

enum status
folder_check(int folder, const char *path, struct error *err)
{
	struct stat st;

	if (fstat(folder, &st) != 0)
		return error_set_errno(err, path, "cannot be read", errno);
	if (st.st_uid != geteuid())
		return error_set(err, ERR_REFUSED, path, 0,
		    "this folder belongs to somebody else");
	if (st.st_mode & S_IWOTH)
		return error_set(err, ERR_REFUSED, path, 0,
		    "everybody may write to this folder");
	return check_file(folder, path, err);
}

/* ---- Its files ---------------------------------------------------------- */

bool
folder_stat(int folder, const char *name, struct stat *st)
{
	return fstatat(folder, name, st, link_flag(name)) == 0 &&
	    S_ISREG(st->st_mode);
}

int
folder_open_file(int folder, const char *name, int flags)
{
	const int more = O_CLOEXEC | O_NOCTTY | O_NONBLOCK;
	int fd = openat(folder, name, flags | more | O_NOFOLLOW, 0600);
	int why = errno;
	struct stat st;

	/* The errno for a link differs between systems. */
	if (fd < 0 && why != ENOENT && is_own_link(folder, name)) {
		fd = openat(folder, name, flags | more, 0600);
		why = errno;
	}
	if (fd < 0) {
		errno = why;
		return -1;
	}
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode))
		return fd;
	close(fd);
	errno = EINVAL;
	return -1;
}

bool
folder_is_current(int folder, const char *name, int fd)
{
	struct stat open, named;

	return fstat(fd, &open) == 0 && folder_stat(folder, name, &named) &&
	    open.st_ino == named.st_ino && open.st_dev == named.st_dev;
}

/* ---- Locks -------------------------------------------------------------- */

/* 0, or the errno. */
static int
set_lock(int fd, short type)
{
	struct flock lock;

	memset(&lock, 0, sizeof(lock));
	lock.l_type = type;
	lock.l_whence = SEEK_SET;
	while (fcntl(fd, F_SETLK, &lock) != 0)
		if (errno != EINTR)
			return errno;
	return 0;
}

/* Tries again, at growing intervals, instead of waiting in the system: some
 * program that was stopped in the middle must not stop this one. */
enum folder_lock
folder_lock(int fd, int ms)
{
	struct timespec pause = {0, 20 * 1000};
	int64_t end = clock_now_us() + (int64_t)ms * 1000;
	int errnum;

	for (;;) {
		errnum = set_lock(fd, F_WRLCK);
		if (!errnum)
			return LOCK_HELD;
		if (errnum != EAGAIN && errnum != EACCES)
			return LOCK_NONE;
		if (clock_now_us() >= end)
			return LOCK_BUSY;
		nanosleep(&pause, NULL);
		if (pause.tv_nsec < 250 * 1000)
			pause.tv_nsec *= 2;
	}
}

void
folder_unlock(int fd)
{
	set_lock(fd, F_UNLCK);
}
