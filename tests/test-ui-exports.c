// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Exports from the interface: the paper, the day and what was found, each under
 * the name that is offered or another; formats by the ending; files that are
 * there already; the home folder; many digests, in steps.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <unistd.h>

#include "base/file.h"
#include "room.h"
#include "unicode.h"

enum { MANY = 300 };

/* Three days, "Often" on two of them; files are written to a folder `out`, in
 * which the program runs. */
static int
set_up(void **state)
{
	struct room *d = calloc(1, sizeof(*d));

	assert_non_null(d);
	room_open(d);
	files_put(&d->files, "lib/2025-09-12-a.md",
	    PAPER("1", "First", "2509.00001")
		PAPER("2", "Often", "2509.00003"));
	files_put(&d->files, "lib/2025-09-11-a.md",
	    PAPER("1", "Often", "2509.00003")
		PAPER("2", "Elder", "2509.00004"));
	files_put(&d->files, "lib/2025-09-10-a.md", "Nothing today.\n");
	files_put(&d->files, "out/there.bib", "what was there\n");
	assert_int_equal(chdir(files_path(&d->files, "out")), 0);
	setenv("HOME", files_path(&d->files, "out"), 1);
	room_enter_marked(d, 24, 80);
	*state = d;
	return 0;
}

static int
tear_down(void **state)
{
	struct room *d = *state;

	assert_int_equal(chdir("/"), 0);
	room_close(d);
	free(d);
	return 0;
}

static size_t
count(const char *text, const char *what)
{
	size_t n = 0;

	for (const char *p = text; (p = strstr(p, what)); p++)
		n++;
	return n;
}

/* How often the file holds a text; SIZE_MAX: there is no file. */
static size_t
count_in(const char *name, const char *what)
{
	struct strbuf text = STRBUF_INIT;
	struct error err;
	size_t n = SIZE_MAX;

	if (file_read(name, &text, &err) == OK)
		n = count(text.str, what);
	strbuf_release(&text);
	return n;
}

static void
test_a_day(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "e");
	SHOWS(d, "export 2 papers to: 2025-09-12.bib");
	stage_type(&d->stage, "<Enter>");
	SHOWS(d, "2 papers written to 2025-09-12.bib");
	assert_int_equal(count_in("2025-09-12.bib", "@misc{"), 2);
	assert_int_equal(count_in("2025-09-12.bib", "2509.00004"), 0);
	/* The next one is offered another name. */
	stage_type(&d->stage, "e");
	SHOWS(d, "export 2 papers to: 2025-09-12-2.bib");
	stage_type(&d->stage, "<Esc>");
	assert_int_equal(count_in("2025-09-12-2.bib", ""), SIZE_MAX);
}

/* With what the reader knows of it. */
static void
test_a_paper_with_its_note(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "<Enter>jacompare with ours<Enter>e");
	SHOWS(d, "export to: often2025-2509.00003.bib");
	stage_type(&d->stage, "<C-u>one.md<Enter>");
	SHOWS(d, "1 paper written to one.md");
	assert_true(count_in("one.md", "Often") > 0);
	assert_int_equal(count_in("one.md", "compare with ours"), 1);
	assert_int_equal(count_in("one.md", "First"), 0);
	stage_type(&d->stage, "<Enter>e<C-u>two.json<Enter>");
	assert_int_equal(count_in("two.json", "compare with ours"), 1);
}

/* Each paper once, wherever it was found; by their notes, too. */
static void
test_what_was_found(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "S제안<Enter>e");
	SHOWS(d, "export to: results.bib");
	stage_type(&d->stage, "<C-u>all.ris<Enter>");
	SHOWS(d, "3 papers written to all.ris");
	assert_int_equal(count_in("all.ris", "ER  - "), 3);
	stage_type(&d->stage, "qaunusual<Enter>Sunusual<Enter>e<Enter>");
	SHOWS(d, "1 paper written to results.bib");
	assert_true(count_in("results.bib", "2509.00001") > 0);
	/* From reading one of them, that one. */
	stage_type(&d->stage, "S제안<Enter><Enter>e");
	SHOWS(d, "export to: first2025-2509.00001.bib");
}

/* What a filter hides is not written, whether of marks or of a text. */
static void
test_what_is_listed_of_a_day(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "<Enter>j*hF");
	stage_type(&d->stage, "e");
	SHOWS(d, "export 1 paper to: 2025-09-12.bib");
	stage_type(&d->stage, "<Enter>");
	SHOWS(d, "1 paper written to 2025-09-12.bib");
	assert_int_equal(count_in("2025-09-12.bib", "@misc{"), 1);
	assert_true(count_in("2025-09-12.bib", "2509.00003") > 0);
	assert_int_equal(count_in("2025-09-12.bib", "2509.00001"), 0);
	stage_type(&d->stage, "F<Enter>fFirst<Enter>he<C-u>text.ris<Enter>");
	SHOWS(d, "1 paper written to text.ris");
	assert_true(count_in("text.ris", "2509.00001") > 0);
	assert_int_equal(count_in("text.ris", "2509.00003"), 0);
}

