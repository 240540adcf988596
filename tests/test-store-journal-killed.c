// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Journals whose writers are killed at any moment, while others write or
 * compact, and disks that are full: what was acknowledged is there afterwards,
 * and every line is whole.
 */
#define _XOPEN_SOURCE 700
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include <config.h>

#include <locale.h>
#include <sched.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <cmocka.h>

#include "journal-desk.h"
#include "trials.h"

enum { WRITERS = 4, KEY_SIZE = 48 };

/* How far each writer has come: marks that were acknowledged. Shared. */
struct progress {
	volatile size_t done[WRITERS];
	volatile size_t compactions;
	volatile bool failed;
};

static struct progress *
progress_new(void)
{
	struct progress *p = mmap(NULL, sizeof(*p), PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	assert_true(p != MAP_FAILED);
	return p;
}

static void
progress_free(struct progress *p)
{
	munmap(p, sizeof(*p));
}

static pid_t
fork_one(void)
{
	pid_t child = fork();

	assert_true(child >= 0);
	return child;
}

/* Waits for a child; whether it ended by itself. It must not have failed. */
static bool
wait_for(pid_t child)
{
	int status;

	assert_int_equal(waitpid(child, &status, 0), child);
	if (WIFSIGNALED(status))
		return false;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	return true;
}

/* ---- Writers ------------------------------------------------------------ */

static void
make_key(char key[KEY_SIZE], int writer, size_t nth)
{
	snprintf(key, KEY_SIZE, "arxiv:25%02d.%05zu", writer + 1, nth);
}

/* Marks one thing, as often as it takes; places of few papers in between make
 * lines void. */
static bool
mark_one(struct journal *j, int writer, size_t nth, bool places)
{
	const struct mark read = {.read = true};
	struct mark place = {.place = {1, (uint32_t)nth, "a-day.md"}};
	struct error err;
	char key[KEY_SIZE];

	for (uint32_t i = 0; places && i < 8; i++) {
		place.place.section = i;
		journal_mark(j, "arxiv:x", MARK_PLACE, &place, &err);
	}
	make_key(key, writer, nth);
	if (journal_mark(j, key, MARK_READ, &read, &err) == OK)
		return true;
	/* Only that others were faster for too long is no failure. */
	while (journal_retry(j, &err) != OK)
		if (!strstr(err.msg, "busy")) {
			fprintf(stderr, "writer %d: %s\n", writer, err.msg);
			return false;
		}
	return true;
}

static pid_t
start_writer(struct journal_desk *desk, struct progress *p, int writer,
    size_t marks, bool places)
{
	pid_t child = fork_one();
	struct journal *j;
	struct error err;

	if (child)
		return child;
	j = journal_open(desk->folder.str, "laptop", &err);
	while (p->done[writer] < marks) {
		if (!mark_one(j, writer, p->done[writer], places)) {
			p->failed = true;
			_exit(1);
		}
		p->done[writer]++;
	}
	_exit(journal_close(j, &err) == OK ? 0 : 1);
}

static void
assert_all_there(struct journal_desk *desk, const struct progress *p)
{
	struct journal *j = journal_desk_open(desk, NULL);
	size_t sum = 0;

	for (int w = 0; w < WRITERS; w++)
		for (size_t i = 0; i < p->done[w]; i++) {
			char key[KEY_SIZE];

			make_key(key, w, i);
			if (!journal_get(j, key)->read)
				fail_msg("%s is lost", key);
			sum++;
		}
	assert_int_equal(journal_counts(j).broken, 0);
	assert_int_equal(journal_counts(j).unknown, 0);
	/* None but these, however often one was begun again. */
	assert_int_equal(journal_counts(j).read, sum);
	journal_desk_close(j);
}

/* Waits until a writer has made some more marks, or all. */
static void
wait_until(const struct progress *p, int writer, size_t done, size_t marks)
{
	while (p->done[writer] < done && p->done[writer] < marks) {
		assert_false(p->failed);
		sched_yield();
	}
}

static void
test_writers_that_are_killed(void **state)
{
	const size_t marks = trials_count(2500, 250, 125);
	const size_t kills = trials_wanted(200, 20, 10);
	struct progress *p = progress_new();
	pid_t children[WRITERS];
	unsigned seed = 5;

	for (int w = 0; w < WRITERS; w++)
		children[w] = start_writer(*state, p, w, marks, false);
	for (size_t i = 0; i < kills; i++) {
		int w = (int)trials_random(&seed, WRITERS);
		size_t more = trials_random(&seed, 2 * WRITERS * marks / kills);

		wait_until(p, w, p->done[w] + more, marks);
		kill(children[w], SIGKILL);
		wait_for(children[w]);
		children[w] = start_writer(*state, p, w, marks, false);
	}
	for (int w = 0; w < WRITERS; w++) {
		assert_true(wait_for(children[w]));
		assert_int_equal(p->done[w], marks);
	}
	assert_all_there(*state, p);
	progress_free(p);
}

/* ---- Compaction --------------------------------------------------------- */

static pid_t
start_compactor(struct journal_desk *desk, struct progress *p)
{
	pid_t parent = getpid();
	pid_t child = fork_one();
	struct error err;

	if (child)
		return child;
	while (getppid() == parent) {
		struct journal *j =
		    journal_open(desk->folder.str, "laptop", &err);

		while (journal_step(j))
			continue;
		if (journal_compact(j))
			p->compactions++;
		journal_close(j, &err);
	}
	_exit(0);
}

/* Compactions race with writers, and are killed as well. */
static void
test_compaction_among_writers(void **state)
{
	const size_t marks = trials_count(1500, 600, 300);
	const size_t kills = trials_count(20, 4, 2);
	struct progress *p = progress_new();
	pid_t children[WRITERS];
	pid_t compactor;
	unsigned seed = 8;

	journal_desk_need_locks(*state);
	compactor = start_compactor(*state, p);
	for (int w = 0; w < WRITERS; w++)
		children[w] = start_writer(*state, p, w, marks, true);
	for (size_t i = 0; i < kills; i++) {
		wait_until(p, 0,
		    p->done[0] + 1 + trials_random(&seed, marks / kills),
		    marks);
		kill(compactor, SIGKILL);
		wait_for(compactor);
		compactor = start_compactor(*state, p);
	}
	for (int w = 0; w < WRITERS; w++)
		assert_true(wait_for(children[w]));
	while (!p->compactions) {
		assert_false(p->failed);
		sched_yield();
	}
	kill(compactor, SIGKILL);
	wait_for(compactor);
	assert_all_there(*state, p);
	progress_free(p);
}

/* ---- Disks -------------------------------------------------------------- */

static void
limit_file_size(rlim_t bytes)
{
	struct rlimit limit;

	assert_int_equal(getrlimit(RLIMIT_FSIZE, &limit), 0);
	limit.rlim_cur = bytes;
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
}

static void
assert_whole_lines(struct journal_desk *desk)
{
	struct strbuf text = STRBUF_INIT;

	journal_desk_get(desk, "journal", &text);
	assert_true(text.len > 0);
	assert_int_equal(text.str[text.len - 1], '\n');
	strbuf_release(&text);
}

/* For each byte at which the disk may be full: told, kept, and written when
 * there is room. */
static void
test_a_full_disk(void **state)
{
	struct journal_desk *desk = *state;

	journal_desk_need_locks(desk);
	signal(SIGXFSZ, SIG_IGN);
	for (rlim_t room = 60; room < 240; room += 7) {
		struct journal *j = journal_desk_open(desk, NULL);
		struct journal *seen;
		struct error err = {.msg = ""};
		char key[KEY_SIZE];
		size_t refused = 0;

		limit_file_size(room);
		for (size_t i = 0; i < 5; i++) {
			make_key(key, 0, i);
			refused +=
			    journal_mark(j, key, MARK_READ,
				&(struct mark){.read = true}, &err) != OK;
			assert_true(journal_get(j, key)->read);
			assert_int_equal(journal_pending(j), refused);
			if (i >= refused)
				assert_whole_lines(desk);
		}
		assert_true(refused > 0 && refused < 5);
		assert_int_equal(err.status, ERR_IO);
		seen = journal_desk_open(desk, NULL);
		assert_int_equal(journal_counts(seen).lines, 5 - refused);
		assert_int_equal(journal_counts(seen).broken, 0);
		journal_desk_close(seen);
		limit_file_size(RLIM_INFINITY);
		assert_int_equal(journal_retry(j, &err), OK);
		assert_int_equal(journal_pending(j), 0);
		seen = journal_desk_open(desk, NULL);
		assert_int_equal(journal_counts(seen).lines, 5);
		journal_desk_assert_equal(seen, j);
		journal_desk_close(seen);
		journal_desk_close(j);
		assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	}
}

/* The system kills who writes beyond the limit, after some bytes of a line. */
static void
test_killed_in_the_middle_of_a_line(void **state)
{
	struct journal_desk *desk = *state;

	journal_desk_need_locks(desk);
	for (rlim_t room = 56; room < 112; room++) {
		struct journal *j;
		struct error err;
		pid_t child = fork_one();

		if (child == 0) {
			struct rlimit none = {0, 0};

			setrlimit(RLIMIT_CORE, &none);
			signal(SIGXFSZ, SIG_DFL);
			limit_file_size(room);
			j = journal_open(desk->folder.str, "laptop", &err);
			journal_desk_read(j, "acknowledged", true);
			journal_mark(j, "acknowledged", MARK_NOTE,
			    &(struct mark){.note = "half of this one"}, &err);
			_exit(1);
		}
		assert_false(wait_for(child));
		j = journal_desk_open(desk, NULL);
		journal_desk_read(j, A, true);
		journal_desk_close(j);
		j = journal_desk_open(desk, NULL);
		assert_true(journal_get(j, "acknowledged")->read);
		assert_true(journal_get(j, A)->read);
		assert_string_equal(journal_get(j, "acknowledged")->note, "");
		assert_int_equal(journal_counts(j).lines, 2);
		assert_int_equal(journal_counts(j).broken, 0);
		journal_desk_close(j);
		assert_int_equal(unlink(journal_desk_path(desk, "journal")), 0);
	}
}

/* ---- Locks -------------------------------------------------------------- */

/* Who holds the lock and does not go on makes marks wait, not get lost. */
static void
test_a_lock_that_is_kept(void **state)
{
	struct journal_desk *desk = *state;
	struct journal *j;
	struct error err;
	int ready[2], over[2];
	pid_t child;
	char c = 0;

	journal_desk_need_locks(desk);
	j = journal_desk_open(desk, NULL);
	journal_desk_read(j, "first", true);
	assert_int_equal(pipe(ready), 0);
	assert_int_equal(pipe(over), 0);
	child = fork_one();
	if (child == 0) {
		FILE *f = fopen(journal_desk_path(desk, "journal"), "r+");

		close(over[1]);
		if (!f || lockf(fileno(f), F_LOCK, 0) != 0 ||
		    write(ready[1], "", 1) != 1)
			_exit(1);
		_exit(read(over[0], &c, 1) == 0 ? 0 : 1);
	}
	close(over[0]);
	assert_int_equal(read(ready[0], &c, 1), 1);
	assert_int_equal(
	    journal_mark(j, A, MARK_READ, &(struct mark){.read = true}, &err),
	    ERR_IO);
	assert_true(journal_get(j, A)->read);
	assert_int_equal(journal_pending(j), 1);
	close(over[1]);
	assert_true(wait_for(child));
	assert_int_equal(journal_retry(j, &err), OK);
	journal_desk_close(j);
	close(ready[0]);
	close(ready[1]);
	j = journal_desk_open(desk, NULL);
	assert_true(journal_get(j, A)->read);
	journal_desk_close(j);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_writers_that_are_killed),
	    JOURNAL_TEST(test_compaction_among_writers),
	    JOURNAL_TEST(test_a_full_disk),
	    JOURNAL_TEST(test_killed_in_the_middle_of_a_line),
	    JOURNAL_TEST(test_a_lock_that_is_kept),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
