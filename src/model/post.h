// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A post: one digest file, parsed. Everything in it lives in its arena and is
 * not changed once post_parse has returned; strings are clean text.
 */
#ifndef NONMUN_MODEL_POST_H
#define NONMUN_MODEL_POST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "model/date.h"
#include "model/node.h"

enum section_kind {
	SECTION_OTHER,
	SECTION_ABSTRACT,
	SECTION_INTRODUCTION,
	SECTION_BACKGROUND,
	SECTION_METHOD,
	SECTION_RESULTS,
	SECTION_LIMITATIONS,
	SECTION_CONCLUSION,
	SECTION_KINDS
};

/* Top-level blocks [from, to) of post.blocks. */
struct block_range {
	uint32_t from, to;
};

struct section {
	const char *heading; /* plain text, never NULL */
	enum section_kind kind;
	unsigned line;             /* of its heading */
	struct block_range blocks; /* without the heading itself */
	struct block_range head;   /* the heading's block; empty for a label */
	uint32_t begin, end;       /* bytes of post.text, heading included */
};

enum part_kind {
	PART_PAPER,
	PART_PREAMBLE, /* what stands before the first paper */
	PART_TRAILER,  /* what stands after the last one */
};

/* One thing that is read at a time: a paper, or the text around the papers. */
struct paper {
	enum part_kind kind;
	int number;        /* as written; -1 where none is */
	const char *title; /* one line, no Markdown; never NULL */
	const char *url;   /* as written, clean; NULL where there is none */
	const char *arxiv; /* identifier without version, or NULL */
	const char *key;   /* "arxiv:ID", else the URL, else "post-file#N" */
	unsigned line;     /* of its heading */
	struct block_range lead;     /* e.g. a category heading above it */
	struct block_range head;     /* the heading that is its title */
	struct block_range preamble; /* between title and first section */
	struct section *sections;
	size_t n_sections;
	uint32_t begin, end; /* bytes of post.text, from lead to last section */
};

/* Something that is not as it should be; the post is readable all the same. */
struct fault {
	unsigned line;
	const char *msg;
	struct fault *next;
};

struct post {
	struct arena arena;
	const char *path;  /* clean, for people */
	const char *title; /* of the front matter; NULL where none is */
	struct date date;  /* front matter's, else the file name's */
	const char *const *tags;
	size_t n_tags;
	const char *paper_authors; /* as the front matter of a post on one
				      paper lists them, or NULL */
	bool italics_are_names;    /* see authors_are_in_italics */
	const char *text;          /* see node.h; NUL-terminated */
	uint32_t text_len;         /* bytes */
	struct node **blocks;      /* the top-level blocks, in order */
	uint32_t n_blocks;
	struct paper *parts; /* preamble (if any), papers, trailer (if any) */
	size_t n_parts;
	struct paper *papers; /* those of `parts` that are papers */
	size_t n_papers;
	struct fault *faults; /* by line */
};

/* Parses `len` bytes of a digest. `path` is where they came from: for dates,
 * keys and messages. Never fails: what is wrong becomes a fault. The caller
 * frees with post_free. */
struct post *post_parse(const char *path, const char *bytes, size_t len);

void post_free(struct post *post);

/* The index of the part with this key; n_parts where there is none. */
size_t post_find_part(const struct post *post, const char *key);

/* The section of `paper` that holds `at`, or NULL before the first one. */
const struct section *paper_section_at(const struct paper *paper, uint32_t at);

/* English name, as in "introduction". Borrowed. */
const char *section_kind_name(enum section_kind kind);

#endif
