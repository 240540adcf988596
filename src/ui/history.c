// SPDX-License-Identifier: GPL-3.0-or-later
/* Histories of prompts in a file: see history.h. Lines are appended by one
 * write, under a lock where there are locks; only under one is the file cut
 * down, in its place, so that no line is lost that somebody else adds. */
#include <config.h>

#include "ui/history.h"

#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/utf8.h"
#include "store/journal-folder.h"
#include "ui/app.h"

enum {
	LINES_MAX = 6 * HISTORY_MAX, /* of the file, for three prompts */
	PATIENCE_MS = 20,
};

static const char name[] = "history";
static const char signs[] = "/S:";

/* The history of the prompt with one of these signs. */
static struct history *
history_of(struct app *app, char sign)
{
	return sign == '/' ? &app->searches
	    : sign == 'S'  ? &app->results.history
			   : &app->commanding.history;
}

static bool
is_kept(const struct app *app)
{
	return app->options.state_folder && app_settings(app)->history;
}

/* Opens the file, in a folder that is the user's own; -1 if that fails. */
static int
open_file(const struct app *app, int flags)
{
	const char *path = app->options.state_folder;
	int folder = folder_open(path, (flags & O_CREAT) != 0, NULL);
	int fd = -1;

	if (folder < 0)
		return -1;
	if (!(flags & O_CREAT) || folder_check(folder, path, NULL) == OK)
		fd = folder_open_file(folder, name, flags);
	close(folder);
	return fd;
}

/* Returns how many lines there are. */
static size_t
take_lines(struct app *app, const struct strbuf *text)
{
	struct strbuf clean = STRBUF_INIT;
	size_t n = 0, len;

	for (const char *line = text->str; *line; line += len + !!line[len]) {
		len = strcspn(line, "\n");
		n++;
		if (!strchr(signs, *line) || len < 2 || len > PROMPT_MAX ||
		    line[1] != ' ')
			continue;
		strbuf_reset(&clean);
		utf8_clean(&clean, line + 2, len - 2, UTF8_CLEAN_LINE);
		history_add(history_of(app, *line), clean.str);
	}
	strbuf_release(&clean);
	return n;
}

/* Writes what is known in place of what was read, which is more. */
static void
cut_down(struct app *app, int fd)
{
	struct strbuf text = STRBUF_INIT;

	for (const char *sign = signs; *sign; sign++) {
		const struct history *history = history_of(app, *sign);

		for (size_t i = 0; i < history->n; i++)
			strbuf_printf(
			    &text, "%c %s\n", *sign, history->lines[i]);
	}
	if (lseek(fd, 0, SEEK_SET) == 0 &&
	    file_write(fd, text.str, text.len) == 0)
		(void)!ftruncate(fd, (off_t)text.len);
	strbuf_release(&text);
}

static void
read_file(struct app *app)
{
	struct strbuf text = STRBUF_INIT;
	int fd = open_file(app, O_RDWR);
	bool held;

	if (fd < 0)
		fd = open_file(app, O_RDONLY);
	if (fd < 0)
		return;
	held = folder_lock(fd, 0) == LOCK_HELD;
	if (file_read_fd(fd, name, &text, NULL) == OK &&
	    take_lines(app, &text) > LINES_MAX && held)
		cut_down(app, fd);
	close(fd);
	strbuf_release(&text);
}

void
history_open(struct app *app, struct history *history)
{
	if (is_kept(app) && !app->history_read) {
		app->history_read = true;
		read_file(app);
	}
	prompt_open(&app->prompt, history);
}

/* Whether the file ends within a line, of an editor or a full disk. */
static bool
ends_in_line(int fd)
{
	off_t size = lseek(fd, 0, SEEK_END);
	char last = '\n';

	return size > 0 && pread(fd, &last, 1, size - 1) == 1 && last != '\n';
}

void
history_keep(struct app *app, const struct history *history, const char *line)
{
	struct strbuf text = STRBUF_INIT;
	const char *sign = signs;
	int fd;

	while (*sign && history_of(app, *sign) != history)
		sign++;
	if (!*sign || !*line || !is_kept(app))
		return;
	fd = open_file(app, O_RDWR | O_APPEND | O_CREAT);
	if (fd < 0)
		return;
	folder_lock(fd, PATIENCE_MS);
	strbuf_adds(&text, ends_in_line(fd) ? "\n" : "");
	strbuf_printf(&text, "%c %s\n", *sign, line);
	(void)file_write(fd, text.str, text.len);
	close(fd);
	strbuf_release(&text);
}
