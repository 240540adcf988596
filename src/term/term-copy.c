// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Copying: see term-copy.h. All bytes of a copy are one write, so that a
 * terminal never waits for the end of a sequence that does not come.
 */
#include <config.h>

#include "term/term-copy.h"

#include <stdbool.h>

#include "base/i18n.h"
#include "term/term-facts.h"
#include "term/term-osc.h"
#include "term/term-tmux.h"
#include "term/term-tty.h"

const char *
term_copy_objection(const struct term_wishes *wishes)
{
	const enum auto_choice wish = wishes->clipboard;
	const struct term_facts facts = term_facts_get();
	enum term_route route = term_facts_route(&facts);

	if (wish == AUTO_OFF)
		return N_("the option clipboard is off");
	if (wish == AUTO_AUTO && route == TERM_ROUTE_NONE)
		return N_("this terminal cannot copy");
	if (wish == AUTO_AUTO && route == TERM_ROUTE_TMUX &&
	    term_tmux_refuses_copies(wishes->rights))
		return N_("tmux copies only with \"set-clipboard on\"");
	return NULL;
}

const char *
term_copy_send(const char *text, size_t len, const struct term_wishes *wishes)
{
	const struct term_facts facts = term_facts_get();
	enum term_route route = term_facts_route(&facts);
	const char *objection = term_copy_objection(wishes);
	struct strbuf bytes = STRBUF_INIT;
	bool sent;

	if (objection)
		return objection;
	term_osc_copy(&bytes, text, len, route == TERM_ROUTE_SCREEN);
	sent = term_tty_write(bytes.str, bytes.len);
	strbuf_release(&bytes);
	return sent ? NULL : N_("the terminal takes nothing now");
}
