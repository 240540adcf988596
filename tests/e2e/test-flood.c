// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Too much at once: sizes by the thousand, keys by the megabyte, and what is
 * pasted, which is text to prompts and nothing to panes. What comes last is
 * done as if nothing had been before it. NONMUN_TRIALS asks for all of it.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "../trials.h"
#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "stream.h"

#define ENTER "\r"

static struct stage *
play_rows(struct scene *scene)
{
	struct stage *s;

	digests_rows(scene);
	s = scene_play(scene, 24, 80);
	stage_type(s, ENTER ENTER "]");
	stage_see_row(s, 2, "Introduction");
	stage_settle(s);
	return s;
}

static void
assert_restored(struct stage *s)
{
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
	assert_true(stream_modes_restored(&s->record));
}

/* A megabyte, on demand. */
static size_t
pasted_size(void)
{
	return (getenv("NONMUN_TRIALS") ? 1024 : trials_count(256, 64, 8)) *
	    1024;
}

static void
sizes_by_the_thousand(void **state)
{
	size_t times = trials_count(2000, 200, 40);
	struct stage *s = play_rows(*state);
	unsigned seed = 7;

	if (getenv("NONMUN_TRIALS"))
		times = 10000;
	for (size_t i = 0; i < times; i++)
		stage_resize(s, 1 + (int)trials_random(&seed, 300),
		    1 + (int)trials_random(&seed, 500));
	stage_resize(s, 24, 80);
	stage_see_row(s, 2, "Introduction");
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_type(s, "Q");
	stage_end(s);
	assert_restored(s);
}

/* What is typed last is done as if nothing had been before it. */
static void
a_megabyte_of_keys(void **state)
{
	size_t size = pasted_size();
	struct stage *s = play_rows(*state);
	char *keys = malloc(size + 1);

	assert_non_null(keys);
	for (size_t i = 0; i < size; i++)
		keys[i] = i % 2 ? 'k' : 'j';
	keys[size] = '\0';
	stage_type(s, keys);
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_type(s, "Q");
	stage_end(s);
	free(keys);
}

/* ---- What is pasted ----------------------------------------------------- */

#define PASTE "\033[200~"
#define PASTED "\033[201~"

/* Text that would do much if it were keys. */
#define HARM "Q*m\003\032qQ:quit\rjjjj"

static void
a_paste_is_nothing_to_panes(void **state)
{
	struct stage *s = play_rows(*state);
	char *before = screen_panes(s);
	char *after;

	stage_type(s, PASTE HARM "\033[B\033[6~\033" PASTED);
	stage_settle(s);
	assert_false(s->ended || s->stopped);
	after = screen_panes(s);
	assert_string_equal(before, after);
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	free(before);
	free(after);
}

static void
a_paste_is_text_to_prompts(void **state)
{
	struct stage *s = play_rows(*state);

	stage_type(s, "/");
	stage_type(s,
	    PASTE "row\t00\033\003\025\0276"
		  "7\r" PASTED);
	stage_see_row(s, 23, "/row 0067");
	stage_settle(s);
	assert_true(screen_row_has(s, 23, "/row 0067"));
	/* Nor is what was pasted done with. */
	stage_type(s, "\025row 0500" ENTER);
	stage_see(s, "row 0500");
}

/* The end of it comes in pieces, with pauses between them. */
static void
a_paste_ends_however_slowly(void **state)
{
	static const char *const pieces[] = {"\033", "[2", "0", "1~"};
	struct stage *s = play_rows(*state);

	stage_type(s, PASTE "QQ");
	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		stage_settle(s);
		stage_type(s, pieces[i]);
	}
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
}

static void
a_megabyte_is_pasted(void **state)
{
	size_t size = pasted_size();
	struct stage *s = play_rows(*state);
	char *text = malloc(size + 1);

	assert_non_null(text);
	memset(text, 'Q', size);
	text[size] = '\0';
	for (int prompt = 0; prompt < 2; prompt++) {
		stage_type(s, prompt ? "/" PASTE : PASTE);
		stage_type(s, text);
		stage_type(s, PASTED);
	}
	stage_see(s, "QQQQQ");
	stage_type(s, "\003");
	stage_miss(s, "QQQQQ");
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_type(s, "Q");
	stage_end(s);
	assert_restored(s);
	free(text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(sizes_by_the_thousand),
	    SCENE(a_megabyte_of_keys),
	    SCENE(a_paste_is_nothing_to_panes),
	    SCENE(a_paste_is_text_to_prompts),
	    SCENE(a_paste_ends_however_slowly),
	    SCENE(a_megabyte_is_pasted),
	};

	return cmocka_run_group_tests_name("flood", tests, NULL, NULL);
}
