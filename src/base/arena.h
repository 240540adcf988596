// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * An arena hands out memory that is given back all at once: one per post, one
 * per flow. Pointers stay valid until the arena is reset or released.
 */
#ifndef NONMUN_BASE_ARENA_H
#define NONMUN_BASE_ARENA_H

#include <stddef.h>

struct arena_block;

struct arena {
	struct arena_block *head;
	size_t used;  /* bytes of `head` handed out */
	size_t total; /* bytes held in all blocks */
};

#define ARENA_INIT         \
	{                  \
		NULL, 0, 0 \
	}

/* Zeroed memory, aligned for any object. Never NULL. */
void *arena_alloc(struct arena *arena, size_t size);
char *arena_strndup(struct arena *arena, const char *s, size_t len);
char *arena_strdup(struct arena *arena, const char *s);

/* Frees everything; the arena may be used again. */
void arena_release(struct arena *arena);

#endif
