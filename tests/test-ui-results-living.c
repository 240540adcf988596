// SPDX-License-Identifier: GPL-3.0-or-later
/* Results of a library that changes, and any keys at all meanwhile. */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <cmocka.h>

#include "needle-room.h"
#include "trials.h"
#include "unicode.h"

/* What is in a new post is found; the last result stays selected. */
static void
assert_new_post_is_found(struct room *r)
{
	files_put(&r->files, "2026-02-05-x.md", needle_newest);
	stage_type(&r->stage, "R<wait:3000>");
	SHOWS(r, "9 matches in 3 papers, 5 places");
	SHOWS(r, "> Limitations");
}

/* New posts come above what is selected; it stays selected, where it is. */
static void
test_new_post_does_not_move_the_selection(void **state)
{
	struct room r;
	struct app *app = &r.stage.app;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>G");
	assert_new_post_is_found(&r);
	assert_string_equal(room_selected(&r), "2026-02-01-x.md");
	stage_type(&r.stage, "<Enter>");
	assert_int_equal(app->focus, PANE_READER);
	SHOWS(&r, "The old needle.");
	room_close(&r);
}

static void
test_changed_and_removed_posts(void **state)
{
	struct room r;

	(void)state;
	needle_room_open(&r, 24, 80);
	stage_type(&r.stage, "Sneedle<Enter>");
	files_remove(&r.files, "2026-02-01-x.md");
	files_put(&r.files, "2026-02-02-x.md", needle_oldest);
	stage_type(&r.stage, "R<wait:3000>");
	SHOWS(&r, "2026-02-02   2 Six");
	HIDES(&r, "2026-02-01");
	SHOWS(&r, "> Introduction   The needle is");
	/* All that was found goes. */
	files_put(&r.files, "2026-02-03-x.md", needle_middle);
	files_put(&r.files, "2026-02-02-x.md", needle_middle);
	stage_type(&r.stage, "R<wait:3000>");
	SHOWS(&r, "Nothing found");
	stage_type(&r.stage, "jkJK}{gGnN<Enter>o/x<Enter>h");
	assert_false(r.stage.app.quit);
	room_close(&r);
}

/* With a catalogue to learn from, the same is found. */
static void
test_with_a_catalogue(void **state)
{
	struct room r;
	struct catalogue *cat;

	(void)state;
	needle_room_open(&r, 24, 80);
	room_leave(&r);
	room_enter(&r, 24, 80);
	cat = catalogue_new(r.stage.lib, NULL);
	r.stage.app.cat = cat;
	stage_settle(&r.stage);
	SHOWS(&r, "3 posts  6 papers");
	stage_type(&r.stage, "Sneedle<Enter>G");
	SHOWS(&r, "5 matches in 3 papers");
	assert_new_post_is_found(&r);
	app_release(&r.stage.app);
	catalogue_free(cat);
	library_free(r.stage.lib);
	term_close(r.stage.term);
	config_release(&r.stage.config);
	files_close(&r.files);
	strbuf_release(&r.lib);
	strbuf_release(&r.state);
}

/* Some post comes, changes or goes. */
static void
disturb(struct files *files, unsigned r)
{
	static const char *const texts[] = {
	    needle_newest, needle_middle, needle_oldest, ""};
	char name[32];

	snprintf(name, sizeof(name), "2026-03-%02u-x.md", 1 + r % 5);
	files_put(files, name, texts[r / 5 % 4]);
	if (r / 20 % 3 == 0)
		files_remove(files, name);
}

/* No sequence of keys, sizes and changes of the library breaks anything. */
static void
test_random_keys(void **state)
{
	static const char *const keys[] = {"Sneedle", "Shay<Enter>", "Sn", "S",
	    "title:o", "<Enter>", "<Enter>", "<Esc>", "h", "l", "q", "j", "k",
	    "J", "K", "}", "{", "n", "N", "/e<Enter>", "/hay", "f0",
	    "fneedle<Enter>", "f<Enter>", "ftwo<Enter>", "z", "<Tab>", "g", "G",
	    "3j", "<Backspace>", "<C-u>", "<Up>", "Sㅜㄷㄷ읻", "R", "?",
	    "<wait:700>", "o", "]", "<Space>", "b", "<resize:120x30>",
	    "<resize:80x24>", "<resize:40x15>", "<resize:20x5>",
	    "<resize:9x3>"};
	struct room r;
	unsigned seed = 20260205;

	(void)state;
	needle_room_open(&r, 24, 80);
	r.stage.app.options.browser.browser = "true";
	for (int i = 0; i < 2500; i++) {
		unsigned n = (unsigned)trials_random(&seed, 1 << 24);

		/* q in the first pane ends the program: not wanted here. */
		if (r.stage.app.focus == PANE_DATES && !r.stage.app.prompt.open)
			stage_type(&r.stage, "<Enter>");
		if (n % 40 == 0)
			disturb(&r.files, n / 40);
		stage_type(
		    &r.stage, keys[n % (sizeof(keys) / sizeof(keys[0]))]);
	}
	assert_false(r.stage.app.quit);
	room_close(&r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_new_post_does_not_move_the_selection),
	    cmocka_unit_test(test_changed_and_removed_posts),
	    cmocka_unit_test(test_with_a_catalogue),
	    cmocka_unit_test(test_random_keys),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