/* All that the axis goes through: of a day, of what was found, all stars. */
static void
test_what_the_axis_shows(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "Le");
	SHOWS(d, "export 2 papers to: 2025-09-12.bib");
	stage_type(&d->stage, "<Enter>");
	SHOWS(d, "2 papers written to 2025-09-12.bib");
	stage_type(&d->stage, "q<Enter>*hj<Enter>G*hgFL<Tab>e");
	stage_assert_shows(&d->stage, "export 2 papers to: starred.bib");
	stage_type(&d->stage, "<Enter>");
	SHOWS(d, "2 papers written to starred.bib");
	assert_true(count_in("starred.bib", "2509.00001") > 0);
	assert_true(count_in("starred.bib", "2509.00004") > 0);
	stage_type(&d->stage, "qFS제안<Enter>Le");
	stage_assert_shows(&d->stage, "export 3 papers to: results.bib");
	stage_type(&d->stage, "<Enter>");
	SHOWS(d, "3 papers written to results.bib");
}

static void
test_nothing_is_overwritten(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "e<C-u>there.bib");
	SHOWS(d, "is there already");
	stage_type(&d->stage, "<Enter>");
	/* The prompt stays, to be mended. */
	SHOWS(d, "export 2 papers to: there.bib");
	SHOWS(d, "is there already");
	assert_int_equal(count_in("there.bib", "what was there"), 1);
	assert_int_equal(count_in("there.bib", "@"), 0);
}

static void
test_the_ending_says_the_format(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "e<C-u>papers.doc<Enter>");
	SHOWS(d, "export 2 papers to: papers.doc");
	SHOWS(d, "must end in .bib .ris .md .json");
	assert_int_equal(count_in("papers.doc", ""), SIZE_MAX);
	stage_type(&d->stage, "<C-u>..<Enter>");
	SHOWS(d, "must end in");
	stage_type(&d->stage, "<C-u><Enter>");
	SHOWS(d, "not exported");
	stage_type(&d->stage, "e<C-u>nowhere/papers.bib<Enter>");
	SHOWS(d, "export 2 papers to: nowhere/papers.bib");
	SHOWS(d, "no such folder");
}

static void
test_the_home_folder(void **state)
{
	struct room *d = *state;

	assert_int_equal(chdir("/"), 0);
	stage_type(&d->stage, "e<C-u>~/here.bib<Enter>");
	SHOWS(d, "2 papers written to ~/here.bib");
	assert_int_equal(
	    count_in(files_path(&d->files, "out/here.bib"), "@misc{"), 2);
}

static void
test_where_there_is_no_paper(void **state)
{
	struct room *d = *state;

	stage_type(&d->stage, "Ge");
	SHOWS(d, "no papers here");
}

/* ---- In steps ----------------------------------------------------------- */

/* Opens the program anew on many days. */
static void
open_many(struct room *d)
{
	char name[64], text[256];

	stage_close(&d->stage);
	for (int i = 0; i < MANY; i++) {
		snprintf(name, sizeof(name), "many/20%02d-%02d-%02d-a.md",
		    10 + i / 28 / 12, 1 + i / 28 % 12, 1 + i % 28);
		snprintf(text, sizeof(text), PAPER("1", "P%d", "2001.%05d"), i,
		    i, i);
		files_put(&d->files, name, text);
	}
	stage_open_marked(
	    &d->stage, 24, 80, files_path(&d->files, "many"), d->state.str);
	stage_settle(&d->stage);
}

static void
test_many_in_steps(void **state)
{
	struct room *d = *state;

	open_many(d);
	/* Keys that wait are taken before it goes on. */
	stage_type(&d->stage, "S제안<Enter>e<C-u>many.bib<Enter>Q");
	assert_false(d->stage.app.quit);
	SHOWS(d, "300 papers written to many.bib");
	assert_int_equal(count_in("many.bib", "@misc{"), MANY);
}

/* Nothing is left of what was given up. */
static void
test_many_given_up(void **state)
{
	struct room *d = *state;

	open_many(d);
	stage_type(&d->stage, "S제안<Enter>e<C-u>many.bib<Enter>Q");
	stage_type(&d->stage, "e<C-u>again.bib<Enter>eQQ");
	assert_true(d->stage.app.quit);
	assert_int_equal(count_in("again.bib", ""), SIZE_MAX);
}

int
main(void)
{
#define AT_DESK(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
	const struct CMUnitTest tests[] = {
	    AT_DESK(test_a_day),
	    AT_DESK(test_a_paper_with_its_note),
	    AT_DESK(test_what_was_found),
	    AT_DESK(test_what_is_listed_of_a_day),
	    AT_DESK(test_what_the_axis_shows),
	    AT_DESK(test_nothing_is_overwritten),
	    AT_DESK(test_the_ending_says_the_format),
	    AT_DESK(test_the_home_folder),
	    AT_DESK(test_where_there_is_no_paper),
	    AT_DESK(test_many_in_steps),
	    AT_DESK(test_many_given_up),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests_name("exports", tests, NULL, NULL);
}
