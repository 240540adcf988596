// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A journal whose disk fails and whose folder others change: the input says
 * what two programs do with it, which of their calls fails and how, what else
 * happens between two calls or before one, and what the clock says. Each byte
 * is a step, with what it needs from the bytes behind it.
 *
 * A mark that was acknowledged is known to whoever reads the folder then. Of
 * one that failed this is told, it is known where it was made, and nothing of
 * it is in the file but a whole line. All else in the folder stays as it is.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <errno.h>
#include <cmocka.h>

#include "attempts.h"
#include "calls.h"
#include "fuzz.h"
#include "../journal-desk.h"
#include "place.h"
#include "store/journal-line.h"

enum { PROGRAMS = 2, STEPS_MAX = 40, KEYS = 4 };

/* 2026-01-31T08:15:00Z. */
#define START_US (INT64_C(1769847300) * 1000000)

struct scene {
	struct place place;
	struct calls calls;
	struct journal *journals[PROGRAMS];
	const char *hosts[PROGRAMS];
	struct attempts attempts;
	unsigned event;       /* that happens before a call */
	bool meddled;         /* it did during this step */
	enum place_harm harm; /* the worst of it */
};

static const char *const keys[KEYS] = {"k0", "k1", "k2", "한 %k"};

/* ---- What is known to others -------------------------------------------- */

/* Whoever reads the folder now, and nothing goes wrong. */
static struct journal *
read_anew(struct scene *s)
{
	struct error err;
	struct journal *j = journal_open(s->place.folder.str, "reader", &err);

	journal_desk_read_all(j);
	return j;
}

static int64_t
time_of(const struct journal *j, unsigned key, enum mark_kind kind)
{
	return journal_get(j, keys[key])->at[kind];
}

/* Through a link nothing is read from a folder that all may write to. */
static void
check_promises(struct scene *s)
{
	struct journal *j;

	if (s->place.open)
		return;
	j = read_anew(s);
	attempts_assert_known(&s->attempts, j);
	journal_desk_close(j);
}

/* Where a piece of a line may be in the file: what was begun could not be
 * taken back, or somebody was not kept from writing. */
static bool
may_be_torn(const struct scene *s)
{
	return s->place.torn || s->calls.failed[CALL_FTRUNCATE] ||
	    s->calls.failed[CALL_LOCK];
}

/* Calls that are interrupted, or do less than they could, change nothing. */
static void
check_gently(struct scene *s, unsigned part)
{
	struct calls calls = {.now_us = START_US, .tick_us = 1};
	struct strbuf a = STRBUF_INIT, b = STRBUF_INIT;
	struct journal *j = read_anew(s);

	journal_desk_tell(j, &a);
	journal_desk_close(j);
	calls.faults[CALL_PREAD] = (struct fault){.after = part % 3,
	    .times = 8,
	    .part = 1 + part,
	    .how = part % 2 ? FAULT_SHORT : EINTR};
	calls_take_over(&calls);
	j = read_anew(s);
	calls_take_over(NULL);
	journal_desk_tell(j, &b);
	assert_string_equal(a.str, b.str);
	journal_desk_close(j);
	strbuf_release(&a);
	strbuf_release(&b);
}

/* All that is pending was written; what is not in charge of a lock may have
 * written into the middle of it. */
static void
acknowledge(struct scene *s, int program)
{
	attempts_move(&s->attempts, program, STAGE_PENDING,
	    !s->meddled                    ? STAGE_WRITTEN
		: s->harm == HARM_REPLACED ? STAGE_AWAY
					   : STAGE_LOST);
}

/* ---- Steps -------------------------------------------------------------- */

static void
meddle(void *ctx)
{
	struct scene *s = ctx;
	enum place_harm how = place_meddle(&s->place, s->event, true);

	s->meddled = true;
	s->harm = how > s->harm ? how : s->harm;
}

static void
begin(struct scene *s)
{
	s->meddled = false;
	s->harm = HARM_NONE;
	s->calls.now_us += 2000;
	calls_take_over(&s->calls);
}

