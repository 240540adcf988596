// SPDX-License-Identifier: GPL-3.0-or-later
/* Asking tmux, when the program runs in it. */
#ifndef NONMUN_TERM_TERM_TMUX_H
#define NONMUN_TERM_TERM_TMUX_H

#include <stdbool.h>

#include "base/rights.h"

/* Whether tmux is known to drop what programs copy: its option set-clipboard
 * must be "on" for it to be taken, and is not so by itself. False, too, when
 * no answer comes within half a second, or without the right to ask. */
bool term_tmux_refuses_copies(struct rights rights);

#endif
