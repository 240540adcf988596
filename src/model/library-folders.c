// SPDX-License-Identifier: GPL-3.0-or-later
/* The folders of a library: see library-folders.h. Folders are told by number;
 * the array of them moves when it grows. */
#include <config.h>

#include "model/library-folders.h"

#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/mem.h"
#include "model/library-settle.h"

/* Times are kept in steps as long as two seconds (FAT): what was written to
 * less long ago than that may be written to again without its time showing. */
enum { RACY_SECONDS = 2 };

static const char *
path_of(const void *ctx, uint32_t folder)
{
	return ((const struct library *)ctx)->folders[folder].path;
}

uint32_t
folders_find(struct library *lib, const char *path, size_t len)
{
	for (; lib->n_folders_hashed < lib->n_folders; lib->n_folders_hashed++)
		path_table_add(&lib->folder_paths,
		    lib->folders[lib->n_folders_hashed].path,
		    (uint32_t)lib->n_folders_hashed);
	return path_table_find(&lib->folder_paths, path, len, path_of, lib);
}

static void
set_parent(struct library *lib, uint32_t folder, uint32_t parent)
{
	struct folder *f = &lib->folders[folder];

	f->parent = parent;
	if (parent == NONE)
		return;
	f->depth = lib->folders[parent].depth + 1;
	f->next_sibling = lib->folders[parent].first_child;
	lib->folders[parent].first_child = folder;
}

/* `path` is borrowed for the life of the library. */
uint32_t
folders_add(struct library *lib, const char *path, uint32_t parent)
{
	struct folder *f;

	lib->folders = mem_grow(lib->folders, lib->n_folders, &lib->cap_folders,
	    sizeof(*lib->folders));
	f = &lib->folders[lib->n_folders];
	memset(f, 0, sizeof(*f));
	f->path = path;
	f->first_child = f->next_sibling = NONE;
	f->row = NONE;
	f->stamp = (struct file_stamp)FILE_STAMP_NONE;
	set_parent(lib, (uint32_t)lib->n_folders, parent);
	return (uint32_t)lib->n_folders++;
}

void
folders_queue(struct library *lib, uint32_t folder)
{
	if (lib->folders[folder].queued)
		return;
	lib->folders[folder].queued = true;
	numbers_add(&lib->queue, folder);
}

bool
folders_is_missing(int why)
{
	return why == ENOENT || why == ENOTDIR;
}

/* ---- Twins -------------------------------------------------------------- */

enum { IDENTITY_SIZE = 48 };

/* Looks for another folder that is the same, in a table by what they are. */
struct twin_search {
	const struct library *lib;
	uint32_t folder;
	char *other; /* room for what another one is */
};

/* Whether a folder may be known by two paths: of such only one is read. */
static bool
may_be_twins(const struct library *lib)
{
	return lib->linked || lib->n_roots > 1;
}

static void
write_identity(char *buf, const struct folder *f)
{
	snprintf(buf, IDENTITY_SIZE, "%ju:%ju", (uintmax_t)f->dev,
	    (uintmax_t)f->ino);
}

/* What a folder is; "" where that does not count. */
static const char *
identity_of(const void *ctx, uint32_t folder)
{
	const struct twin_search *s = ctx;
	const struct folder *f = &s->lib->folders[folder];

	if (folder == s->folder || f->state != FOLDER_READ)
		return "";
	write_identity(s->other, f);
	return s->other;
}

bool
folders_have_twin(const struct library *lib, uint32_t folder)
{
	char identity[IDENTITY_SIZE], other[IDENTITY_SIZE];
	struct twin_search s = {lib, folder, other};

	if (!may_be_twins(lib))
		return false;
	write_identity(identity, &lib->folders[folder]);
	return path_table_find(&lib->identities, identity, strlen(identity),
		   identity_of, &s) != NONE;
}

/* ---- Losing ------------------------------------------------------------- */

