// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Merging journals is putting their lines together: whatever is done to the
 * lines of two hosts on the way, split, shuffled, repeated or concatenated,
 * the same is known. What that is, is worked out here in another way.
 */
#include <config.h>

#include <locale.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/mem.h"
#include "journal-desk.h"
#include "trials.h"

enum { LINES = 400, KEYS = 12, SECONDS = 40, PARTS = 4 };

/* What a line is made of; numbers, so that values are compared as such. */
struct entry {
	unsigned second, key, host;
	enum mark_kind kind;
	unsigned value; /* greater than another's as the value is */
};

static const char *const notes[] = {"", "a", "a longer one", "끝"};

static struct entry
make_entry(unsigned *seed)
{
	struct entry e;

	e.second = (unsigned)trials_random(seed, SECONDS);
	e.key = (unsigned)trials_random(seed, KEYS);
	e.host = (unsigned)trials_random(seed, 2);
	e.kind = (enum mark_kind)trials_random(seed, MARK_KINDS);
	e.value = (unsigned)trials_random(seed,
	    e.kind < MARK_NOTE        ? 2
		: e.kind == MARK_NOTE ? 4
				      : 60);
	return e;
}

static void
add_line(struct strbuf *out, const struct entry *e)
{
	static const char *const words[][2] = {
	    {"unread", "read"}, {"unstar", "star"}};

	strbuf_printf(out, "2026-01-31T08:15:%02u.000Z host%u key%u ",
	    e->second, e->host, e->key);
	if (e->kind == MARK_NOTE)
		strbuf_printf(out, "note \"%s\"\n", notes[e->value]);
	else if (e->kind == MARK_PLACE)
		strbuf_printf(out, "place %u %u p%u\n", e->value / 20,
		    e->value / 2 % 10, e->value % 2);
	else
		strbuf_printf(out, "%s\n", words[e->kind][e->value]);
}

/* The winner of a key and kind, NULL if nobody takes part. */
static const struct entry *
winner(const struct entry *entries, unsigned key, enum mark_kind kind)
{
	const struct entry *best = NULL;

	for (size_t i = 0; i < LINES; i++) {
		const struct entry *e = &entries[i];

		if (e->key != key || e->kind != kind)
			continue;
		if (!best || e->second > best->second ||
		    (e->second == best->second && e->value > best->value))
			best = e;
	}
	return best;
}

static void
assert_right(const struct journal *j, const struct entry *entries)
{
	for (unsigned key = 0; key < KEYS; key++) {
		const struct entry *best[MARK_KINDS];
		const struct mark *m;
		char name[16];

		snprintf(name, sizeof(name), "key%u", key);
		m = journal_get(j, name);
		for (int kind = 0; kind < MARK_KINDS; kind++)
			best[kind] = winner(entries, key, (enum mark_kind)kind);
		assert_int_equal(
		    m->read, best[MARK_READ] && best[MARK_READ]->value);
		assert_int_equal(
		    m->starred, best[MARK_STAR] && best[MARK_STAR]->value);
		assert_string_equal(m->note,
		    best[MARK_NOTE] ? notes[best[MARK_NOTE]->value] : "");
		if (!best[MARK_PLACE])
			continue;
		assert_int_equal(
		    m->place.section, best[MARK_PLACE]->value / 20);
		assert_int_equal(
		    m->place.offset, best[MARK_PLACE]->value / 2 % 10);
		assert_int_equal(
		    m->place.post[1] - '0', best[MARK_PLACE]->value % 2);
	}
}

/* Puts the lines into files, some of them twice, in any order. */
static void
scatter(struct journal_desk *desk, const struct entry *entries, unsigned *seed)
{
	struct strbuf files[PARTS];
	size_t order[2 * LINES];
	size_t n = LINES + trials_random(seed, LINES);
	size_t parts = 1 + trials_random(seed, PARTS);

	for (size_t i = 0; i < n; i++) {
		size_t other = trials_random(seed, i + 1);

		order[i] = order[other];
		order[other] = i < LINES ? i : trials_random(seed, LINES);
	}
	for (size_t i = 0; i < PARTS; i++)
		strbuf_init(&files[i]);
	for (size_t i = 0; i < n; i++)
		add_line(
		    &files[trials_random(seed, parts)], &entries[order[i]]);
	for (size_t i = 0; i < PARTS; i++) {
		char name[16];

		snprintf(name, sizeof(name), i ? "journal-%zu" : "journal", i);
		journal_desk_put(desk, name, files[i].str, files[i].len);
		strbuf_release(&files[i]);
	}
}

static void
test_lines_in_any_order_and_number(void **state)
{
	struct entry *entries = mem_alloc(LINES * sizeof(*entries));
	size_t times = trials_count(200, 10, 5);
	unsigned seed = 1;

	for (size_t i = 0; i < times; i++) {
		struct journal *a, *b;

		for (size_t k = 0; k < LINES; k++)
			entries[k] = make_entry(&seed);
		scatter(*state, entries, &seed);
		a = journal_desk_open(*state, NULL);
		assert_int_equal(journal_counts(a).broken, 0);
		assert_right(a, entries);
		scatter(*state, entries, &seed);
		b = journal_desk_open(*state, "elsewhere");
		journal_desk_assert_equal(a, b);
		/* Whoever was there all the time knows the same. */
		journal_poll(a);
		journal_desk_read_all(a);
		journal_desk_assert_equal(a, b);
		journal_desk_close(a);
		journal_desk_close(b);
	}
	free(entries);
}

/* Two hosts that write, and get each other's lines now and then. */
static void
test_two_hosts(void **state)
{
	static const char *const files[] = {
	    "journal", "journal.sync-conflict", "journal-both"};
	struct journal_desk *desk = *state;
	struct strbuf text = STRBUF_INIT;
	struct strbuf both = STRBUF_INIT;
	struct journal *j[2], *merged;
	void *other_state = NULL;
	unsigned seed = 3;

	journal_desk_set_up(&other_state);
	j[0] = journal_desk_open(desk, "laptop");
	j[1] = journal_desk_open(other_state, "desktop");
	for (int i = 0; i < 500; i++) {
		char key[16];

		snprintf(
		    key, sizeof(key), "key%zu", trials_random(&seed, KEYS));
		journal_desk_read(
		    j[trials_random(&seed, 2)], key, trials_random(&seed, 2));
	}
	journal_desk_get(desk, "journal", &both);
	journal_desk_get(other_state, "journal", &text);
	journal_desk_puts(desk, files[1], text.str);
	strbuf_adds(&both, text.str);
	journal_desk_puts(other_state, files[2], both.str);
	journal_poll(j[0]);
	journal_poll(j[1]);
	journal_desk_read_all(j[0]);
	journal_desk_read_all(j[1]);
	journal_desk_assert_equal(j[0], j[1]);
	journal_desk_puts(other_state, "journal", both.str);
	merged = journal_desk_open(other_state, NULL);
	journal_desk_assert_equal(j[0], merged);
	journal_desk_close(merged);
	journal_desk_close(j[0]);
	journal_desk_close(j[1]);
	journal_desk_tear_down(&other_state);
	strbuf_release(&text);
	strbuf_release(&both);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    JOURNAL_TEST(test_lines_in_any_order_and_number),
	    JOURNAL_TEST(test_two_hosts),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests(tests, NULL, NULL);
}