static void
end(struct scene *s)
{
	calls_take_over(NULL);
	attempts_harm(&s->attempts, s->harm);
}

/* Writing was tried. */
static void
end_writing(
    struct scene *s, int program, enum status status, const struct error *err)
{
	end(s);
	assert_true(
	    (status == OK) == (journal_pending(s->journals[program]) == 0));
	if (status == OK) {
		acknowledge(s, program);
		check_promises(s);
		return;
	}
	assert_true(err->status != OK && err->msg[0]);
	fuzz_assert_line(err->msg);
}

static void
open_one(struct scene *s, int program, const char *folder)
{
	static const char *const names[PROGRAMS] = {"laptop", NULL};
	unsigned *failed = &s->calls.failed[CALL_GETHOSTNAME];
	unsigned before = *failed;
	struct error err;

	begin(s);
	s->journals[program] = journal_open(folder, names[program], &err);
	end(s);
	if (err.status != OK)
		fuzz_assert_line(err.msg);
	s->hosts[program] = names[program] ? names[program]
	    : *failed > before && s->calls.faults[CALL_GETHOSTNAME].how > 0
	    ? "localhost"
	    : "machine";
}

/* What was not written by then is lost, and that is told; what was, nobody
 * remembers. */
static void
close_one(struct scene *s, int program, bool silent)
{
	struct error err = {.msg = ""};
	enum status status;

	begin(s);
	status = journal_close(s->journals[program], silent ? NULL : &err);
	end(s);
	assert_true(status == OK || silent || (err.status != OK && err.msg[0]));
	if (status == OK)
		acknowledge(s, program);
	attempts_move(&s->attempts, program, STAGE_PENDING, STAGE_LOST);
	attempts_move(&s->attempts, program, STAGE_AWAY, STAGE_LOST);
	attempts_move(&s->attempts, program, STAGE_WRITTEN, STAGE_SYNCED);
	check_promises(s);
}

static bool
is_equal(const struct mark *a, const struct mark *b, enum mark_kind kind)
{
	switch (kind) {
	case MARK_READ:
		return a->read == b->read;
	case MARK_STAR:
		return a->starred == b->starred;
	case MARK_NOTE:
		return !strcmp(a->note, b->note);
	default:
		return a->place.section == b->place.section &&
		    a->place.offset == b->place.offset &&
		    !strcmp(a->place.post, b->place.post);
	}
}

/* Marks; of a mark that is new to all it is known that it was tried. */
static void
mark_key(struct scene *s, int program, unsigned key, enum mark_kind kind,
    const struct mark *value)
{
	struct journal *j = s->journals[program], *reader = read_anew(s);
	int64_t before = time_of(reader, key, kind);
	struct error err = {.msg = ""};
	enum status status;
	bool new;

	journal_desk_close(reader);
	if (time_of(j, key, kind) > before)
		before = time_of(j, key, kind);
	begin(s);
	status = journal_mark(j, keys[key], kind, value, &err);
	calls_take_over(NULL);
	if (status == ERR_LIMIT) {
		assert_true(kind == MARK_PLACE || before >= LINE_TIME_LAST);
		end(s);
		return;
	}
	assert_true(is_equal(journal_get(j, keys[key]), value, kind));
	/* Others may have made the same one meanwhile; then it is theirs. */
	new = time_of(j, key, kind) > before &&
	    !place_has_line(&s->place, journal_get(j, keys[key]), kind);
	attempts_add(&s->attempts, program, s->hosts[program],
	    journal_get(j, keys[key]), kind, new ? STAGE_PENDING : STAGE_LOST);
	end_writing(s, program, status, &err);
}

