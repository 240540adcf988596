// SPDX-License-Identifier: GPL-3.0-or-later
/* See tray.h. */
#include <config.h>

#include "tray.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>
#include <dirent.h>
#include <unistd.h>

enum { PATH_SIZE = 400 };

void
tray_open(struct tray *tray)
{
	snprintf(tray->dir, sizeof(tray->dir), "/tmp/nonmun-test-XXXXXX");
	assert_non_null(mkdtemp(tray->dir));
}

void
tray_put(const struct tray *tray, const char *name, const char *text)
{
	char path[PATH_SIZE];
	FILE *out;

	snprintf(path, sizeof(path), "%s/%s", tray->dir, name);
	out = fopen(path, "w");
	assert_non_null(out);
	assert_true(fputs(text, out) >= 0);
	assert_int_equal(fclose(out), 0);
}

void
tray_remove(const struct tray *tray, const char *name)
{
	char path[PATH_SIZE];

	snprintf(path, sizeof(path), "%s/%s", tray->dir, name);
	assert_int_equal(unlink(path), 0);
}

void
tray_close(struct tray *tray)
{
	DIR *dir = opendir(tray->dir);
	struct dirent *d;

	assert_non_null(dir);
	while ((d = readdir(dir)))
		if (d->d_name[0] != '.')
			tray_remove(tray, d->d_name);
	closedir(dir);
	assert_int_equal(rmdir(tray->dir), 0);
}
