// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where there is no fuzzer: gives a target the files that are named on the
 * command line, or all in a folder; without any, the target's own in
 * tests/fuzz/corpus. Speaks TAP. The file at fault is the last one told.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "../unicode.h"
#include "fuzz.h"

struct replay {
	size_t inputs, cases, failed;
};

static bool
replay_file(struct replay *r, const char *path)
{
	struct strbuf bytes = STRBUF_INIT;
	struct error err;
	bool ok = file_read(path, &bytes, &err) == OK;

	printf("# %s\n", path);
	if (ok) {
		LLVMFuzzerTestOneInput((const uint8_t *)bytes.str, bytes.len);
		r->inputs++;
	}
	strbuf_release(&bytes);
	return ok;
}

static bool
replay_folder(struct replay *r, DIR *dir, const char *path)
{
	struct strbuf name = STRBUF_INIT;
	const struct dirent *d;
	bool ok = true;

	while ((d = readdir(dir)))
		if (d->d_name[0] != '.') {
			strbuf_reset(&name);
			strbuf_printf(&name, "%s/%s", path, d->d_name);
			ok = replay_file(r, name.str) && ok;
		}
	strbuf_release(&name);
	return ok;
}

/* One case of the test. */
static void
replay(struct replay *r, const char *path)
{
	DIR *dir = opendir(path);
	size_t before = r->inputs;
	bool ok = dir ? replay_folder(r, dir, path) : replay_file(r, path);

	if (dir)
		closedir(dir);
	ok = ok && r->inputs > before;
	r->cases++;
	r->failed += !ok;
	printf("%sok %zu - %s: %zu inputs\n", ok ? "" : "not ", r->cases, path,
	    r->inputs - before);
}

/* The folder of the target's corpus: of "tests/fuzz/fuzz-post" that is
 * tests/fuzz/corpus/post of the source. */
static void
replay_own(struct replay *r, const char *program)
{
	const char *source = getenv("srcdir");
	const char *slash = strrchr(program, '/');
	const char *name = strstr(slash ? slash : program, "fuzz-");
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/tests/fuzz/corpus/%s", source ? source : ".",
	    name ? name + strlen("fuzz-") : "");
	replay(r, path.str);
	strbuf_release(&path);
}

int
main(int argc, char **argv)
{
	struct replay r = {0};

	setvbuf(stdout, NULL, _IOLBF, 0);
	LLVMFuzzerInitialize(&argc, &argv);
	if (!unicode_is_there())
		return 0;
	if (argc < 2)
		replay_own(&r, argv[0]);
	for (int i = 1; i < argc; i++)
		replay(&r, argv[i]);
	printf("1..%zu\n", r.cases);
	return r.failed != 0;
}
