// SPDX-License-Identifier: GPL-3.0-or-later
/* Stars: see stars.h. */
#include <config.h>

#include "stars.h"

#include <string.h>
#include <sys/stat.h>

#include "base/file.h"
#include "screen.h"

static const char first[] =
    "2025-01-01T00:00:00.000Z here arxiv:2501.99999 star\n";

unsigned
stars_shown(const struct stage *s)
{
	unsigned n = 0;

	for (int row = 2; row < s->rows - 1; row++) {
		struct strbuf text = STRBUF_INIT;

		screen_row(s, row, &text);
		n += text.len > 3 && memcmp(text.str + 2, "* ", 2) == 0;
		strbuf_release(&text);
	}
	return n;
}

static void
read_journal(const struct scene *scene, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;
	struct error err;

	strbuf_printf(&path, "%s/state/nonmun/journal", scene->dir);
	file_read(path.str, out, &err);
	strbuf_release(&path);
}

unsigned
stars_kept(const struct scene *scene)
{
	static const char end[] = " star\n";
	struct strbuf journal = STRBUF_INIT;
	unsigned n = 0;

	read_journal(scene, &journal);
	for (const char *p = journal.str; (p = strstr(p, end)); p++)
		n++;
	n -= strncmp(journal.str, first, strlen(first)) == 0;
	strbuf_release(&journal);
	return n;
}

void
stars_forget(struct scene *scene)
{
	static const char *const folders[] = {"state", "state/nonmun"};

	for (int i = 0; i < 2; i++) {
		struct strbuf path = STRBUF_INIT;

		strbuf_printf(&path, "%s/%s", scene->dir, folders[i]);
		mkdir(path.str, 0700);
		strbuf_release(&path);
	}
	scene_write(scene, "state/nonmun/journal", first);
}

bool
stars_has_first(const struct scene *scene)
{
	struct strbuf journal = STRBUF_INIT;
	bool has;

	read_journal(scene, &journal);
	has = strncmp(journal.str, first, strlen(first)) == 0;
	strbuf_release(&journal);
	return has;
}
