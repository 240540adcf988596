// SPDX-License-Identifier: GPL-3.0-or-later
/* What a shell may offer: see offers.h. */
#include <config.h>

#include "cmd/offers.h"

#include <string.h>

#include "base/utf8.h"

bool
offers_wants(const struct offers *o, const char *word)
{
	return strncmp(word, o->typed, strlen(o->typed)) == 0;
}

void
offers_add(struct offers *o, const char *word, const char *help)
{
	if (!offers_wants(o, word))
		return;
	o->any = true;
	utf8_clean(o->out, o->fixed, o->n_fixed, UTF8_CLEAN_LINE);
	utf8_clean(o->out, word, strlen(word), UTF8_CLEAN_LINE);
	if (help && *help) {
		strbuf_addc(o->out, '\t');
		utf8_clean(o->out, help, strlen(help), UTF8_CLEAN_LINE);
	}
	strbuf_addc(o->out, '\n');
}