static void
mark(struct scene *s, struct fuzz *f)
{
	static const char *const notes[] = {
	    "", "two\nlines \"of\" \\", "한 글", "x"};
	static const char *const posts[] = {"", "a day.md", "한.md", "z"};
	unsigned what = fuzz_take(f), how = fuzz_take(f);
	struct mark value = {.read = how & 1,
	    .starred = how & 1,
	    .note = notes[how % 4],
	    .place = {how % 3, how * 37, posts[how / 16 % 4]}};

	mark_key(s, what & 1, what >> 1 & 3, (enum mark_kind)(what >> 3 & 3),
	    &value);
}

/* Marks that are refused, and so change nothing. */
static void
mark_too_much(struct scene *s, struct fuzz *f)
{
	unsigned what = fuzz_take(f);
	struct journal *j = s->journals[what & 1];
	struct strbuf key = STRBUF_INIT, note = STRBUF_INIT;
	size_t pending = journal_pending(j);
	struct error err = {.msg = ""};
	enum status status;

	strbuf_pad(&note, 'n', what & 4 ? JOURNAL_NOTE_MAX + 1 : 1);
	strbuf_pad(&key, 'k', what & 8 ? JOURNAL_KEY_MAX + 1 : what >> 1 & 1);
	if (!(what & 4 && key.len == 1))
		strbuf_reset(&note);
	if (key.len != 1 || note.len) {
		begin(s);
		status = journal_mark(j, key.str, MARK_NOTE,
		    &(struct mark){.note = note.str}, &err);
		end(s);
		assert_int_equal(status, key.len ? ERR_LIMIT : ERR_SYNTAX);
		assert_int_equal(journal_pending(j), pending);
		assert_int_equal(journal_get(j, key.str)->at[MARK_NOTE], 0);
	}
	strbuf_release(&key);
	strbuf_release(&note);
}

static void
try_again(struct scene *s, struct fuzz *f)
{
	int program = fuzz_take(f) & 1;
	struct error err = {.msg = ""};
	enum status status;

	begin(s);
	status = journal_retry(s->journals[program], &err);
	end_writing(s, program, status, &err);
}

/* What was written to a file that is gone is in the new one by then. */
static void
sync_all(struct scene *s, struct fuzz *f)
{
	int program = fuzz_take(f) & 1;
	struct journal *j = s->journals[program];
	bool dirty = journal_is_dirty(j);
	struct error err = {.msg = ""};
	enum status status;

	begin(s);
	status = journal_sync(j, &err);
	end(s);
	assert_true(!(status == OK && journal_is_dirty(j)));
	assert_true(status == OK ||
	    (err.status != OK && err.msg[0] && journal_pending(j)));
	if (status == OK && dirty && !s->meddled)
		attempts_move(
		    &s->attempts, program, STAGE_WRITTEN, STAGE_SYNCED);
	if (status == OK && dirty && !journal_pending(j)) {
		acknowledge(s, program);
		/* What was replaced on the way was on the disk. */
		attempts_move(&s->attempts, program, STAGE_AWAY,
		    s->meddled ? STAGE_LOST : STAGE_SYNCED);
	}
	check_promises(s);
}

/* What is known does not depend on it, whatever goes wrong. */
static void
compact(struct scene *s, struct fuzz *f)
{
	int program = fuzz_take(f) & 1;
	struct journal *j = s->journals[program];
	struct strbuf before = STRBUF_INIT, after = STRBUF_INIT;
	struct journal *reader = read_anew(s);
	bool same = !journal_pending(j) && !s->place.open, done;

	journal_desk_tell(reader, &before);
	journal_desk_close(reader);
	begin(s);
	journal_desk_read_all(j);
	done = journal_compact(j);
	end(s);
	if (done) {
		attempts_move(&s->attempts, program, STAGE_AWAY, STAGE_LOST);
		attempts_move(
		    &s->attempts, program, STAGE_WRITTEN, STAGE_SYNCED);
	}
	if (!journal_pending(j))
		acknowledge(s, program);
	reader = read_anew(s);
	journal_desk_tell(reader, &after);
	journal_desk_close(reader);
	if (same && !s->meddled)
		assert_string_equal(before.str, after.str);
	strbuf_release(&before);
	strbuf_release(&after);
	check_promises(s);
}

