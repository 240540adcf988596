// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What the program may do. Restricted, it starts no program, writes no file but
 * its own, reads nothing but the library, and does not give the terminal to
 * whoever started it. Everything that does one of these asks here, and nothing
 * else decides it. Rights are a value that main makes and hands on with the
 * settings; no option, key or file changes them.
 */
#ifndef NONMUN_BASE_RIGHTS_H
#define NONMUN_BASE_RIGHTS_H

#include <stdbool.h>

#include "base/status.h"

enum right {
	RIGHT_NONE,  /* what everybody may do */
	RIGHT_START, /* another program */
	RIGHT_WRITE, /* a file outside the folders of state and cache */
	RIGHT_READ,  /* a file outside the library */
	RIGHT_STOP,  /* suspend the program: another gets the terminal */
	RIGHTS
};

struct rights {
	bool restricted; /* false: all of them */
};

bool rights_have(struct rights rights, enum right right);

/* OK; or ERR_REFUSED, and the message says what is not done. `err` may be
 * NULL. */
enum status
rights_ask(struct rights rights, enum right right, struct error *err);

#endif
