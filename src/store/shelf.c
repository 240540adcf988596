// SPDX-License-Identifier: GPL-3.0-or-later
/* Shelves: see shelf.h. The name of a shelf is the checksum of its key; that
 * two keys share one is so unlikely that it may cost what it costs: the files
 * hold the key, and those of another library are replaced. */
#include <config.h>

#include "store/shelf.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/mem.h"
#include "store/checksum.h"

#define TEMPORARY ".part"

/* Ages are in seconds. Who writes a file does so without a pause. */
enum {
	DAY = 24 * 60 * 60,
	TEMPORARY_AGE = 60 * 60, /* after that it was left behind */
	SHELF_AGE = 180 * DAY,
	SHELF_NAME_LEN = 16,
	TEMPORARY_SIZE = SHELF_NAME_SIZE + sizeof(TEMPORARY),
	TRIES = 64, /* names of one moment */
};

/* ---- Which one ---------------------------------------------------------- */

static bool
add_root(struct strbuf *key, const char *root)
{
	char *real = strcmp(root, "-") ? realpath(root, NULL) : NULL;
	struct stat st;
	bool ok;

	ok = real && stat(real, &st) == 0 &&
	    (S_ISDIR(st.st_mode) || S_ISREG(st.st_mode));
	if (ok)
		strbuf_add(key, real, strlen(real) + 1);
	free(real);
	return ok;
}

bool
shelf_init(
    struct shelf *shelf, const char *folder, const char *const *roots, size_t n)
{
	struct strbuf path = STRBUF_INIT;

	memset(shelf, 0, sizeof(*shelf));
	strbuf_init(&shelf->key);
	shelf->fd = -1;
	if (!folder || n == 0 || n > SHELF_ROOTS_MAX)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!add_root(&shelf->key, roots[i]))
			return false;
	strbuf_printf(&path, "%s/%016" PRIx64, folder,
	    checksum(shelf->key.str, shelf->key.len));
	shelf->path = strbuf_detach(&path);
	shelf->folder = mem_strdup(folder);
	return true;
}

void
shelf_release(struct shelf *shelf)
{
	if (shelf->fd >= 0)
		close(shelf->fd);
	shelf->fd = -1;
	free(shelf->folder);
	free(shelf->path);
	strbuf_release(&shelf->key);
	shelf->folder = shelf->path = NULL;
}

/* ---- Opening ------------------------------------------------------------ */

/* Makes a folder, and the one that it is in if that is missing. */
static void
make_folder(const char *path)
{
	const char *slash = strrchr(path, '/');
	char *parent;

	if (mkdir(path, 0700) == 0 || errno != ENOENT || !slash ||
	    slash == path)
		return;
	parent = mem_strndup(path, (size_t)(slash - path));
	mkdir(parent, 0700);
	free(parent);
	mkdir(path, 0700);
}

static bool
is_ours(const struct stat *st)
{
	return st->st_uid == geteuid() && !(st->st_mode & (S_IWGRP | S_IWOTH));
}

static int
open_folder(const char *path)
{
	int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	struct stat st;

	if (fd >= 0 && (fstat(fd, &st) != 0 || !is_ours(&st))) {
		close(fd);
		return -1;
	}
	return fd;
}

bool
shelf_open(struct shelf *shelf, bool create)
{
	if (shelf->fd >= 0)
		return true;
	if (!shelf->path)
		return false;
	if (create) {
		make_folder(shelf->folder);
		make_folder(shelf->path);
	}
	shelf->fd = open_folder(shelf->path);
	return shelf->fd >= 0;
}

static bool
is_older(const struct stat *st, int age)
{
	return time(NULL) - st->st_mtime > age;
}

void
shelf_touch(struct shelf *shelf)
{
	struct stat st;

	if (fstat(shelf->fd, &st) == 0 && is_older(&st, DAY))
		futimens(shelf->fd, NULL);
}

/* ---- Files -------------------------------------------------------------- */

/* Why a file did not open, when that is no matter of this moment: a link is
 * told by ELOOP, on some systems by another name. */
static enum status
why_not_open(int errnum)
{
	if (errnum == ENOENT)
		return ERR_MISSING;
	return errnum == ELOOP || errnum == EMLINK ? ERR_SYNTAX : ERR_IO;
}

static enum status
look_at_file(int fd, uint64_t *size)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return ERR_IO;
	if (!S_ISREG(st.st_mode) || !is_ours(&st) || st.st_size <= 0 ||
	    st.st_size > SHELF_FILE_MAX)
		return ERR_SYNTAX;
	*size = (uint64_t)st.st_size;
	return OK;
}

