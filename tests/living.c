// SPDX-License-Identifier: GPL-3.0-or-later
/* See living.h. */
#include <config.h>

#include "living.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <cmocka.h>

enum { STEPS_MAX = 100000 };

/* ---- Time --------------------------------------------------------------- */

void
living_set_time(const char *path, int tick)
{
	struct timespec times[2] = {
	    {LIVING_LONG_AGO + tick, 0}, {LIVING_LONG_AGO + tick, 0}};

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

void
living_set_time_of(struct files *files, const char *name, int tick)
{
	living_set_time(files_path(files, name), tick);
}

void
living_put(struct files *files, const char *name, const char *text, int tick)
{
	char *slash;
	char *folder;

	files_put(files, name, text);
	living_set_time_of(files, name, tick);
	folder = strdup(files_path(files, name));
	assert_non_null(folder);
	while ((slash = strrchr(folder, '/')) &&
	    (size_t)(slash - folder) >= files->root.len) {
		*slash = '\0';
		living_set_time(folder, tick);
	}
	free(folder);
}

void
living_remove(struct files *files, const char *name, int tick)
{
	char *slash;

	assert_int_equal(remove(files_path(files, name)), 0);
	slash = strrchr(files->path.str, '/');
	*slash = '\0';
	living_set_time(files->path.str, tick);
}

void
living_move(struct files *files, const char *from, const char *to, int tick)
{
	char *old = strdup(files_path(files, from));

	assert_non_null(old);
	assert_int_equal(rename(old, files_path(files, to)), 0);
	*strrchr(old, '/') = '\0';
	living_set_time(old, tick);
	*strrchr(files->path.str, '/') = '\0';
	living_set_time(files->path.str, tick);
	free(old);
}

/* ---- Looking ------------------------------------------------------------ */

void
living_look_by(struct library *lib, size_t n)
{
	library_refresh_begin(lib, true);
	for (int i = 0; i < STEPS_MAX; i++)
		if (!library_refresh_step(lib, n))
			return;
	fail_msg("it never comes to an end");
}

void
living_look_a_little(struct files *files, size_t n)
{
	library_refresh_begin(files->lib, true);
	library_refresh_step(files->lib, n);
}

void
living_look(struct files *files)
{
	living_look_by(files->lib, 7);
}

void
living_assert_news(const struct library *lib, const char *want)
{
	size_t c[4] = {0};
	size_t n;
	const struct library_change *list = library_refresh_list(lib, &n);
	char got[64];

	for (size_t i = 0; i < n; i++)
		c[list[i].what]++;
	snprintf(got, sizeof(got), "+%zu *%zu -%zu >%zu", c[POST_ADDED],
	    c[POST_CHANGED], c[POST_REMOVED], c[POST_RENAMED]);
	assert_string_equal(got, want);
}

void
living_assert_changes(const struct files *files, const char *want)
{
	living_assert_news(files->lib, want);
}

void
living_look_for(struct files *files, const char *want)
{
	living_look(files);
	living_assert_changes(files, want);
}

void
living_read_all(struct library *lib)
{
	for (size_t row = 0; row < library_count(lib); row++)
		post_free(library_read(lib, library_id_at(lib, row)));
}

void
living_settle(struct files *files)
{
	files_add_all(files);
	living_look_for(files, "+0 *0 -0 >0");
}

const struct entry *
living_entry(struct files *files, const char *name)
{
	return library_entry(files->lib, files_id(files, name));
}

const char *
living_first_words(struct library *lib, size_t id)
{
	const struct post *post = library_post(lib, id);

	return post && post->n_papers ? post->papers[0].title : "";
}
