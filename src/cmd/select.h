// SPDX-License-Identifier: GPL-3.0-or-later
/* Which sections are wanted: those whose kind or heading begins with a name,
 * whatever the case, and those of the kind that the name announces, in any of
 * the languages that headings are understood in. */
#ifndef NONMUN_CMD_SELECT_H
#define NONMUN_CMD_SELECT_H

#include <stdbool.h>

#include "base/strbuf.h"
#include "model/post.h"

struct selection {
	struct strbuf name; /* clean; "": all sections */
	enum section_kind kind;
};

/* `name` may be NULL: everything. To be released. */
void selection_init(struct selection *sel, const char *name);
void selection_release(struct selection *sel);

/* Whether anything is left out. */
bool selection_is_narrow(const struct selection *sel);

bool selection_has(const struct selection *sel, const struct section *section);

/* Whether it has a section of the paper; always, where nothing is left out. */
bool selection_has_any(const struct selection *sel, const struct paper *paper);

#endif