/* What was another path to a folder may now be the only one. */
static void
wake_twins(struct library *lib)
{
	if (!may_be_twins(lib))
		return;
	for (size_t i = 0; i < lib->n_folders; i++)
		if (lib->folders[i].state == FOLDER_TWIN)
			folders_queue(lib, (uint32_t)i);
}

void
folders_lose_row(struct library *lib, struct folder *f)
{
	if (f->row != NONE)
		settle_lose(lib, items_get(lib, f->row));
	f->row = NONE;
}

/* Loses what is in the folder and below it; whether one of them was read. */
static bool
lose_folder(struct library *lib, uint32_t folder, enum folder_state state)
{
	struct folder *f = &lib->folders[folder];
	bool any_read = f->state == FOLDER_READ;

	f->state = state;
	for (size_t i = 0; i < f->files.n; i++) {
		struct item *item = items_get(lib, f->files.items[i]);

		if (item->folder != folder)
			continue;
		item->filed = false;
		settle_lose(lib, item);
	}
	f->files.n = 0;
	folders_lose_row(lib, f);
	for (uint32_t i = f->first_child; i != NONE;
	     i = lib->folders[i].next_sibling)
		if (lib->folders[i].state != FOLDER_GONE &&
		    lose_folder(lib, i, FOLDER_GONE))
			any_read = true;
	return any_read;
}

void
folders_leave(struct library *lib, uint32_t folder, enum folder_state state)
{
	if (lose_folder(lib, folder, state))
		wake_twins(lib);
}

void
folders_leave_unseen(struct library *lib, uint32_t folder, uint32_t pass)
{
	bool any_read = false;

	for (uint32_t i = lib->folders[folder].first_child; i != NONE;
	     i = lib->folders[i].next_sibling)
		if (lib->folders[i].pass != pass &&
		    lib->folders[i].state != FOLDER_GONE &&
		    lose_folder(lib, i, FOLDER_GONE))
			any_read = true;
	if (any_read)
		wake_twins(lib);
}

/* The folder has a row that says why it cannot be read. */
void
folders_set_row(struct library *lib, uint32_t folder, const struct error *err)
{
	struct folder *f = &lib->folders[folder];
	struct item *item = items_find(lib, f->path);

	if (!item)
		item = items_add(lib, f->path);
	item->is_folder = true;
	items_set_bad(lib, item, err);
	f->row = item->id;
	settle_come(lib, item);
}

void
folders_shut(
    struct library *lib, uint32_t folder, const struct error *err, int why)
{
	if (why == EACCES || why == EPERM)
		folders_leave(lib, folder, FOLDER_SHUT);
	lib->folders[folder].state = FOLDER_SHUT;
	folders_set_row(lib, folder, err);
}

void
folders_identify(struct library *lib, uint32_t folder, const struct stat *st)
{
	struct folder *f = &lib->folders[folder];
	bool same = f->dev == st->st_dev && f->ino == st->st_ino;
	char identity[IDENTITY_SIZE];

	f->dev = st->st_dev;
	f->ino = st->st_ino;
	write_identity(identity, f);
	if (!same)
		path_table_add(&lib->identities, identity, folder);
	f->stamp = file_stamp_of(st);
	f->racy = f->stamp.sec > (int64_t)time(NULL) - RACY_SECONDS;
	/* The one that stood here may be elsewhere now. */
	if (f->state == FOLDER_READ && !same)
		wake_twins(lib);
}

/* ---- Looking ------------------------------------------------------------ */

static bool
is_as_it_was(const struct folder *f, const struct stat *st)
{
	struct file_stamp stamp = file_stamp_of(st);
	bool same = f->dev == st->st_dev && f->ino == st->st_ino;

	switch (f->state) {
	case FOLDER_READ:
		return same && !f->racy && file_stamp_equal(&f->stamp, &stamp);
	case FOLDER_TWIN:
		return same;
	case FOLDER_SHUT:
		return f->depth >= SCAN_DEPTH_MAX;
	default:
		return false;
	}
}