static void
look(struct scene *s, struct fuzz *f)
{
	unsigned what = fuzz_take(f);
	struct journal *j = s->journals[what & 1];
	uint64_t generation = journal_generation(j);
	struct error err;

	begin(s);
	if (what & 2)
		journal_step(j);
	else
		assert_true(
		    journal_poll(j) == (journal_generation(j) != generation));
	end(s);
	assert_true(journal_generation(j) >= generation);
	for (size_t i = 0; i < journal_files(j); i++)
		if (journal_file_fault(j, i, &err))
			fuzz_assert_line(err.msg);
}

static void
open_again(struct scene *s, struct fuzz *f)
{
	unsigned what = fuzz_take(f);

	close_one(s, what & 1, what & 32);
	open_one(s, what & 1,
	    what % 16 == 14       ? NULL
		: what % 16 == 12 ? ""
				  : s->place.folder.str);
}

static void
set_fault(struct scene *s, struct fuzz *f)
{
	static const int hows[] = {EIO, ENOSPC, EINTR, EACCES, EMFILE, ENOENT,
	    EROFS, EAGAIN, ENOLCK, EINVAL, FAULT_SHORT, FAULT_FULL,
	    FAULT_FOREIGN, FAULT_MEDDLE};
	unsigned call = fuzz_take(f) % CALLS, when = fuzz_take(f);
	unsigned how = fuzz_take(f);

	s->calls.faults[call] = (struct fault){.after = when % 16,
	    .times = 1u << when / 16 % 12,
	    .part = 1 + fuzz_take(f),
	    .how = hows[how % (sizeof(hows) / sizeof(hows[0]))]};
	s->event = how / 16 + fuzz_take(f);
}

static void
heal(struct scene *s, struct fuzz *f)
{
	(void)f;
	memset(s->calls.faults, 0, sizeof(s->calls.faults));
}

static void
set_clock(struct scene *s, struct fuzz *f)
{
	/* Milliseconds before and after the start; one is shortly before the
	 * last time that there is. */
	static const int64_t skews[] = {0, -3600000, 3600000,
	    -INT64_C(1800000000000), LINE_TIME_LAST - 15 - START_US / 1000,
	    INT64_C(300000000000000)};
	unsigned what = fuzz_take(f);

	s->calls.skew_us =
	    skews[what % (sizeof(skews) / sizeof(skews[0]))] * 1000;
	s->calls.tick_us = what & 64 ? 700 : what & 128 ? 2000 : 1;
}

static void
happen(struct scene *s, struct fuzz *f)
{
	attempts_harm(
	    &s->attempts, place_meddle(&s->place, fuzz_take(f), false));
}

static void (*const steps[])(struct scene *, struct fuzz *) = {mark, mark,
    set_fault, set_fault, happen, sync_all, try_again, look, open_again, heal,
    set_clock, compact, mark_too_much};

/* ---- A run -------------------------------------------------------------- */

static void
set_up(struct scene *s)
{
	*s = (struct scene){
	    .calls = {.now_us = START_US, .tick_us = 1, .meddle = meddle}};
	s->calls.ctx = s;
	place_init(&s->place);
	for (int i = 0; i < PROGRAMS; i++)
		open_one(s, i, s->place.folder.str);
}

static void
tear_down(struct scene *s)
{
	for (int i = 0; i < PROGRAMS; i++)
		close_one(s, i, false);
	if (!may_be_torn(s))
		attempts_assert_whole(&s->attempts, &s->place);
	place_assert_untouched(&s->place, s->calls.failed[CALL_UNLINKAT]);
	attempts_release(&s->attempts);
	place_release(&s->place);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	unsigned part = fuzz_take_last(&f);
	struct scene s;

	set_up(&s);
	for (int i = 0; f.len && i < STEPS_MAX; i++)
		steps[fuzz_take(&f) % (sizeof(steps) / sizeof(steps[0]))](
		    &s, &f);
	check_gently(&s, part);
	tear_down(&s);
	return 0;
}
