// SPDX-License-Identifier: GPL-3.0-or-later
/* Which sections are wanted: see select.h. */
#include <config.h>

#include "cmd/select.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "model/section.h"

void
selection_init(struct selection *sel, const char *name)
{
	strbuf_init(&sel->name);
	sel->kind = SECTION_OTHER;
	if (!name)
		return;
	utf8_clean(&sel->name, name, strlen(name), UTF8_CLEAN_LINE);
	sel->kind = section_kind_of(sel->name.str);
}

void
selection_release(struct selection *sel)
{
	strbuf_release(&sel->name);
}

bool
selection_is_narrow(const struct selection *sel)
{
	return sel->name.len > 0;
}

static bool
begins_with(const char *s, const struct strbuf *start)
{
	return strncasecmp(s, start->str, start->len) == 0;
}

bool
selection_has(const struct selection *sel, const struct section *section)
{
	return begins_with(section->heading, &sel->name) ||
	    begins_with(section_kind_name(section->kind), &sel->name) ||
	    (sel->kind != SECTION_OTHER && section->kind == sel->kind);
}

bool
selection_has_any(const struct selection *sel, const struct paper *paper)
{
	if (!selection_is_narrow(sel))
		return true;
	for (size_t i = 0; i < paper->n_sections; i++)
		if (selection_has(sel, &paper->sections[i]))
			return true;
	return false;
}
