// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where one stopped reading, whatever ends the program: quitting, a signal, a
 * terminal that goes away, and a kill that nothing can be done about. Then the
 * same words are at the top of a screen of another width. And stars and what
 * was read are still there.
 */
#include <config.h>

#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"

#define ENTER "\r"
#define WORD_BYTES (sizeof("낱말0001") - 1)

enum { TOP = 2 /* the reader's first row */ };

/* The first word of the reader, over the full width. */
static void
top_word(struct stage *s, char word[WORD_BYTES + 1])
{
	struct strbuf row = STRBUF_INIT;

	stage_settle(s);
	screen_row(s, TOP, &row);
	assert_true(row.len >= WORD_BYTES);
	memcpy(word, row.str, WORD_BYTES);
	word[WORD_BYTES] = '\0';
	strbuf_release(&row);
}

/* Reads to somewhere in the middle of the paper at 120 columns. */
static struct stage *
read_on(struct scene *scene, char word[WORD_BYTES + 1])
{
	struct stage *s;

	digests_words(scene);
	s = scene_play(scene, 30, 120);
	stage_type(s, ENTER ENTER);
	stage_see(s, "낱말0001");
	stage_type(s, "z jjj");
	stage_miss(s, "낱말0001");
	top_word(s, word);
	assert_string_not_equal(word, "낱말0001");
	return s;
}

static void
assert_stopped_at(struct scene *scene, const char *word)
{
	struct stage *s = scene_play(scene, 20, 40);

	stage_see_row(s, TOP, word);
	stage_type(s, "j");
	stage_settle(s);
	assert_false(screen_row_has(s, TOP, word));
}

static void
after_quitting(void **state)
{
	struct scene *scene = *state;
	char word[WORD_BYTES + 1];
	struct stage *s = read_on(scene, word);

	stage_type(s, "Q");
	assert_int_equal(stage_end(s), 0);
	assert_stopped_at(scene, word);
}

static void
after_termination(void **state)
{
	struct scene *scene = *state;
	char word[WORD_BYTES + 1];
	struct stage *s = read_on(scene, word);

	stage_signal(s, SIGTERM);
	stage_end(s);
	assert_stopped_at(scene, word);
}

static void
after_the_terminal_went_away(void **state)
{
	struct scene *scene = *state;
	char word[WORD_BYTES + 1];
	struct stage *s = read_on(scene, word);

	stage_hang_up(s);
	stage_end(s);
	assert_stopped_at(scene, word);
}

/* How often the journal has a place of the paper. */
static int
count_places(struct scene *scene)
{
	struct strbuf text = STRBUF_INIT;
	int n = 0;

	scene_read(scene, "state/nonmun/journal", &text);
	for (const char *p = text.str; (p = strstr(p, " place ")); p++)
		n += strstr(p, "nonmun:") != p + 1;
	strbuf_release(&text);
	return n;
}

/* What is said of five seconds is tested where the clock can be turned: here,
 * that nothing but what was moved since the last place is lost. */
static void
after_a_kill(void **state)
{
	struct scene *scene = *state;
	char word[WORD_BYTES + 1];
	struct stage *s = read_on(scene, word);
	int before = count_places(scene);

	stage_type(s, "jj");
	top_word(s, word);
	/* It moves no more: the place is written within seconds. */
	for (int i = 0; i < 3000 && count_places(scene) <= before; i++)
		stage_listen(s, 10);
	stage_signal(s, SIGKILL);
	stage_end(s);
	assert_stopped_at(scene, word);
}

static void
marks_outlive_a_kill(void **state)
{
	struct scene *scene = *state;
	struct stage *s;

	digests_small(scene);
	s = scene_play(scene, 24, 80);
	stage_type(s, ENTER);
	stage_see(s, ">N  1 First Paper");
	stage_type(s, "*jm");
	stage_see(s, "read: Second Paper");
	stage_signal(s, SIGKILL);
	stage_end(s);
	s = scene_play(scene, 24, 80);
	stage_see(s, "N* 1 First Paper");
	/* Where one is depends on whether the place had been written, too. */
	stage_see(s, "   2 Second Paper");
	stage_see_row(s, 0, "3 unread");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(after_quitting),
	    SCENE(after_termination),
	    SCENE(after_the_terminal_went_away),
	    SCENE(after_a_kill),
	    SCENE(marks_outlive_a_kill),
	};

	return cmocka_run_group_tests_name("resume", tests, NULL, NULL);
}
