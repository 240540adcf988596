// SPDX-License-Identifier: GPL-3.0-or-later
/* Arenas: see arena.h. Blocks double up to a limit, so that a small post costs
 * little and a large one few calls. */
#include <config.h>

#include "base/arena.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

enum { BLOCK_MIN = 4096, BLOCK_MAX = 256 * 1024 };

struct arena_block {
	struct arena_block *next;
	size_t size;
	max_align_t data[];
};

static struct arena_block *
block_new(size_t size, struct arena_block *next)
{
	struct arena_block *b;

	if (size > SIZE_MAX - sizeof(*b))
		mem_die();
	b = mem_alloc(sizeof(*b) + size);
	b->size = size;
	b->next = next;
	return b;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
	const size_t align = sizeof(max_align_t);
	void *p;

	if (size > SIZE_MAX - align)
		mem_die();
	size = (size + align - 1) / align * align;
	if (!arena->head || size > arena->head->size - arena->used) {
		size_t want = arena->total < BLOCK_MIN ? BLOCK_MIN
		    : arena->total > BLOCK_MAX         ? BLOCK_MAX
						       : arena->total;
		if (want < size)
			want = size;
		arena->head = block_new(want, arena->head);
		arena->used = 0;
		arena->total += want;
	}
	p = (char *)arena->head->data + arena->used;
	arena->used += size;
	return p;
}

char *
arena_strndup(struct arena *arena, const char *s, size_t len)
{
	char *p = arena_alloc(arena, len + 1);

	memcpy(p, s, len);
	return p;
}

char *
arena_strdup(struct arena *arena, const char *s)
{
	return arena_strndup(arena, s, strlen(s));
}

void
arena_release(struct arena *arena)
{
	while (arena->head) {
		struct arena_block *b = arena->head;
		arena->head = b->next;
		free(b);
	}
	arena->used = 0;
	arena->total = 0;
}
