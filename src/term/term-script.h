// SPDX-License-Identifier: GPL-3.0-or-later
/* What somebody at the keyboard does, written down: see term_memory_type for
 * the notation. Read into a list of events for the terminal in memory. */
#ifndef NONMUN_TERM_TERM_SCRIPT_H
#define NONMUN_TERM_TERM_SCRIPT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "term/term.h"

enum term_event_kind {
	TERM_EVENT_KEY,
	TERM_EVENT_WAIT,
	TERM_EVENT_MOUSE,
	TERM_EVENT_RESIZE,
	TERM_EVENT_HANGUP,
};

struct term_event {
	enum term_event_kind kind;
	uint32_t key;
	int wait_ms;
	int rows, cols; /* at least 1 */
	struct term_mouse mouse;
};

struct term_script {
	struct term_event *items;
	size_t n, cap;
	size_t next; /* the first that has not happened yet */
};

/* Appends the events; false, with nothing appended, when `keys` is not in the
 * notation. */
bool term_script_read(struct term_script *script, const char *keys);
void term_script_release(struct term_script *script);

#endif
