// SPDX-License-Identifier: GPL-3.0-or-later
/* The library: see library.h, and library-items.h for its other files. */
#include <config.h>

#include "model/library.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "model/library-folders.h"
#include "model/library-items.h"
#include "model/library-posts.h"
#include "model/library-reading.h"
#include "model/library-settle.h"

struct library *
library_new(void)
{
	struct library *lib = mem_alloc(sizeof(*lib));

	lib->rows = mem_alloc(sizeof(*lib->rows));
	lib->held = SIZE_MAX;
	lib->last_folder = NONE;
	return lib;
}

void
library_free(struct library *lib)
{
	if (!lib)
		return;
	posts_release(lib);
	scan_close(lib->refresh.reading.scan);
	free(lib->refresh.came.items);
	free(lib->refresh.lost.items);
	free(lib->refresh.list);
	for (size_t i = 0; i < lib->n_folders; i++)
		free(lib->folders[i].files.items);
	free(lib->folders);
	free(lib->queue.items);
	free(lib->roots);
	path_table_release(&lib->paths);
	path_table_release(&lib->folder_paths);
	path_table_release(&lib->identities);
	free(lib->rows->ids);
	free(lib->rows->row_of);
	free(lib->rows);
	for (size_t i = 0; i < lib->n_blocks; i++)
		free(lib->blocks[i]);
	free(lib->blocks);
	arena_release(&lib->arena);
	free(lib);
}

void
library_bind(struct library *lib, const struct bounds *bounds)
{
	lib->bounds = bounds;
}

/* ---- Adding ------------------------------------------------------------- */

static struct root *
add_root(struct library *lib, const char *path)
{
	struct root *root;

	lib->roots = mem_grow(
	    lib->roots, lib->n_roots, &lib->cap_roots, sizeof(*lib->roots));
	root = &lib->roots[lib->n_roots++];
	*root =
	    (struct root){arena_strdup(&lib->arena, path), NONE, NONE, false};
	return root;
}

/* The entry for the path of a root itself. */
static struct item *
add_item(struct library *lib, struct root *root)
{
	struct item *item = items_find(lib, root->path);

	if (!item)
		item = items_add(lib, root->path);
	root->item = item->id;
	settle_come(lib, item);
	return item;
}

/* Standard input, a pipe, a device: their bytes are kept, since they do not
 * come again. */
static void
add_stream(struct library *lib, struct root *root, bool is_input)
{
	struct item *item = add_item(lib, root);
	struct strbuf bytes = STRBUF_INIT;
	enum status status;
	struct error err;

	root->stream = true;
	if (item->bytes || item->entry.state == ENTRY_BAD)
		return;
	if (is_input)
		item->entry.name = "standard input";
	status = is_input
	    ? file_read_fd(STDIN_FILENO, item->entry.name, &bytes, &err)
	    : file_read(root->path, &bytes, &err);
	if (status != OK)
		items_set_bad(lib, item, &err);
	item->bytes = arena_strndup(&lib->arena, bytes.str, bytes.len);
	item->n_bytes = bytes.len;
	strbuf_release(&bytes);
}

static bool
is_stream(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && !S_ISDIR(st.st_mode) &&
	    !S_ISREG(st.st_mode);
}

/* Adds what stands at the root's path; 0, or errno where nothing does. */
static int
add_path(struct library *lib, struct root *root)
{
	struct error err;
	int why = folders_look_root(lib, root);

	if (!why || why == ENOENT || why == ENOTDIR)
		return why;
	error_set_errno(&err, root->path, "cannot open", why);
	items_set_bad(lib, add_item(lib, root), &err);
	items_get(lib, root->item)->shut = true;
	return 0;
}

enum status
library_add(struct library *lib, const char *path, struct error *err)
{
	struct root *root = add_root(lib, path);
	bool is_input = !strcmp(path, "-");
	int why = 0;

	lib->adding = true;
	if (is_input || is_stream(path))
		add_stream(lib, root, is_input);
	else
		why = add_path(lib, root);
	reading_finish(lib);
	lib->adding = false;
	if (!why)
		return OK;
	lib->n_roots--;
	return error_set(err, ERR_MISSING, path, 0, "no such file or folder");
}

/* ---- Asking ------------------------------------------------------------- */

size_t
library_roots(const struct library *lib)
{
	return lib->n_roots;
}

const char *
library_root(const struct library *lib, size_t i)
{
	return lib->roots[i].path;
}

size_t
library_ids(const struct library *lib)
{
	return lib->n;
}

const struct entry *
library_entry(const struct library *lib, size_t id)
{
	return &items_get(lib, id)->entry;
}

unsigned long
library_changes(const struct library *lib)
{
	return lib->changes;
}

struct library_totals
library_totals(const struct library *lib)
{
	return lib->totals;
}

bool
library_is_known(const struct library *lib)
{
	return lib->totals.known == lib->totals.posts;
}

const char *
entry_day(const struct entry *entry, char buf[DATE_BUF_SIZE])
{
	return entry->date.year ? date_text(&entry->date, buf) : entry->name;
}

struct date
entry_date_named(const struct entry *entry)
{
	return items_date_of_path(entry->path);
}
