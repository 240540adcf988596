// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading the names in folders: see library-reading.h. */
#include <config.h>

#include "model/library-reading.h"

#include <errno.h>
#include <string.h>

#include "model/library-folders.h"
#include "model/library-settle.h"

static bool
open_folder(struct library *lib, struct reading *r, uint32_t folder)
{
	struct folder *f = &lib->folders[folder];
	struct error err;
	struct stat st;
	int why;

	if (f->state == FOLDER_GONE)
		return false;
	if (f->depth >= SCAN_DEPTH_MAX) {
		error_set(&err, ERR_LIMIT, f->path, 0,
		    "more than %d folders deep", SCAN_DEPTH_MAX);
		folders_shut(lib, folder, &err, 0);
		return false;
	}
	if (bounds_check(lib->bounds, f->path, &err) != OK) {
		folders_shut(lib, folder, &err, EACCES);
		return false;
	}
	r->scan = scan_open(f->path, &st, &err);
	why = errno;
	if (!r->scan && folders_is_missing(why))
		folders_leave(lib, folder, FOLDER_MISSING);
	else if (!r->scan)
		folders_shut(lib, folder, &err, why);
	if (!r->scan)
		return false;
	folders_identify(lib, folder, &st);
	if (folders_have_twin(lib, folder)) {
		scan_close(r->scan);
		r->scan = NULL;
		folders_leave(lib, folder, FOLDER_TWIN);
		return false;
	}
	f->state = FOLDER_READ;
	folders_lose_row(lib, f);
	r->folder = folder;
	r->pass = ++lib->pass;
	r->again = !lib->adding || lib->n_roots > 1;
	return true;
}

bool
reading_begin(struct library *lib, struct reading *r)
{
	while (lib->at_queue < lib->queue.n) {
		uint32_t folder = lib->queue.items[lib->at_queue++];

		lib->folders[folder].queued = false;
		if (open_folder(lib, r, folder))
			return true;
	}
	lib->queue.n = lib->at_queue = 0;
	return false;
}

static void
see_file(struct library *lib, struct reading *r, const char *path)
{
	struct item *item = r->again ? items_find(lib, path) : NULL;

	if (!item)
		item = items_add(lib, path);
	if (item->is_folder) {
		item->is_folder = false;
		items_set_state(lib, item, ENTRY_UNREAD, 0);
	}
	if (!item->filed) {
		item->filed = true;
		item->folder = r->folder;
		numbers_add(&lib->folders[r->folder].files, item->id);
	}
	item->pass = r->pass;
	settle_come(lib, item);
}

static void
see_folder(struct library *lib, struct reading *r, const char *path)
{
	uint32_t folder =
	    r->again ? folders_find(lib, path, strlen(path)) : NONE;
	struct folder *f;

	if (folder == NONE) {
		folder = folders_add(
		    lib, arena_strdup(&lib->arena, path), r->folder);
		folders_queue(lib, folder);
	}
	f = &lib->folders[folder];
	f->pass = r->pass;
	if (f->state == FOLDER_GONE || f->state == FOLDER_MISSING) {
		f->state = FOLDER_NEW;
		folders_queue(lib, folder);
	}
}

/* What was in the folder before, and was not seen now, is lost. */
static void
sweep(struct library *lib, const struct reading *r)
{
	struct numbers *files = &lib->folders[r->folder].files;
	size_t n = 0;

	for (size_t i = 0; i < files->n; i++) {
		struct item *item = items_get(lib, files->items[i]);

		if (item->folder != r->folder)
			continue;
		if (item->pass == r->pass) {
			files->items[n++] = item->id;
			continue;
		}
		item->filed = false;
		settle_lose(lib, item);
	}
	files->n = n;
	folders_leave_unseen(lib, r->folder, r->pass);
}

static void
finish(struct library *lib, struct reading *r)
{
	struct error err;

	if (scan_status(r->scan, &err) != OK) {
		folders_set_row(lib, r->folder, &err);
		lib->folders[r->folder].racy = true;
	} else if (r->again) {
		sweep(lib, r);
	}
	scan_close(r->scan);
	r->scan = NULL;
}

bool
reading_step(struct library *lib, struct reading *r)
{
	switch (r->scan ? scan_next(r->scan) : SCAN_END) {
	case SCAN_FILE:
		see_file(lib, r, scan_path(r->scan));
		return true;
	case SCAN_LINKED_FOLDER:
		lib->linked = true;
		see_folder(lib, r, scan_path(r->scan));
		return true;
	case SCAN_FOLDER:
		see_folder(lib, r, scan_path(r->scan));
		return true;
	case SCAN_NOTHING:
		return true;
	case SCAN_END:
		break;
	}
	if (r->scan)
		finish(lib, r);
	return false;
}

void
reading_finish(struct library *lib)
{
	struct reading reading = {.scan = NULL};

	while (reading_begin(lib, &reading))
		while (reading_step(lib, &reading))
			;
}
