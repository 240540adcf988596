// SPDX-License-Identifier: GPL-3.0-or-later
/* The journal, for commands: see state.h. */
#include <config.h>

#include "cmd/state.h"

#include "cmd/home.h"
#include "cmd/out.h"
#include "store/journal.h"

static void
complain_faults(const struct journal *journal, const char *folder)
{
	char text[ERROR_PATH_SIZE + ERROR_MSG_SIZE];
	struct error err;

	for (size_t i = 0; i < journal_files(journal); i++)
		if (journal_file_fault(journal, i, &err))
			out_complain("%s/%s", folder,
			    error_text(&err, text, sizeof(text)));
}

struct journal *
state_open(struct strbuf *folder, struct error *err)
{
	bool kept = home_state_folder(folder);
	struct journal *journal =
	    journal_open(kept ? folder->str : NULL, NULL, err);

	while (journal_step(journal))
		continue;
	return journal;
}

struct journal *
state_journal(struct error *err)
{
	struct strbuf folder = STRBUF_INIT;
	struct journal *journal = state_open(&folder, err);

	complain_faults(journal, folder.str);
	strbuf_release(&folder);
	return journal;
}
