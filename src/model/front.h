// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Front matter: the YAML between two lines `---` at the head of a digest (or
 * TOML between `+++`, of which only simple lines are understood). Written by
 * hand and by scripts, it is often a little wrong; whatever is wrong becomes a
 * fault, and the values that a person would read there are found all the same.
 */
#ifndef NONMUN_MODEL_FRONT_H
#define NONMUN_MODEL_FRONT_H

#include <stddef.h>

#include "base/arena.h"
#include "model/date.h"
#include "model/post.h"

/* A person's has a few hundred bytes. Its title and tags are told with each
 * paper of the post, where long ones would make a small file enormous. */
enum {
	FRONT_SIZE_MAX = 1024 * 1024, /* bytes between the fences */
	FRONT_TITLE_MAX = 4096,       /* bytes; "..." ends a longer one */
	FRONT_TAGS_MAX = 4096,        /* bytes of all, and one for each */
};

/* All strings are clean, of one line, and never empty. */
struct front {
	const char *title; /* NULL where there is none */
	struct date date;  /* year 0 where there is none */
	const char *const *tags;
	size_t n_tags;
	const char *paper_url; /* of the one paper the post is about, or NULL */
	const char *authors;   /* "A; B": the paper's, or the post's; or NULL */
};

/* Reads the front matter at the start of `len` bytes of a digest. Returns its
 * size in bytes, byte order mark and closing line included: what follows is
 * the Markdown; 0 where there is none (a byte order mark alone counts 0).
 * Faults, with lines of the file, are appended to the list `*faults`; more than
 * FRONT_SIZE_MAX is one, and not read; so is a title or are tags that are cut.
 * All that `out` points to is in `arena`.
 */
size_t front_parse(struct front *out, struct arena *arena, const char *bytes,
    size_t len, struct fault **faults);

#endif
