// SPDX-License-Identifier: GPL-3.0-or-later
/* Memory that does not fail: see mem.h. */
#include <config.h>

#include "base/mem.h"

#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

_Noreturn void
mem_die(void)
{
	struct sigaction act;

	/* First the terminal is given back: what is said then can be read. */
	if (sigaction(SIGABRT, NULL, &act) == 0 && act.sa_handler != SIG_DFL)
		raise(SIGABRT);
	fputs("nonmun: out of memory\n", stderr);
	abort();
}

size_t
mem_product(size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		mem_die();
	return n * size;
}

void *
mem_alloc(size_t size)
{
	void *p = calloc(1, size ? size : 1);

	if (!p)
		mem_die();
	return p;
}

void *
mem_realloc(void *old, size_t size)
{
	void *p = realloc(old, size ? size : 1);

	if (!p)
		mem_die();
	return p;
}

char *
mem_strndup(const char *s, size_t len)
{
	char *p = mem_alloc(len + 1);

	memcpy(p, s, len);
	return p;
}

char *
mem_strdup(const char *s)
{
	return mem_strndup(s, strlen(s));
}

void *
mem_grow(void *items, size_t n, size_t *cap, size_t size)
{
	if (n < *cap)
		return items;
	*cap = *cap ? mem_product(*cap, 2) : 8;
	return mem_realloc(items, mem_product(*cap, size));
}
