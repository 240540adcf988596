// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Screens: keys in, screen out. Each file in tests/screens/ is a script:
 *
 *     # What it shows, for people.
 *     size 80x24
 *     keys j<Enter>
 *     |the screen's rows, trailing blanks cut
 *     cursor 2,0
 *
 * "keys" may come again, each time with what must be on the screen then. After
 * a line "styles", what is not in the normal style stands in {style:...}; after
 * a line "marks", before the size, there is a journal; after "locale ko" the
 * program speaks Korean, where it can. The library is the sample digests. `make
 * renew-screens` writes what the program shows now into the files: to be read,
 * not just committed.
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
#include <dirent.h>

#include "base/file.h"
#include "base/mem.h"
#include "files.h"
#include "stage.h"
#include "tongue.h"
#include "unicode.h"

enum { FILES_MAX = 64 };

static void
add_screen(struct stage *s, bool styles, struct strbuf *out)
{
	struct strbuf screen = STRBUF_INIT;
	int row, col;

	term_memory_text(s->term, &screen, styles);
	for (char *p = screen.str; *p;) {
		char *lf = strchr(p, '\n');

		*lf = '\0';
		strbuf_printf(out, "|%s\n", p);
		p = lf + 1;
	}
	term_memory_cursor(s->term, &row, &col);
	strbuf_printf(out, "cursor %d,%d\n", row, col);
	strbuf_release(&screen);
}

/* Whether the line asks for a language that the program cannot speak here. */
static bool
is_unheard(const char *line)
{
	const char *folder = getenv("NONMUN_LOCALEDIR");

	return strncmp(line, "locale ", 7) == 0 &&
	    !tongue_speak(folder ? folder : "po", line + 7);
}

/* Plays a script; appends it to `out` with the screens as they are. False
 * where it cannot be played here. */
static bool
play(const char *script, struct strbuf *out)
{
	struct stage stage;
	bool open = false, styles = false, marks = false, unheard = false;
	int rows, cols;
	struct files files;

	files_open(&files);
	while (*script && !unheard) {
		size_t len = strcspn(script, "\n");
		char *line = mem_strndup(script, len);

		script += len + (script[len] == '\n');
		if (line[0] != '|' && strncmp(line, "cursor ", 7) != 0)
			strbuf_printf(out, "%s\n", line);
		unheard = is_unheard(line);
		if (sscanf(line, "size %dx%d", &cols, &rows) == 2) {
			assert_false(open);
			if (marks)
				stage_open_marked(
				    &stage, rows, cols, NULL, files.root.str);
			else
				stage_open(&stage, rows, cols, NULL);
			open = true;
		} else if (strcmp(line, "marks") == 0) {
			marks = true;
		} else if (strcmp(line, "styles") == 0) {
			styles = true;
		} else if (strncmp(line, "keys", 4) == 0) {
			assert_true(open);
			stage_type(&stage, line + 4 + (line[4] == ' '));
			add_screen(&stage, styles, out);
		}
		free(line);
	}
	if (open)
		stage_close(&stage);
	files_close(&files);
	tongue_rest();
	return !unheard;
}

static const char *
tests_dir(void)
{
	const char *dir = getenv("srcdir");

	return dir ? dir : ".";
}

static char *
script_path(const char *name)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/tests/screens/%s", tests_dir(), name);
	return strbuf_detach(&path);
}

/* Points at the first line that differs, and shows both screens from there. */
static void
compare(const char *name, const char *expected, const char *actual)
{
	const char *a = expected, *b = actual;
	unsigned line = 1;

	if (strcmp(expected, actual) == 0)
		return;
	for (const char *p = a, *q = b; *p && *p == *q; p++, q++)
		if (*p == '\n') {
			a = p + 1;
			b = q + 1;
			line++;
		}
	fail_msg("%s:%u: the screen is not as expected\nexpected: %.*s\n"
		 "but is:   %.*s\nthe whole:\n%s",
	    name, line, (int)strcspn(a, "\n"), a, (int)strcspn(b, "\n"), b,
	    actual);
}

static void
test_script(void **state)
{
	char *path = script_path(*state);
	struct strbuf script = STRBUF_INIT;
	struct strbuf played = STRBUF_INIT;
	struct error err;
	bool played_it;

	assert_int_equal(file_read(path, &script, &err), OK);
	played_it = play(script.str, &played);
	if (!played_it) {
		print_message("# %s: no such locale here\n", path);
	} else if (getenv("NONMUN_RENEW_SCREENS")) {
		FILE *f = fopen(path, "w");
		assert_non_null(f);
		fputs(played.str, f);
		fclose(f);
	} else {
		compare(*state, script.str, played.str);
	}
	strbuf_release(&script);
	strbuf_release(&played);
	free(path);
	if (!played_it)
		skip();
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t
find_scripts(char *names[FILES_MAX])
{
	char *path = script_path("");
	DIR *dir = opendir(path);
	struct dirent *d;
	size_t n = 0;

	while (dir && (d = readdir(dir)) && n < FILES_MAX)
		if (strstr(d->d_name, ".screen"))
			names[n++] = mem_strdup(d->d_name);
	if (dir)
		closedir(dir);
	free(path);
	qsort(names, n, sizeof(*names), by_name);
	return n;
}

int
main(void)
{
	struct CMUnitTest tests[FILES_MAX];
	char *names[FILES_MAX];
	size_t n = find_scripts(names);
	int failed;

	if (!unicode_is_there())
		return 0;
	for (size_t i = 0; i < n; i++)
		tests[i] = (struct CMUnitTest){
		    names[i], test_script, NULL, NULL, names[i]};
	failed =
	    n ? _cmocka_run_group_tests("screens", tests, n, NULL, NULL) : 1;
	for (size_t i = 0; i < n; i++)
		free(names[i]);
	return failed;
}
