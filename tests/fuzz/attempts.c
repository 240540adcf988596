// SPDX-License-Identifier: GPL-3.0-or-later
/* See attempts.h. */
#include <config.h>

#include "attempts.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "store/journal-line.h"

struct attempt {
	int program;
	char *key;
	enum mark_kind kind;
	int64_t at;
	char *line;
	enum stage stage;
};

void
attempts_release(struct attempts *all)
{
	for (size_t i = 0; i < all->n; i++) {
		free(all->items[i].key);
		free(all->items[i].line);
	}
	free(all->items);
}

void
attempts_add(struct attempts *all, int program, const char *host,
    const struct mark *mark, enum mark_kind kind, enum stage stage)
{
	struct strbuf line = STRBUF_INIT;

	line_write(&line, mark->at[kind], host, mark, kind);
	all->items =
	    mem_grow(all->items, all->n, &all->cap, sizeof(*all->items));
	all->items[all->n++] = (struct attempt){.program = program,
	    .key = mem_strdup(mark->key),
	    .kind = kind,
	    .at = mark->at[kind],
	    .line = strbuf_detach(&line),
	    .stage = stage};
}

void
attempts_move(struct attempts *all, int program, enum stage from, enum stage to)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->items[i].program == program &&
		    all->items[i].stage == from)
			all->items[i].stage = to;
}

static void
harm(struct attempt *a, enum place_harm harm)
{
	if (a->stage == STAGE_PENDING || a->stage == STAGE_LOST ||
	    harm == HARM_NONE)
		return;
	a->stage = harm == HARM_LOST || a->stage == STAGE_SYNCED ? STAGE_LOST
								 : STAGE_AWAY;
}

void
attempts_harm(struct attempts *all, enum place_harm how)
{
	for (size_t i = 0; i < all->n; i++)
		harm(&all->items[i], how);
}

void
attempts_assert_known(const struct attempts *all, const struct journal *j)
{
	for (size_t i = 0; i < all->n; i++) {
		const struct attempt *a = &all->items[i];

		if (a->stage != STAGE_WRITTEN && a->stage != STAGE_SYNCED)
			continue;
		if (journal_get(j, a->key)->at[a->kind] < a->at)
			fail_msg("lost: %s", a->line);
	}
}

/* Whether the line is in the text, as a whole. */
static bool
has_line(const char *text, const char *line, size_t len)
{
	for (const char *s = text; s && *s; s = strchr(s, '\n'), s += s != NULL)
		if (!strncmp(s, line, len) && s[len] == '\n')
			return true;
	return false;
}

static bool
is_attempted(const struct attempts *all, const char *line, size_t len)
{
	for (size_t i = 0; i < all->n; i++)
		if (has_line(all->items[i].line, line, len))
			return true;
	return false;
}

void
attempts_assert_whole(const struct attempts *all, struct place *place)
{
	struct strbuf text = STRBUF_INIT;
	const char *line;
	size_t len;

	place_read(place, &text);
	for (line = text.str; *line; line += len + (line[len] != '\0')) {
		len = strcspn(line, "\n");
		if (len && line[len] && !is_attempted(all, line, len) &&
		    !has_line(place->lines.str, line, len))
			fail_msg("never written: %.*s", (int)len, line);
	}
	assert_true(line == text.str || line[-1] == '\n');
	strbuf_release(&text);
}