void
folders_look(struct library *lib, uint32_t folder)
{
	struct folder *f = &lib->folders[folder];
	struct stat st;

	if (f->state == FOLDER_GONE)
		return;
	if (stat(f->path, &st) == 0 && S_ISDIR(st.st_mode)) {
		if (!is_as_it_was(f, &st))
			folders_queue(lib, folder);
	} else if (f->state != FOLDER_MISSING) {
		/* Reading it finds out why. */
		folders_queue(lib, folder);
	}
}

/* What stood at the root's own path is there no more. */
static void
lose_item(struct library *lib, struct root *root)
{
	struct item *item =
	    root->item == NONE ? NULL : items_get(lib, root->item);

	if (item && !strcmp(item->entry.path, root->path))
		settle_lose(lib, item);
	root->item = NONE;
}

static void
see_root_folder(struct library *lib, struct root *root, const struct stat *st)
{
	struct folder *f;

	lose_item(lib, root);
	if (root->folder == NONE)
		root->folder =
		    folders_find(lib, root->path, strlen(root->path));
	if (root->folder == NONE)
		root->folder = folders_add(lib, root->path, NONE);
	f = &lib->folders[root->folder];
	if (f->state == FOLDER_GONE || f->state == FOLDER_MISSING)
		f->state = FOLDER_NEW;
	if (!is_as_it_was(f, st))
		folders_queue(lib, root->folder);
}

static void
see_root_file(struct library *lib, struct root *root)
{
	struct item *item = items_find(lib, root->path);

	if (!item)
		item = items_add(lib, root->path);
	root->item = item->id;
	settle_come(lib, item);
}

int
folders_look_root(struct library *lib, struct root *root)
{
	struct stat st;
	int why = stat(root->path, &st) == 0 ? 0 : errno;

	if (why && !folders_is_missing(why))
		return why;
	if ((why || !S_ISDIR(st.st_mode)) && root->folder != NONE &&
	    lib->folders[root->folder].state != FOLDER_MISSING)
		folders_leave(lib, root->folder, FOLDER_MISSING);
	if (why)
		lose_item(lib, root);
	else if (S_ISDIR(st.st_mode))
		see_root_folder(lib, root, &st);
	else if (S_ISREG(st.st_mode))
		see_root_file(lib, root);
	return why;
}

/* ---- Recalling ---------------------------------------------------------- */

void
folders_recall(struct library *lib, const char *path, const struct stat *st)
{
	uint32_t folder = folders_add(lib, path, NONE);

	folders_identify(lib, folder, st);
	lib->folders[folder].state = FOLDER_READ;
}

/* The folder that a path is in; NONE where it is not one of ours. */
static uint32_t
folder_of(struct library *lib, const char *path)
{
	const char *slash = strrchr(path, '/');
	size_t len = slash ? (size_t)(slash - path) : 0;
	uint32_t folder;

	if (!slash)
		return NONE;
	folder = folders_find(lib, path, len);
	/* One that was named with a slash at its end. */
	return folder == NONE ? folders_find(lib, path, len + 1) : folder;
}

void
folders_connect(struct library *lib)
{
	for (size_t i = 0; i < lib->n_folders; i++) {
		uint32_t parent = folder_of(lib, lib->folders[i].path);

		/* Those above come first, as they were found. */
		if (lib->folders[i].parent == NONE && parent < i)
			set_parent(lib, (uint32_t)i, parent);
	}
}

/* Whether the path is that of a name in this folder. */
static bool
is_in(const struct folder *f, const char *path)
{
	size_t len = strlen(f->path);

	if (strncmp(path, f->path, len) != 0)
		return false;
	path += len;
	path += *path == '/' && (!len || path[-1] != '/');
	return !strchr(path, '/');
}

void
folders_file(struct library *lib, struct item *item)
{
	uint32_t folder = lib->last_folder;

	if (folder >= lib->n_folders ||
	    !is_in(&lib->folders[folder], item->entry.path))
		folder = folder_of(lib, item->entry.path);
	item->folder = folder;
	if (folder == NONE)
		return;
	lib->last_folder = folder;
	item->filed = true;
	numbers_add(&lib->folders[folder].files, item->id);
}
