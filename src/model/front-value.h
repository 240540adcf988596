// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The values of front matter, by two ways of reading that end in one table of
 * fields: as YAML, and line by line as a person would.
 */
#ifndef NONMUN_MODEL_FRONT_VALUE_H
#define NONMUN_MODEL_FRONT_VALUE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/front-line.h"
#include "model/front.h"

/* Reads the block as YAML; what stands before a fault is in `out` then.
 * `err` as yaml_walk gives it, lines counted from the start of the block. */
enum status front_read_yaml(struct front *out, struct arena *arena,
    const struct front_block *b, struct error *err);

/* Reads the block line by line; what is found replaces what is in `out`. So it
 * should where YAML has failed: to YAML, a quote left open goes on to the next
 * one, many lines below. */
void front_read_plain(
    struct front *out, struct arena *arena, const struct front_block *b);

/* Whether the key of a LINE_KEY is one that front matter usually has. */
bool front_is_usual_key(const struct front_line *line);

#endif
