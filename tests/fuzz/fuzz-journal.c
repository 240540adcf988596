// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The journal: the input is a file of it, or two with a line "==" between
 * them. A line that is a mark says the same when it is written and read again;
 * what is known depends neither on which file is which nor on when it was
 * read; and a new mark is in the file, whatever stood in it.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "fuzz.h"
#include "../journal-desk.h"
#include "store/journal-line.h"

/* ---- Lines -------------------------------------------------------------- */

static void
check_mark(const struct line *line)
{
	fuzz_assert_clean(line->key, line->key_len, false);
	assert_in_range(line->key_len, 1, JOURNAL_KEY_MAX);
	assert_in_range(line->kind, 0, MARK_KINDS - 1);
	if (line->kind == MARK_NOTE) {
		fuzz_assert_clean(line->note, strlen(line->note), true);
		assert_true(strlen(line->note) <= JOURNAL_NOTE_MAX);
	}
	if (line->kind == MARK_PLACE)
		fuzz_assert_line(line->place.post);
}

static void
check_same(const struct line *a, const struct line *b)
{
	assert_int_equal(b->sort, LINE_MARK);
	assert_true(a->at == b->at && a->kind == b->kind);
	assert_int_equal(a->key_len, b->key_len);
	assert_memory_equal(a->key, b->key, a->key_len);
	assert_int_equal(a->host_len, b->host_len);
	assert_memory_equal(a->host, b->host, a->host_len);
	if (a->kind == MARK_READ || a->kind == MARK_STAR)
		assert_true(a->set == b->set);
	if (a->kind == MARK_NOTE)
		assert_string_equal(a->note, b->note);
	if (a->kind != MARK_PLACE)
		return;
	assert_int_equal(a->place.section, b->place.section);
	assert_int_equal(a->place.offset, b->place.offset);
	assert_string_equal(a->place.post, b->place.post);
}

/* Writes what was read, and reads that. */
static void
check_written(const struct line *line)
{
	struct strbuf out = STRBUF_INIT;
	struct line_scratch scratch;
	struct line again;
	char *key = mem_strndup(line->key, line->key_len);
	char *host = mem_strndup(line->host, line->host_len);
	struct mark mark = {.key = key,
	    .read = line->set,
	    .starred = line->set,
	    .note = line->note,
	    .place = line->place};

	line_scratch_init(&scratch);
	line_write(&out, line->at, host, &mark, line->kind);
	assert_int_equal(out.str[out.len - 1], '\n');
	line_read(&again, &scratch, out.str, out.len - 1);
	check_same(line, &again);
	line_scratch_release(&scratch);
	strbuf_release(&out);
	free(key);
	free(host);
}

static void
check_lines(const char *text, size_t len)
{
	struct fuzz f = {(const uint8_t *)text, len};
	struct line_scratch scratch;

	line_scratch_init(&scratch);
	while (f.len) {
		struct line line;
		size_t n;
		char *s = fuzz_take_line(&f, &n);

		line_read(&line, &scratch, s, n);
		line_is_begun_by(s, n, "laptop");
		if (line.sort == LINE_MARK) {
			check_mark(&line);
			check_written(&line);
		}
		free(s);
	}
	line_scratch_release(&scratch);
}

/* ---- Files -------------------------------------------------------------- */

struct pair {
	const char *text[2];
	size_t len[2];
};

static struct pair
split(const char *text, size_t len)
{
	struct pair p = {{text, text + len}, {len, 0}};

	for (size_t at = 0; at + 4 <= len; at++)
		if (!memcmp(text + at, "\n==\n", 4)) {
			p.len[0] = at + 1;
			p.text[1] = text + at + 4;
			p.len[1] = len - at - 4;
			break;
		}
	return p;
}

/* What is known from both files, one of which is the program's own. */
static void
tell(struct strbuf *out, const struct pair *p, int own)
{
	struct journal_desk *desk;
	struct journal *j;
	void *state;

	journal_desk_set_up(&state);
	desk = state;
	journal_desk_put(desk, "journal", p->text[own], p->len[own]);
	journal_desk_put(desk, "journal-2", p->text[!own], p->len[!own]);
	j = journal_desk_open(desk, "laptop");
	journal_desk_tell(j, out);
	journal_desk_close(j);
	journal_desk_tear_down(&state);
}

static void
check_merge(const struct pair *p)
{
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;

	tell(&a, p, 0);
	tell(&b, p, 1);
	assert_string_equal(a.str, b.str);
	strbuf_release(&a);
	strbuf_release(&b);
}

/* Marks a paper, and opens the journal anew: it is known by then. */
static void
check_marking(const struct pair *p)
{
	struct journal_desk *desk;
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;
	struct mark value = {.note = "한 \"줄\"\n둘", .key = ""};
	struct journal *j;
	void *state;

	journal_desk_set_up(&state);
	desk = state;
	journal_desk_put(desk, "journal", p->text[0], p->len[0]);
	j = journal_desk_open(desk, "laptop");
	value.starred = !journal_get(j, "arxiv:2509.09372")->starred;
	journal_desk_mark(j, "arxiv:2509.09372", MARK_STAR, &value);
	journal_desk_mark(j, "새 열쇠 %", MARK_NOTE, &value);
	journal_desk_tell(j, &before);
	journal_desk_close(j);
	j = journal_desk_open(desk, "laptop");
	journal_desk_tell(j, &after);
	assert_string_equal(before.str, after.str);
	assert_true(
	    journal_get(j, "arxiv:2509.09372")->starred == value.starred);
	assert_string_equal(journal_get(j, "새 열쇠 %")->note, value.note);
	journal_desk_close(j);
	journal_desk_tear_down(&state);
	strbuf_release(&before);
	strbuf_release(&after);
}

/* What is told of the files: each fault is a line of one of them. */
static void
check_faults(const struct journal *j)
{
	struct journal_counts counts = journal_counts(j);
	struct error err;

	assert_true(
	    counts.broken + counts.unknown + counts.left <= counts.lines);
	for (size_t i = 0; i < journal_files(j); i++) {
		if (journal_file_fault(j, i, &err))
			fuzz_assert_line(err.msg);
		if (journal_file_unknown(j, i, &err))
			fuzz_assert_line(err.msg);
	}
}

/* Another program writes on where it had come to: what is known is the same as
 * if all had been there. */
static void
check_polling(const struct pair *p, size_t first)
{
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;
	struct journal_desk *desk;
	struct journal *j;
	void *state;

	journal_desk_set_up(&state);
	desk = state;
	first = first < p->len[0] ? first : p->len[0];
	journal_desk_put(desk, "journal-2", p->text[0], first);
	j = journal_desk_open(desk, "laptop");
	journal_desk_put(desk, "journal-2", p->text[0], p->len[0]);
	journal_poll(j);
	journal_desk_read_all(j);
	check_faults(j);
	journal_desk_tell(j, &once);
	journal_desk_close(j);
	j = journal_desk_open(desk, "laptop");
	check_faults(j);
	journal_desk_tell(j, &twice);
	assert_string_equal(once.str, twice.str);
	journal_desk_close(j);
	journal_desk_tear_down(&state);
	strbuf_release(&once);
	strbuf_release(&twice);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	unsigned choice = fuzz_take_last(&f), first = fuzz_take_last(&f);
	struct pair p;
	size_t len;
	char *text = fuzz_take_rest(&f, &len);

	p = split(text, len);
	check_lines(text, len);
	if (choice % 4 == 1)
		check_merge(&p);
	else if (choice % 4 == 2)
		check_marking(&p);
	else if (choice % 4 == 3)
		check_polling(&p, first);
	free(text);
	return 0;
}
