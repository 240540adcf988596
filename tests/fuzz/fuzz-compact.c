// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Compacting a journal: the input is repeated, in one that is large enough.
 * What is known is the same afterwards, and compacting it once more changes
 * nothing.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <cmocka.h>

#include "fuzz.h"
#include "../journal-desk.h"

enum {
	FILLED = 128 * 1024, /* bytes; a smaller file is left alone */
	FILLERS = 3,
	TIMES = 3,
};

/* A mark, and behind it what is for later versions of this program: long, but
 * read at once. */
static void
add_filler(struct strbuf *out, size_t len)
{
	strbuf_adds(out, "2026-01-31T08:15:00.000Z laptop filler read ");
	strbuf_pad(out, 'x', len);
	strbuf_addc(out, '\n');
}

/* The text a few times in a file that is worth compacting, where it is read in
 * two pieces. */
static void
put_repeated(struct journal_desk *desk, const char *text, size_t len)
{
	struct strbuf all = STRBUF_INIT;

	for (int i = 0; i < FILLERS; i++)
		add_filler(&all, len < FILLED ? (FILLED - len) / FILLERS : 0);
	for (int i = 0; i < TIMES; i++) {
		strbuf_add(&all, text, len);
		strbuf_addc(&all, '\n');
	}
	journal_desk_put(desk, "journal", all.str, all.len);
	strbuf_release(&all);
}

static void
check_compaction(struct journal_desk *desk)
{
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;
	struct journal *j = journal_desk_open(desk, "laptop");

	journal_desk_tell(j, &before);
	journal_compact(j);
	journal_desk_close(j);
	journal_desk_get(desk, "journal", &once);
	j = journal_desk_open(desk, "laptop");
	journal_desk_tell(j, &after);
	assert_string_equal(before.str, after.str);
	journal_compact(j);
	journal_desk_close(j);
	journal_desk_get(desk, "journal", &twice);
	assert_string_equal(once.str, twice.str);
	strbuf_release(&before);
	strbuf_release(&after);
	strbuf_release(&once);
	strbuf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	void *state;
	size_t len;
	char *text = fuzz_take_rest(&f, &len);

	journal_desk_set_up(&state);
	put_repeated(state, text, len);
	check_compaction(state);
	journal_desk_tear_down(&state);
	free(text);
	return 0;
}
