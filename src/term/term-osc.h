// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Operating system commands: what terminals understand beyond text, as bytes.
 * Whatever text is given, nothing of it stands unencoded in these bytes.
 */
#ifndef NONMUN_TERM_TERM_OSC_H
#define NONMUN_TERM_TERM_OSC_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/strbuf.h"

/* Appends what puts `len` bytes on the clipboard: OSC 52, ended by BEL, which
 * all terminals take that take it at all. `screen`: wrapped so that GNU screen
 * hands it to the terminal it runs in. Source: XTerm Control Sequences; RFC
 * 4648; the manual of GNU screen, "Control Sequences". */
void
term_osc_copy(struct strbuf *out, const char *text, size_t len, bool screen);

/* Appends what begins a link to `url`: OSC 8, ended by ST. Pieces with the same
 * `id` are one link. Bytes that no URI has are written as %XX. And what ends
 * it. */
void term_osc_link(struct strbuf *out, const char *url, uint64_t id);
void term_osc_link_end(struct strbuf *out);

#endif
