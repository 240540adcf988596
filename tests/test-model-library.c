// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The library on real folders: each test has one of its own, below the
 * system's place for temporary files, and takes it away again.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <ftw.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/library.h"
#include "model/scan.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

#define DIGEST                                                                 \
	"# 1. [A](https://arxiv.org/abs/2509.00001)\n\n## Method\n\nText.\n\n" \
	"# 2. [B](https://arxiv.org/abs/2509.00002)\n\n## Method\n\nText.\n"

/* ---- A folder for a test ------------------------------------------------ */

struct place {
	struct strbuf root, path;
	struct library *lib;
};

static int
set_up(void **state)
{
	struct place *place = calloc(1, sizeof(*place));
	const char *tmp = getenv("TMPDIR");

	assert_non_null(place);
	strbuf_init(&place->root);
	strbuf_init(&place->path);
	strbuf_printf(
	    &place->root, "%s/nonmun-test-XXXXXX", tmp && *tmp ? tmp : "/tmp");
	assert_non_null(mkdtemp(place->root.str));
	place->lib = library_new();
	*state = place;
	return 0;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static int
tear_down(void **state)
{
	struct place *place = *state;

	library_free(place->lib);
	nftw(place->root.str, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	strbuf_release(&place->root);
	strbuf_release(&place->path);
	free(place);
	return 0;
}

/* The path of a name in the place; borrowed until the next call. */
static const char *
in(struct place *place, const char *name)
{
	strbuf_reset(&place->path);
	strbuf_printf(&place->path, "%s/%s", place->root.str, name);
	return place->path.str;
}

/* Makes a file and the folders it is in. */
static void
put(struct place *place, const char *name, const char *text)
{
	char *path = strdup(in(place, name));
	FILE *f;

	assert_non_null(path);
	for (char *p = path + place->root.len + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(path, 0777);
			*p = '/';
		}
	f = fopen(path, "w");
	assert_non_null(f);
	assert_true(fputs(text, f) >= 0);
	assert_int_equal(fclose(f), 0);
	free(path);
}

static void
link_to(struct place *place, const char *target, const char *name)
{
	assert_int_equal(symlink(target, in(place, name)), 0);
}

static void
add(struct place *place, const char *name)
{
	struct error err = {.msg = ""};

	if (library_add(place->lib, in(place, name), &err) != OK)
		fail_msg("%s", err.msg);
}

static void
add_all(struct place *place)
{
	struct error err = {.msg = ""};

	if (library_add(place->lib, place->root.str, &err) != OK)
		fail_msg("%s", err.msg);
	library_sort(place->lib);
}

/* The library as the reader sees it: a line for each row, its date and its
 * path within the place. */
static void
assert_rows(const struct place *place, const char *want)
{
	struct strbuf rows = STRBUF_INIT;

	for (size_t row = 0; row < library_count(place->lib); row++) {
		size_t id = library_id_at(place->lib, row);
		const struct entry *e = library_entry(place->lib, id);
		const char *path = e->path;
		char date[DATE_BUF_SIZE];

		assert_int_equal(library_row_of(place->lib, id), row);
		if (!strncmp(path, place->root.str, place->root.len))
			path += place->root.len + 1;
		strbuf_printf(&rows, "%s%s%s\n", date_text(&e->date, date),
		    e->date.year ? " " : "", path);
	}
	assert_string_equal(rows.str, want);
	strbuf_release(&rows);
}

static size_t
id_of(struct place *place, const char *name)
{
	const char *path = in(place, name);

	for (size_t id = 0; id < library_count(place->lib); id++)
		if (!strcmp(library_entry(place->lib, id)->path, path))
			return id;
	fail_msg("no entry for %s", name);
	return 0;
}

/* ---- Finding ------------------------------------------------------------ */

static void
markdown_is_known_by_its_name(void **state)
{
	static const struct {
		const char *name;
		bool want;
	} rows[] = {
	    {"a.md", true},
	    {"a.MD", true},
	    {"a.markdown", true},
	    {"a.Mdown", true},
	    {"a.mkd", true},
	    {"논문.md", true},
	    {"a.b.md", true},
	    {"a.md.bak", false},
	    {"a.md~", false},
	    {"a.txt", false},
	    {"md", false},
	    {".md", false},
	    {"", false},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		if (scan_is_markdown(rows[i].name) != rows[i].want)
			fail_msg("%s", rows[i].name);
}

static void
a_folder_gives_its_digests_and_nothing_else(void **state)
{
	static const char *const names[] = {"2025-01-03-c.md",
	    "2025-01-01-a.markdown", "sub/deep/2025-01-02-b.MD", "notes.txt",
	    ".hidden.md", ".git/x.md", "_site/x.md", "node_modules/p/x.md",
	    "sub/build/x.md", "vendor/x.md", "folder.md/2024-01-01.md"};
	struct place *place = *state;

	for (size_t i = 0; i < LENGTH(names); i++)
		put(place, names[i], "x");
	add_all(place);
	assert_rows(place,
	    "2025-01-03 2025-01-03-c.md\n"
	    "2025-01-02 sub/deep/2025-01-02-b.MD\n"
	    "2025-01-01 2025-01-01-a.markdown\n"
	    "2024-01-01 folder.md/2024-01-01.md\n");
}

static void
a_folder_that_is_named_is_never_left_out(void **state)
{
	struct place *place = *state;

	put(place, ".notes/build/x.md", "x");
	put(place, "public/a.md", "x");
	add(place, ".notes");
	assert_rows(place, "");
	add(place, ".notes/build/");
	add(place, "public");
	library_sort(place->lib);
	assert_rows(place, "public/a.md\n.notes/build/x.md\n");
}

static void
links_are_followed_but_not_in_circles(void **state)
{
	struct place *place = *state;

	put(place, "real/2025-01-01.md", "x");
	put(place, "store/2025-01-02.txt", "x");
	put(place, "lib/2025-01-03.md", "x");
	link_to(place, "../real", "lib/real");
	link_to(place, "../real", "lib/again");
	link_to(place, "../store/2025-01-02.txt", "lib/2025-01-02.md");
	link_to(place, ".", "lib/self");
	link_to(place, "..", "lib/up");
	link_to(place, "../lib", "real/back");
	link_to(place, "nowhere", "lib/2025-01-04.md");
	link_to(place, "nowhere", "lib/nothing");
	add(place, "lib");
	assert_int_equal(library_count(place->lib), 4);
}

static void
a_web_of_links_ends(void **state)
{
	struct place *place = *state;
	char name[64], target[64];

	/* Each folder leads to the next by two ways: a million paths. */
	for (int i = 0; i < 20; i++) {
		snprintf(name, sizeof(name), "d%d/2025-01-%02d.md", i, i + 1);
		put(place, name, "x");
	}
	for (int i = 0; i < 19; i++) {
		snprintf(target, sizeof(target), "../d%d", i + 1);
		snprintf(name, sizeof(name), "d%d/a", i);
		link_to(place, target, name);
		snprintf(name, sizeof(name), "d%d/b", i);
		link_to(place, target, name);
	}
	add(place, "d0");
	assert_int_equal(library_count(place->lib), 20);
}

static void
what_is_no_file_is_not_waited_for(void **state)
{
	struct place *place = *state;

	put(place, "a.md", "x");
	assert_int_equal(mkfifo(in(place, "pipe.md"), 0600), 0);
	link_to(place, "pipe.md", "link.md");
	add_all(place);
	assert_rows(place, "a.md\n");
}

static void
too_deep_a_folder_is_said_to_be(void **state)
{
	struct place *place = *state;
	struct strbuf name = STRBUF_INIT;
	const struct entry *e;

	for (int i = 0; i < SCAN_DEPTH_MAX + 2; i++)
		strbuf_adds(&name, "d/");
	strbuf_adds(&name, "a.md");
	put(place, name.str, "x");
	put(place, "d/b.md", "x");
	add_all(place);
	assert_int_equal(library_count(place->lib), 2);
	e = library_entry(place->lib, library_id_at(place->lib, 1));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_int_equal(e->error->status, ERR_LIMIT);
	strbuf_release(&name);
}

static void
a_folder_that_cannot_be_read_is_a_row(void **state)
{
	struct place *place = *state;
	const struct entry *e;

	if (geteuid() == 0) {
		print_message("the superuser can read everything\n");
		skip();
	}
	put(place, "shut/a.md", "x");
	put(place, "b.md", "x");
	chmod(in(place, "shut"), 0);
	add_all(place);
	chmod(in(place, "shut"), 0700);
	assert_int_equal(library_count(place->lib), 2);
	e = library_entry(place->lib, id_of(place, "shut"));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_non_null(strstr(e->error->msg, "cannot read folder"));
	assert_null(library_post(place->lib, id_of(place, "shut")));
}

static void
what_does_not_exist_is_an_error(void **state)
{
	struct place *place = *state;
	struct error err;

	put(place, "a.md", "x");
	assert_int_equal(
	    library_add(place->lib, in(place, "none"), &err), ERR_MISSING);
	assert_string_equal(err.path, place->path.str);
	assert_int_equal(
	    library_add(place->lib, in(place, "a.md/b"), &err), ERR_MISSING);
	assert_int_equal(library_add(place->lib, "", &err), ERR_MISSING);
	assert_int_equal(library_count(place->lib), 0);
}

static void
a_file_named_twice_is_one_entry(void **state)
{
	struct place *place = *state;

	put(place, "a/x.md", "x");
	put(place, "a/notes.txt", "x");
	add(place, "a");
	add(place, "a/x.md");
	add(place, "a/");
	add(place, "a/notes.txt"); /* named, so it is one */
	library_sort(place->lib);
	assert_rows(place, "a/notes.txt\na/x.md\n");
}

static void
thousands_of_files_are_kept_apart(void **state)
{
	struct place *place = *state;
	char name[64];

	for (int i = 0; i < 3000; i++) {
		snprintf(name, sizeof(name), "2025-%02d-%02d-%d.md", i % 12 + 1,
		    i % 28 + 1, i);
		put(place, name, "");
	}
	add_all(place);
	add_all(place);
	assert_int_equal(library_count(place->lib), 3000);
	for (size_t row = 1; row < 3000; row++) {
		const struct entry *a = library_entry(
		    place->lib, library_id_at(place->lib, row - 1));
		const struct entry *b =
		    library_entry(place->lib, library_id_at(place->lib, row));
		int order = date_compare(&a->date, &b->date);
		assert_true(
		    order > 0 || (order == 0 && strcmp(a->name, b->name) < 0));
	}
}

/* ---- Order and dates ---------------------------------------------------- */

static void
dates_come_from_names_and_folders(void **state)
{
	static const char *const names[] = {"2025-09-12-x.md",
	    "2025-09-11/2025-09-10.md", "2025-09-11/x.md", "2025/09/08/x.md",
	    "2025/09/07-x.md", "2025-09-06/notes/x.md", "x.md",
	    "daily-20250905.md"};
	struct place *place = *state;

	for (size_t i = 0; i < LENGTH(names); i++)
		put(place, names[i], "x");
	add_all(place);
	assert_rows(place,
	    "2025-09-12 2025-09-12-x.md\n"
	    "2025-09-11 2025-09-11/x.md\n"
	    "2025-09-10 2025-09-11/2025-09-10.md\n"
	    "2025-09-08 2025/09/08/x.md\n"
	    "2025-09-07 2025/09/07-x.md\n"
	    "2025-09-06 2025-09-06/notes/x.md\n"
	    "2025-09-05 daily-20250905.md\n"
	    "x.md\n");
}

static void
posts_of_a_day_are_in_order_of_name_the_undated_last(void **state)
{
	static const char *const names[] = {"z.md", "2025-01-01-b.md", "a.md",
	    "2025-01-01-c.md", "2025-01-01-a.md", "2025-01-02-z.md"};
	struct place *place = *state;

	for (size_t i = 0; i < LENGTH(names); i++)
		put(place, names[i], "x");
	add_all(place);
	assert_rows(place,
	    "2025-01-02 2025-01-02-z.md\n2025-01-01 2025-01-01-a.md\n"
	    "2025-01-01 2025-01-01-b.md\n2025-01-01 2025-01-01-c.md\n"
	    "a.md\nz.md\n");
}

static void
front_matter_has_the_last_word_on_the_date(void **state)
{
	struct place *place = *state;
	unsigned order;
	size_t id;

	put(place, "2025-01-01-a.md", "---\ndate: 2025-01-04\n---\n" DIGEST);
	put(place, "2025-01-02-b.md", DIGEST);
	put(place, "2025-01-03-c.md", "---\ndate: 2024-01-01\n---\n" DIGEST);
	put(place, "d.md", "---\ndate: 2025-01-02 10:00\n---\n" DIGEST);
	add_all(place);
	order = library_order(place->lib);

	assert_non_null(
	    library_post(place->lib, id_of(place, "2025-01-02-b.md")));
	assert_int_equal(library_order(place->lib), order);

	id = id_of(place, "2025-01-01-a.md");
	assert_non_null(library_post(place->lib, id));
	assert_int_not_equal(library_order(place->lib), order);
	assert_int_equal(library_row_of(place->lib, id), 0);

	library_post(place->lib, id_of(place, "2025-01-03-c.md"));
	library_post(place->lib, id_of(place, "d.md"));
	assert_rows(place,
	    "2025-01-04 2025-01-01-a.md\n2025-01-02 d.md\n"
	    "2025-01-02 2025-01-02-b.md\n2024-01-01 2025-01-03-c.md\n");
}

static void
the_files_time_is_the_last_resort(void **state)
{
	struct place *place = *state;
	struct tm noon = {.tm_year = 124,
	    .tm_mon = 5,
	    .tm_mday = 7,
	    .tm_hour = 12,
	    .tm_isdst = -1};
	struct utimbuf times;
	const struct entry *e;
	size_t id;

	put(place, "x.md", DIGEST);
	put(place, "2020-01-01.md", DIGEST);
	times.actime = times.modtime = mktime(&noon);
	assert_int_equal(utime(in(place, "x.md"), &times), 0);
	assert_int_equal(utime(in(place, "2020-01-01.md"), &times), 0);
	add_all(place);
	id = id_of(place, "x.md");
	e = library_entry(place->lib, id);
	assert_int_equal(e->date.year, 0);
	assert_non_null(library_post(place->lib, id));
	library_post(place->lib, id_of(place, "2020-01-01.md"));
	assert_rows(place, "2024-06-07 x.md\n2020-01-01 2020-01-01.md\n");
}

/* ---- Posts -------------------------------------------------------------- */

static void
what_is_learned_of_a_post_stays(void **state)
{
	struct place *place = *state;
	struct library_totals totals;
	char name[32];

	for (int i = 1; i <= 20; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i);
		put(place, name, "---\ntitle: Digest\n---\n" DIGEST);
	}
	add_all(place);
	totals = library_totals(place->lib);
	assert_int_equal(totals.posts, 20);
	assert_int_equal(totals.known, 0);
	assert_int_equal(totals.papers, 0);
	for (size_t id = 0; id < 20; id++) {
		const struct post *post = library_post(place->lib, id);
		assert_non_null(post);
		assert_int_equal(post->n_papers, 2);
	}
	/* Those that were dropped, too. */
	for (size_t id = 0; id < 20; id++) {
		const struct entry *e = library_entry(place->lib, id);
		assert_int_equal(e->state, ENTRY_LOADED);
		assert_int_equal(e->n_papers, 2);
		assert_string_equal(e->title, "Digest");
	}
	/* Asked for again, nothing counts twice. */
	for (size_t id = 0; id < 20; id++)
		assert_non_null(library_post(place->lib, id));
	totals = library_totals(place->lib);
	assert_int_equal(totals.known, 20);
	assert_int_equal(totals.papers, 40);
}

static void
the_posts_last_asked_for_are_kept(void **state)
{
	struct place *place = *state;
	const struct post *first;
	char name[32];

	for (int i = 0; i <= LIBRARY_KEEP; i++) {
		snprintf(name, sizeof(name), "2025-01-%02d.md", i + 1);
		put(place, name, DIGEST);
	}
	add_all(place);
	first = library_post(place->lib, 0);
	for (int round = 0; round < 3; round++)
		for (size_t id = 1; id < LIBRARY_KEEP; id++)
			library_post(place->lib, id);
	/* Seven others: it is the very same, and readable. */
	assert_ptr_equal(library_post(place->lib, 0), first);
	assert_string_equal(first->papers[0].title, "A");
	/* It was asked for last: another one has to go. */
	library_post(place->lib, LIBRARY_KEEP);
	assert_ptr_equal(library_post(place->lib, 0), first);
}

static void
a_post_that_was_read_is_the_callers(void **state)
{
	struct place *place = *state;
	const struct post *kept;
	struct post *own;

	put(place, "2025-01-01.md", DIGEST);
	add_all(place);
	own = library_read(place->lib, 0);
	assert_non_null(own);
	assert_int_equal(library_entry(place->lib, 0)->n_papers, 2);
	kept = library_post(place->lib, 0);
	assert_ptr_not_equal(kept, own);
	post_free(own);
	assert_string_equal(kept->papers[1].title, "B");
}

static void
a_bad_file_is_a_row_that_says_why(void **state)
{
	struct place *place = *state;
	struct library_totals totals;
	const struct entry *e;
	size_t id;

	put(place, "2025-01-01.md", DIGEST);
	put(place, "2025-01-02.md", DIGEST);
	link_to(place, "nowhere", "2025-01-03.md");
	add_all(place);
	assert_int_equal(library_count(place->lib), 3);
	assert_int_equal(remove(in(place, "2025-01-02.md")), 0);
	for (id = 0; id < 3; id++)
		library_post(place->lib, id);
	e = library_entry(place->lib, id_of(place, "2025-01-03.md"));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_int_equal(e->error->status, ERR_IO);
	e = library_entry(place->lib, id_of(place, "2025-01-02.md"));
	assert_int_equal(e->state, ENTRY_BAD);
	assert_null(library_post(place->lib, id_of(place, "2025-01-02.md")));
	assert_null(library_read(place->lib, id_of(place, "2025-01-02.md")));
	totals = library_totals(place->lib);
	assert_int_equal(totals.known, 3);
	assert_int_equal(totals.papers, 2);
}

static void
a_file_that_goes_away_later_no_longer_counts(void **state)
{
	struct place *place = *state;

	put(place, "2025-01-01.md", DIGEST);
	add_all(place);
	post_free(library_read(place->lib, 0));
	assert_int_equal(library_totals(place->lib).papers, 2);
	assert_int_equal(remove(in(place, "2025-01-01.md")), 0);
	assert_null(library_read(place->lib, 0));
	assert_int_equal(library_totals(place->lib).papers, 0);
	assert_int_equal(library_totals(place->lib).known, 1);
}

static void
too_large_a_file_is_a_row_that_says_so(void **state)
{
	struct place *place = *state;
	const struct entry *e;

	put(place, "2025-01-01.md", DIGEST);
	/* A hole: large to read, nothing on the disk. */
	assert_int_equal(
	    truncate(in(place, "2025-01-01.md"), 80 * 1024 * 1024), 0);
	add_all(place);
	assert_null(library_post(place->lib, 0));
	e = library_entry(place->lib, 0);
	assert_int_equal(e->state, ENTRY_BAD);
	assert_int_equal(e->error->status, ERR_LIMIT);
}

static void
names_are_clean_and_paths_as_they_are(void **state)
{
	static const char odd[] = "a\033[31m\n\u1112\u1161\u11AB.md";
	struct place *place = *state;
	const struct entry *e;

	put(place, odd, DIGEST);
	add_all(place);
	e = library_entry(place->lib, 0);
	assert_string_equal(e->name, "a␛[31m 한.md");
	assert_string_equal(e->path, in(place, odd));
	assert_non_null(library_post(place->lib, 0));
}

/* Runs library_add("-") with the file `name` as standard input. */
static enum status
add_from(struct place *place, const char *name)
{
	int saved = dup(STDIN_FILENO);
	int fd = open(in(place, name), O_RDONLY);
	enum status status;

	assert_true(fd >= 0);
	assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	close(fd);
	status = library_add(place->lib, "-", NULL);
	if (saved >= 0) {
		dup2(saved, STDIN_FILENO);
		close(saved);
	} else {
		close(STDIN_FILENO);
	}
	return status;
}

static void
standard_input_is_an_entry(void **state)
{
	struct place *place = *state;
	const struct entry *e;
	const struct post *post;

	put(place, "in", "---\ntitle: T\ndate: 2025-01-01\n---\n" DIGEST);
	put(place, "2024-01-01.md", DIGEST);
	assert_int_equal(add_from(place, "in"), OK);
	assert_int_equal(add_from(place, "2024-01-01.md"), OK);
	library_sort(place->lib);
	assert_int_equal(library_count(place->lib), 1);
	e = library_entry(place->lib, 0);
	assert_string_equal(e->name, "standard input");
	post = library_post(place->lib, 0);
	assert_non_null(post);
	assert_string_equal(post->title, "T");
	assert_int_equal(post->n_papers, 2);
	add_all(place);
	assert_rows(place, "2025-01-01 -\n2024-01-01 2024-01-01.md\n");
	/* Dropped and asked for again, it is there still. */
	post_free(library_read(place->lib, 0));
	assert_int_equal(library_entry(place->lib, 0)->n_papers, 2);
}

static void
standard_input_that_cannot_be_read_is_a_row(void **state)
{
	struct place *place = *state;

	put(place, "folder/x", "x");
	assert_int_equal(add_from(place, "folder"), OK);
	assert_int_equal(library_count(place->lib), 1);
	assert_int_equal(library_entry(place->lib, 0)->state, ENTRY_BAD);
	assert_null(library_post(place->lib, 0));
}

static void
an_empty_library_is_one(void **state)
{
	struct place *place = *state;

	add_all(place);
	assert_int_equal(library_count(place->lib), 0);
	assert_int_equal(library_totals(place->lib).posts, 0);
	library_free(NULL);
}

static void
a_pipe_is_read_but_once(void **state)
{
	static const char digest[] =
	    "# [A](https://arxiv.org/abs/2601.00001)\n";
	struct place *place = *state;
	const char *path = in(place, "pipe");
	pid_t writer;
	int status;

	assert_int_equal(mkfifo(path, 0600), 0);
	writer = fork();
	assert_true(writer >= 0);
	if (writer == 0) {
		int fd = open(path, O_WRONLY);
		ssize_t n = write(fd, digest, sizeof(digest) - 1);
		_exit(n == sizeof(digest) - 1 ? 0 : 1);
	}
	assert_int_equal(library_add(place->lib, path, NULL), OK);
	assert_int_equal(waitpid(writer, &status, 0), writer);
	assert_int_equal(status, 0);
	for (int i = 0; i < 2; i++) {
		struct post *post = library_read(place->lib, 0);

		assert_non_null(post);
		assert_int_equal(post->n_papers, 1);
		post_free(post);
	}
}

#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    TEST(a_pipe_is_read_but_once),
	    cmocka_unit_test(markdown_is_known_by_its_name),
	    TEST(a_folder_gives_its_digests_and_nothing_else),
	    TEST(a_folder_that_is_named_is_never_left_out),
	    TEST(links_are_followed_but_not_in_circles),
	    TEST(a_web_of_links_ends),
	    TEST(what_is_no_file_is_not_waited_for),
	    TEST(too_deep_a_folder_is_said_to_be),
	    TEST(a_folder_that_cannot_be_read_is_a_row),
	    TEST(what_does_not_exist_is_an_error),
	    TEST(a_file_named_twice_is_one_entry),
	    TEST(thousands_of_files_are_kept_apart),
	    TEST(dates_come_from_names_and_folders),
	    TEST(posts_of_a_day_are_in_order_of_name_the_undated_last),
	    TEST(front_matter_has_the_last_word_on_the_date),
	    TEST(the_files_time_is_the_last_resort),
	    TEST(what_is_learned_of_a_post_stays),
	    TEST(the_posts_last_asked_for_are_kept),
	    TEST(a_post_that_was_read_is_the_callers),
	    TEST(a_bad_file_is_a_row_that_says_why),
	    TEST(a_file_that_goes_away_later_no_longer_counts),
	    TEST(too_large_a_file_is_a_row_that_says_so),
	    TEST(names_are_clean_and_paths_as_they_are),
	    TEST(standard_input_is_an_entry),
	    TEST(standard_input_that_cannot_be_read_is_a_row),
	    TEST(an_empty_library_is_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
