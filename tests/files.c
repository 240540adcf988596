// SPDX-License-Identifier: GPL-3.0-or-later
/* See files.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "files.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "folder.h"

void
files_open(struct files *files)
{
	folder_make(&files->root);
	strbuf_init(&files->path);
	files->lib = library_new();
}

void
files_close(struct files *files)
{
	library_free(files->lib);
	folder_remove(&files->root);
	strbuf_release(&files->path);
}

int
files_set_up(void **state)
{
	*state = calloc(1, sizeof(struct files));
	assert_non_null(*state);
	files_open(*state);
	return 0;
}

int
files_tear_down(void **state)
{
	files_close(*state);
	free(*state);
	return 0;
}

const char *
files_path(struct files *files, const char *name)
{
	strbuf_reset(&files->path);
	strbuf_printf(&files->path, "%s/%s", files->root.str, name);
	return files->path.str;
}

void
files_put(struct files *files, const char *name, const char *text)
{
	char *path = strdup(files_path(files, name));
	FILE *f;

	assert_non_null(path);
	for (char *p = path + files->root.len + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(path, 0777);
			*p = '/';
		}
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	free(path);
}

void
files_link(struct files *files, const char *target, const char *name)
{
	assert_int_equal(symlink(target, files_path(files, name)), 0);
}

void
files_remove(struct files *files, const char *name)
{
	assert_int_equal(unlink(files_path(files, name)), 0);
}

void
files_add(struct files *files, const char *name)
{
	struct error err = {.msg = ""};

	if (library_add(files->lib, files_path(files, name), &err) != OK)
		fail_msg("%s", err.msg);
	library_sort(files->lib);
}

void
files_add_all(struct files *files)
{
	struct error err = {.msg = ""};

	if (library_add(files->lib, files->root.str, &err) != OK)
		fail_msg("%s", err.msg);
	library_sort(files->lib);
}

void
files_rows(const struct files *files, struct library *lib, struct strbuf *out)
{
	for (size_t row = 0; row < library_count(lib); row++) {
		size_t id = library_id_at(lib, row);
		const struct entry *e = library_entry(lib, id);
		const char *path = e->path;
		char date[DATE_BUF_SIZE];

		assert_int_equal(library_row_of(lib, id), row);
		if (!strncmp(path, files->root.str, files->root.len))
			path += files->root.len + 1;
		strbuf_printf(out, "%s%s%s\n", date_text(&e->date, date),
		    e->date.year ? " " : "", path);
	}
}

void
files_assert_rows(const struct files *files, const char *want)
{
	struct strbuf rows = STRBUF_INIT;

	files_rows(files, files->lib, &rows);
	assert_string_equal(rows.str, want);
	strbuf_release(&rows);
}

size_t
files_id(struct files *files, const char *name)
{
	size_t id = 0;

	if (!library_find(files->lib, files_path(files, name), &id))
		fail_msg("no entry for %s", name);
	return id;
}
