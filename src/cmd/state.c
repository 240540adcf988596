// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal, for commands: see state.h. */
#include <config.h>

#include "cmd/state.h"

#include "cmd/home.h"
#include "store/journal.h"

struct journal *
state_journal(struct error *err)
{
	struct strbuf folder = STRBUF_INIT;
	bool kept = home_state_folder(&folder);
	struct journal *journal =
	    journal_open(kept ? folder.str : NULL, NULL, err);

	while (journal_step(journal))
		continue;
	strbuf_release(&folder);
	return journal;
}
