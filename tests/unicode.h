// SPDX-License-Identifier: GPL-3.0-or-later
/* A locale in which texts are UTF-8, for tests of what people read. */
#ifndef NONMUN_TESTS_UNICODE_H
#define NONMUN_TESTS_UNICODE_H

#include <locale.h>
#include <stdbool.h>
#include <stdio.h>

/* Takes one; false where there is none, after saying that all tests of the
 * program are skipped. */
static inline bool
unicode_is_there(void)
{
	if (setlocale(LC_CTYPE, "C.UTF-8") ||
	    setlocale(LC_CTYPE, "en_US.UTF-8"))
		return true;
	puts("1..0 # SKIP there is no UTF-8 locale");
	return false;
}

#endif
