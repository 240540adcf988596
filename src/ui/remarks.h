// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What is remarked of a paper under its title in the reader: on which other
 * days it stands ("also 2025-09-10, 2025-09-15"), and the note on it. And the
 * action that goes from one of these days to the next.
 */
#ifndef NONMUN_UI_REMARKS_H
#define NONMUN_UI_REMARKS_H

#include <stddef.h>

#include "base/strbuf.h"
#include "layout/flow.h"

struct app;

enum { REMARKS_MAX = 2 };

/* As flow_options takes them; the texts are in `text`. */
struct remarks {
	struct flow_remark items[REMARKS_MAX];
	size_t n;
	struct strbuf text;
};

void remarks_init(struct remarks *remarks);
void remarks_release(struct remarks *remarks);

/* Those of a part of the post `id`, in place of what there was. */
void remarks_make(const struct app *app, struct remarks *remarks, size_t id,
    const struct paper *part);

#endif
