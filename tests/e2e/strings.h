// SPDX-License-Identifier: GPL-3.0-or-later
/* Strings that a program sends to its terminal: copies (OSC 52) and links
 * (OSC 8), taken out of what else it sends. */
#ifndef NONMUN_E2E_STRINGS_H
#define NONMUN_E2E_STRINGS_H

#include "base/strbuf.h"

/* Appends what base64 says, up to where it ends; which is returned. */
const char *strings_decode(const char *s, struct strbuf *out);

struct strings {
	struct strbuf rest;   /* what is neither */
	struct strbuf urls;   /* of links, a line each */
	struct strbuf copies; /* as decoded, a line feed after each */
	size_t n_urls, n_copies;
};

/* Takes them apart. What is not whole, or holds other bytes than it may, is
 * left in the rest. Released by strings_release. */
void strings_take(struct strings *strings, const struct strbuf *bytes);
void strings_release(struct strings *strings);

#endif
