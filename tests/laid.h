// SPDX-License-Identifier: GPL-3.0-or-later
/* A digest that is laid out, and its rows as the screen would show them. */
#ifndef NONMUN_TESTS_LAID_H
#define NONMUN_TESTS_LAID_H

#include <stddef.h>

#include "base/strbuf.h"
#include "layout/flow.h"
#include "model/post.h"

struct laid {
	struct post *post;
	struct flow flow;
};

/* Lays out the first paper of a digest, or what else it holds; to be closed. */
void laid_open(struct laid *laid, const char *markdown,
    const struct flow_options *options);
void laid_close(struct laid *laid);

/* Appends a row, with its line's end. */
void laid_add_row(struct strbuf *out, const struct laid *laid, size_t line);

#endif
