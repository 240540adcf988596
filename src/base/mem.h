// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Memory that does not fail: when there is none left these functions say so
 * on standard error and abort, so that no caller has to check. Whoever has the
 * terminal gives it back in a handler of SIGABRT that returns: it runs first.
 */
#ifndef NONMUN_BASE_MEM_H
#define NONMUN_BASE_MEM_H

#include <stddef.h>

void *mem_alloc(size_t size);              /* caller frees; zeroed */
void *mem_realloc(void *old, size_t size); /* caller frees */
char *mem_strdup(const char *s);           /* caller frees */
char *mem_strndup(const char *s, size_t len);

/* n * size, or the end of the program when that overflows. */
size_t mem_product(size_t n, size_t size);

/*
 * Makes room for one more element: returns `items`, moved when it had to
 * grow, with at least `n` + 1 places of `size` bytes. `*cap` is the number
 * of places.
 */
void *mem_grow(void *items, size_t n, size_t *cap, size_t size);

_Noreturn void mem_die(void);

#endif
