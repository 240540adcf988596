// SPDX-License-Identifier: GPL-3.0-or-later
/* See rack.h. */
#include <config.h>

#include "rack.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <cmocka.h>

enum { LONG_AGO = 1000000000 };

void
rack_write_digest(struct strbuf *out, const char *numbers, const char *preface)
{
	for (const char *p = numbers; *p; p++) {
		int n = *p - 'a' + 1;

		strbuf_printf(out,
		    "# %d. [Paper %c](https://arxiv.org/abs/2601.0000%d)\n\n"
		    "## Introduction\n\n%s",
		    n, *p, n, preface);
		for (int i = 1; i <= 30; i++)
			strbuf_printf(out, "- %c: Goal %d 목표\n", *p, i);
		strbuf_adds(out, "\n## Method\n\n");
		for (int i = 1; i <= 30; i++)
			strbuf_printf(out, "- %c: Way %d 방법\n", *p, i);
		strbuf_adds(out, "\n");
	}
}

void
rack_touch(struct rack *s, const char *path)
{
	struct timespec times[2] = {
	    {LONG_AGO + s->tick, 0}, {LONG_AGO + s->tick, 0}};

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
	s->tick++;
}

void
rack_put_text(struct rack *s, const char *name, const char *text)
{
	files_put(&s->files, name, text);
	rack_touch(s, files_path(&s->files, name));
	rack_touch(s, s->files.root.str);
}

void
rack_put(
    struct rack *s, const char *name, const char *papers, const char *preface)
{
	struct strbuf text = STRBUF_INIT;

	rack_write_digest(&text, papers, preface);
	rack_put_text(s, name, text.str);
	strbuf_release(&text);
}

void
rack_take_away(struct rack *s, const char *name)
{
	assert_int_equal(remove(files_path(&s->files, name)), 0);
	rack_touch(s, s->files.root.str);
}

void
rack_open(struct rack *s)
{
	stage_open(&s->stage, RACK_ROWS, RACK_COLS, s->files.root.str);
	stage_settle(&s->stage);
}

int
rack_set_up_empty(void **state)
{
	struct rack *s = calloc(1, sizeof(*s));

	assert_non_null(s);
	files_open(&s->files);
	*state = s;
	return 0;
}

int
rack_set_up(void **state)
{
	struct rack *s;

	rack_set_up_empty(state);
	s = *state;
	rack_put(s, "2026-01-02.md", "abc", "");
	rack_put(s, "2026-01-01.md", "d", "");
	rack_open(s);
	/* What there is is looked at once. */
	stage_type(&s->stage, RACK_LATER);
	return 0;
}

int
rack_tear_down(void **state)
{
	struct rack *s = *state;

	stage_close(&s->stage);
	files_close(&s->files);
	free(s->page);
	free(s);
	return 0;
}

char *
rack_body(struct rack *s)
{
	struct strbuf screen = STRBUF_INIT;
	char *end, *begin, *copy;

	term_memory_text(s->stage.term, &screen, false);
	begin = strchr(screen.str, '\n');
	assert_non_null(begin);
	while (screen.len && screen.str[screen.len - 1] == '\n')
		strbuf_truncate(&screen, screen.len - 1);
	end = strrchr(screen.str, '\n');
	assert_true(end > begin);
	*end = '\0';
	copy = strdup(begin);
	assert_non_null(copy);
	strbuf_release(&screen);
	return copy;
}

void
rack_hold_page(struct rack *s)
{
	s->page = rack_body(s);
}

void
rack_assert_page_held(struct rack *s)
{
	char *now = rack_body(s);

	assert_string_equal(now, s->page);
	free(now);
}

void
rack_assert_top(struct rack *s, const char *text)
{
	char *rows = rack_body(s);
	char *line = strchr(rows + 1, '\n');

	assert_non_null(line);
	line[strcspn(line + 1, "\n") + 1] = '\0';
	if (!strstr(line, text))
		fail_msg("\"%s\" is not in the top line: %s", text, line + 1);
	free(rows);
}
