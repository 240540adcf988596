// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Which digests are read: what the command line names, else $NONMUN_PATH, else
 * the option library of the configuration, else the samples that were installed
 * with the program. For those who are restricted all of this is the bounds, but
 * for the environment and what follows --restricted on the command line; that
 * may only name what is within them.
 */
#ifndef NONMUN_CMD_SOURCE_H
#define NONMUN_CMD_SOURCE_H

#include <stdbool.h>

#include "base/bounds.h"
#include "base/strbuf.h"
#include "cmd/options.h"
#include "conf/settings.h"
#include "model/library.h"

struct source {
	char **paths; /* owned */
	size_t n, cap;
	bool samples;         /* nothing was named: these are the samples */
	struct bounds bounds; /* set for those who are restricted */
};

void source_init(struct source *source, const struct options *options,
    const struct settings *settings);
void source_release(struct source *source);

/* Binds the library to the bounds. False, after complaining, when a path leads
 * out of them. */
bool source_bind(const struct source *source, struct library *lib);

/* The same first; then adds everything to the library and sorts it. False,
 * after complaining, when a path does not exist. */
bool source_open(const struct source *source, const struct options *options,
    struct library *lib);

/* Appends what to call the library: its paths, as short as people write them,
 * or "sample digests". Clean text. */
void source_name(const struct source *source, struct strbuf *out);

#endif
