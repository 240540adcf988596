// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Writing papers to a file, as `nonmun export` does: the paper that is
 * selected, those that are listed of the selected day, all that were found, or
 * all that the axis goes through. What a filter hides is not written. The text
 * is put together in steps while no key waits, and the file is made last: until
 * then there is none, and never a part of one.
 */
#ifndef NONMUN_UI_EXPORTS_H
#define NONMUN_UI_EXPORTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"
#include "store/export.h"
#include "ui/prompt.h"

struct app;

/* A part of a post, or all of its papers. */
struct export_item {
	size_t id;
	uint32_t part;    /* EXPORT_ALL: all of them */
	unsigned version; /* of the post's entry, when it was chosen */
};

static const uint32_t EXPORT_ALL = UINT32_MAX;

/* A member of struct app. */
struct exporting {
	struct history history;
	struct strbuf name;        /* of the file, as it was typed */
	struct strbuf path;        /* to open it by */
	struct exporter *exporter; /* NULL: nothing is being written */
	struct export_item *items; /* what is to be, those of a post together */
	size_t n, cap, at;
	struct strbuf text;
	size_t lost; /* items whose digest has changed, or is bad */
	bool warned; /* that leaving now would end it */
	size_t told; /* papers that the prompt speaks of; 0: of no number */
};

void exporting_init(struct exporting *exporting);
void exporting_release(struct exporting *exporting);

/* Fills in all that is handed on of a paper of the post `id`; to be released.
 * The post must outlive it, its mark is borrowed as marks_note's are. */
void exports_fill(const struct app *app, size_t id, const struct post *post,
    const struct paper *paper, struct export_paper *out);

/* How many papers are chosen by the selection. One that was found on several
 * days counts as often there. */
size_t exports_count(struct app *app);

/* Begins to write what is chosen by the selection, in a format, to the file
 * of exporting.path. */
void exports_begin(struct app *app, enum export_format format);

/* Goes on with what is being written by one post; false when there is nothing
 * to do. */
bool exports_step(struct app *app);

/* Appends how far it has come, where there is something to be said. */
void exports_status(const struct app *app, struct strbuf *out);

/* Whether leaving the program now would end it unfinished, and nobody was told
 * yet: says so. */
bool exports_warn(struct app *app);

#endif