enum status
shelf_open_file(
    const struct shelf *shelf, const char *name, int *fd, uint64_t *size)
{
	enum status status;

	*fd = openat(
	    shelf->fd, name, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
	if (*fd < 0)
		return why_not_open(errno);
	status = look_at_file(*fd, size);
	if (status != OK) {
		close(*fd);
		*fd = -1;
	}
	return status;
}

static void
make_name(char name[SHELF_NAME_SIZE], int counter, const char *ending)
{
	struct timespec now = {0, 0};

	clock_gettime(CLOCK_REALTIME, &now);
	snprintf(name, SHELF_NAME_SIZE, "%010jx%08lx-%jx-%x%s",
	    (uintmax_t)now.tv_sec, (unsigned long)now.tv_nsec,
	    (uintmax_t)getpid(), (unsigned)counter, ending);
}

static void
make_temporary(char temporary[TEMPORARY_SIZE], const char *name)
{
	snprintf(temporary, TEMPORARY_SIZE, "%s" TEMPORARY, name);
}

/* Whoever has the temporary name is the only one who may take the final one:
 * that is free when it is not there by then. */
static int
create(const struct shelf *shelf, const char *name)
{
	char temporary[TEMPORARY_SIZE];
	struct stat st;
	int fd;

	make_temporary(temporary, name);
	fd = openat(shelf->fd, temporary,
	    O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
	if (fd >= 0 &&
	    fstatat(shelf->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		close(fd);
		shelf_remove(shelf, temporary);
		errno = EEXIST;
		return -1;
	}
	return fd;
}

int
shelf_create(
    const struct shelf *shelf, const char *ending, char name[SHELF_NAME_SIZE])
{
	for (int i = 0; i < TRIES; i++) {
		int fd;

		make_name(name, i, ending);
		fd = create(shelf, name);
		if (fd >= 0 || errno != EEXIST)
			return fd;
	}
	return -1;
}

bool
shelf_keep(const struct shelf *shelf, const char *name, const char *as)
{
	char temporary[TEMPORARY_SIZE];

	make_temporary(temporary, name);
	return renameat(shelf->fd, temporary, shelf->fd, as) == 0;
}

void
shelf_drop(const struct shelf *shelf, const char *name)
{
	char temporary[TEMPORARY_SIZE];

	make_temporary(temporary, name);
	shelf_remove(shelf, temporary);
}

void
shelf_remove(const struct shelf *shelf, const char *name)
{
	unlinkat(shelf->fd, name, 0);
}

/* ---- Listing and sweeping ----------------------------------------------- */

static bool
ends_in(const char *name, const char *ending)
{
	size_t n = strlen(name);
	size_t m = strlen(ending);

	return n > m && !strcmp(name + n - m, ending);
}

static int
compare_names(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*y, *x);
}

/* The folder `name` of `fd` opened for listing; NULL when it cannot be. */
static DIR *
open_list(int fd, const char *name)
{
	int copy =
	    openat(fd, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW);
	DIR *dir = copy >= 0 ? fdopendir(copy) : NULL;

	if (!dir && copy >= 0)
		close(copy);
	return dir;
}

char **
shelf_list(const struct shelf *shelf, const char *ending, size_t *n)
{
	DIR *dir = open_list(shelf->fd, ".");
	const struct dirent *d;
	char **names = NULL;
	size_t cap = 0;

	*n = 0;
	while (dir && (d = readdir(dir))) {
		if (!ends_in(d->d_name, ending))
			continue;
		names = mem_grow(names, *n, &cap, sizeof(*names));
		names[(*n)++] = mem_strdup(d->d_name);
	}
	if (dir)
		closedir(dir);
	if (names)
		qsort(names, *n, sizeof(*names), compare_names);
	return names;
}

static void
sweep_temporary(const struct shelf *shelf)
{
	struct stat st;
	size_t n;
	char **names = shelf_list(shelf, TEMPORARY, &n);

	for (size_t i = 0; i < n; i++) {
		if (fstatat(shelf->fd, names[i], &st, AT_SYMLINK_NOFOLLOW) ==
			0 &&
		    is_older(&st, TEMPORARY_AGE))
			shelf_remove(shelf, names[i]);
		free(names[i]);
	}
	free(names);
}

/* Removes a shelf and the files in it; a folder in it makes it stay. */
static void
remove_shelf(int fd, const char *name)
{
	DIR *dir = open_list(fd, name);
	const struct dirent *d;

	while (dir && (d = readdir(dir)))
		if (d->d_name[0] != '.')
			unlinkat(dirfd(dir), d->d_name, 0);
	if (dir)
		closedir(dir);
	unlinkat(fd, name, AT_REMOVEDIR);
}

static bool
is_shelf_name(const char *name)
{
	return strlen(name) == SHELF_NAME_LEN &&
	    strspn(name, "0123456789abcdef") == SHELF_NAME_LEN;
}

static void
sweep_shelves(const struct shelf *shelf)
{
	int fd = open_folder(shelf->folder);
	DIR *dir = fd >= 0 ? open_list(fd, ".") : NULL;
	const struct dirent *d;
	struct stat st;

	while (dir && (d = readdir(dir)))
		if (is_shelf_name(d->d_name) &&
		    fstatat(fd, d->d_name, &st, AT_SYMLINK_NOFOLLOW) == 0 &&
		    S_ISDIR(st.st_mode) && is_ours(&st) &&
		    is_older(&st, SHELF_AGE))
			remove_shelf(fd, d->d_name);
	if (dir)
		closedir(dir);
	if (fd >= 0)
		close(fd);
}

void
shelf_sweep(const struct shelf *shelf)
{
	sweep_temporary(shelf);
	sweep_shelves(shelf);
}
