// SPDX-License-Identifier: GPL-3.0-or-later
/* A text for the reader's editor: see draft.h. */
#include <config.h>

#include "base/draft.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/browser.h"
#include "base/file.h"

static const char default_editor[] = "vi";

enum status
draft_make(struct draft *draft, struct rights rights, const char *what,
    const struct strbuf *text, struct error *err)
{
	const char *folder = getenv("TMPDIR");
	int fd, errnum;

	strbuf_init(&draft->path);
	if (rights_ask(rights, RIGHT_WRITE, err) != OK)
		return ERR_REFUSED;
	strbuf_printf(&draft->path, "%s/" PACKAGE "-%s-XXXXXX",
	    folder && *folder == '/' ? folder : "/tmp", what);
	/* That nobody else may read it is part of what mkstemp does. */
	fd = mkstemp(draft->path.str);
	if (fd < 0) {
		error_set_errno(err, draft->path.str, "cannot create", errno);
		draft_keep(draft);
		return ERR_IO;
	}
	errnum = file_write(fd, text->str, text->len);
	if (close(fd) < 0 && !errnum)
		errnum = errno;
	if (!errnum)
		return OK;
	error_set_errno(err, draft->path.str, "cannot write", errnum);
	draft_remove(draft);
	return ERR_IO;
}

void
draft_remove(struct draft *draft)
{
	if (draft->path.len)
		(void)unlink(draft->path.str);
	draft_keep(draft);
}

void
draft_keep(struct draft *draft)
{
	strbuf_release(&draft->path);
}

char **
draft_editor(const struct draft *draft)
{
	static const char *const names[] = {"VISUAL", "EDITOR"};
	char **words = NULL;

	for (size_t i = 0; i < sizeof(names) / sizeof(*names) && !words; i++) {
		const char *command = getenv(names[i]);

		if (command)
			words = browser_words(command, draft->path.str);
	}
	return words ? words : browser_words(default_editor, draft->path.str);
}
