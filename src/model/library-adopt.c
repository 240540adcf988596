// SPDX-License-Identifier: GPL-3.0-or-later
/* A library from memory, and what is to be remembered of one: see library.h.
 * The ids of adopted posts are their numbers in memory, and their rows at
 * first; of each nothing more is kept until it is asked for. */
#include <config.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "model/library-folders.h"
#include "model/library-items.h"

/* Whether a folder is as it was, when only its time may tell. */
static bool
is_as_it_was(const struct known_folder *known, struct stat *st)
{
	struct file_stamp stamp;

	if (known->unread)
		return true;
	if (stat(known->path, st) != 0 || !S_ISDIR(st->st_mode))
		return false;
	stamp = file_stamp_of(st);
	return file_stamp_equal(&stamp, &known->stamp);
}

/* The number of the folder or post of memory whose path this is; NONE if none
 * has it. */
static uint32_t
find_folder(const struct library_memory *m, const char *path)
{
	struct known_folder known;

	for (size_t i = 0; i < m->n_folders; i++) {
		m->folder(m->ctx, i, &known);
		if (!strcmp(known.path, path))
			return (uint32_t)i;
	}
	return NONE;
}

static uint32_t
find_post(const struct library_memory *m, const char *path)
{
	struct known_post known;

	for (size_t i = 0; i < m->n_posts; i++) {
		m->post(m->ctx, i, &known);
		if (!strcmp(known.path, path))
			return (uint32_t)i;
	}
	return NONE;
}

/* What a root stands for, if it is still what memory has. */
static bool
recall_root(const char *path, const struct library_memory *m, struct root *root)
{
	struct stat st;

	*root = (struct root){path, NONE, NONE, false};
	if (!strcmp(path, "-") || stat(path, &st) != 0)
		return false;
	if (S_ISDIR(st.st_mode))
		root->folder = find_folder(m, path);
	else if (S_ISREG(st.st_mode))
		root->item = find_post(m, path);
	return root->folder != NONE || root->item != NONE;
}

static void
adopt_posts(struct library *lib, const struct library_memory *m)
{
	struct rows *rows = lib->rows;

	lib->memory = *m;
	lib->n = m->n_posts;
	lib->counted = m->n_known || m->n_papers;
	lib->totals.posts = m->n_posts;
	lib->totals.known = m->n_known;
	lib->totals.papers = m->n_papers;
	rows->ids =
	    mem_realloc(rows->ids, mem_product(m->n_posts, sizeof(*rows->ids)));
	rows->n = rows->cap = m->n_posts;
	for (size_t i = 0; i < m->n_posts; i++)
		rows->ids[i] = (uint32_t)i;
	rows->sorted = rows->stale = true;
	lib->order++;
}

bool
library_adopt(struct library *lib, const char *const *roots, size_t n,
    const struct library_memory *memory)
{
	struct stat *stats =
	    mem_alloc(mem_product(memory->n_folders, sizeof(*stats)));
	struct root *list = mem_alloc(mem_product(n, sizeof(*list)));
	struct known_folder known;
	bool good = !lib->n_roots && memory->n_posts < NONE;

	for (size_t i = 0; i < memory->n_folders && good; i++) {
		memory->folder(memory->ctx, i, &known);
		good = is_as_it_was(&known, &stats[i]);
	}
	for (size_t i = 0; i < n && good; i++)
		good = recall_root(roots[i], memory, &list[i]);
	for (size_t i = 0; i < memory->n_folders && good; i++) {
		memory->folder(memory->ctx, i, &known);
		if (known.unread)
			folders_add(lib, known.path, NONE);
		else
			folders_recall(lib, known.path, &stats[i]);
	}
	if (good) {
		for (size_t i = 0; i < n; i++)
			list[i].path = arena_strdup(&lib->arena, roots[i]);
		lib->roots = list;
		lib->n_roots = lib->cap_roots = n;
		lib->linked = true; /* perhaps */
		adopt_posts(lib, memory);
	} else {
		free(list);
	}
	free(stats);
	return good;
}

size_t
library_folders(const struct library *lib)
{
	return lib->n_folders;
}

bool
library_folder(const struct library *lib, size_t i, struct known_folder *folder)
{
	const struct folder *f = &lib->folders[i];

	if (f->state == FOLDER_GONE)
		return false;
	folder->path = f->path;
	folder->stamp = f->stamp;
	folder->unread = f->state != FOLDER_READ;
	if (f->state != FOLDER_READ || f->racy || f->row != NONE)
		folder->stamp = (struct file_stamp)FILE_STAMP_NONE;
	return true;
}
