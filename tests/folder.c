// SPDX-License-Identifier: GPL-3.0-or-later
/* See folder.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "folder.h"

#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <cmocka.h>

void
folder_make(struct strbuf *path)
{
	const char *tmp = getenv("TMPDIR");

	strbuf_init(path);
	strbuf_printf(
	    path, "%s/nonmun-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(path->str));
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

void
folder_remove(struct strbuf *path)
{
	nftw(path->str, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	strbuf_release(path);
}
