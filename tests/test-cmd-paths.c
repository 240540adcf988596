// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What may stand in a library, or be given as one, and is no digest: pipes,
 * devices, sockets, links in circles, names that no text is made of. Nothing of
 * it is waited for, nothing harms what stands beside it, and what is said of it
 * is clean. And what may stand in a digest as a URL: only pages of the web
 * reach a browser or an export.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>
#include <cmocka.h>

#include "hostile/judge.h"
#include "hostile/run.h"
#include "hostile/table.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

static const char digest[] =
    "# 1. [Good One](https://arxiv.org/abs/2601.00001)\n\n"
    "## Method\n\ntext\n";

static void
put(const struct run *run, const char *name, const char *text, mode_t mode)
{
	struct strbuf path = STRBUF_INIT, bytes = STRBUF_INIT;

	strbuf_printf(&path, "%s/%s", run->folder.str, name);
	strbuf_adds(&bytes, text);
	hostile_write(path.str, &bytes);
	assert_int_equal(chmod(path.str, mode), 0);
	strbuf_release(&path);
	strbuf_release(&bytes);
}

/* ---- Paths ----------------------------------------------------------------
 */

/* 255 bytes with its ending, as many as file systems let a name have. */
#define TEN "0123456789"
#define HUNDRED TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN

static void
make_file(const char *path)
{
	struct strbuf text = STRBUF_INIT;

	strbuf_adds(&text, digest);
	hostile_write(path, &text);
	strbuf_release(&text);
}

static void
make_unreadable(const char *path)
{
	make_file(path);
	assert_int_equal(chmod(path, 0), 0);
}

static void
make_pipe(const char *path)
{
	assert_int_equal(mkfifo(path, 0666), 0);
}

static void
make_socket(const char *path)
{
	struct sockaddr_un addr = {.sun_family = AF_UNIX};
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	/* Where the folder's name is too long for one, there is none. */
	if (strlen(path) < sizeof(addr.sun_path)) {
		memcpy(addr.sun_path, path, strlen(path) + 1);
		assert_int_equal(
		    bind(fd, (struct sockaddr *)&addr, sizeof(addr)), 0);
	}
	close(fd);
}

static void
make_folder(const char *path)
{
	struct strbuf inside = STRBUF_INIT;

	strbuf_printf(&inside, "%s/2025-12-31-inside.md", path);
	make_file(inside.str);
	strbuf_release(&inside);
}

static void
link_to(const char *target, const char *path)
{
	assert_int_equal(symlink(target, path), 0);
}

static void
link_to_zero(const char *path)
{
	link_to("/dev/zero", path);
}

static void
link_to_terminal(const char *path)
{
	link_to("/dev/tty", path);
}

static void
link_to_itself(const char *path)
{
	link_to(strrchr(path, '/') + 1, path);
}

static void
link_to_parent(const char *path)
{
	link_to("..", path);
}

static void
link_to_here(const char *path)
{
	link_to(".", path);
}

static void
link_to_nothing(const char *path)
{
	link_to("/does/not/exist", path);
}

static void
link_to_root_only(const char *path)
{
	link_to("/proc/self/mem", path);
}

static const struct odd {
	const char *name;
	void (*make)(const char *path);
} odds[] = {
    {"pipe.md", make_pipe},
    {"2026-01-02-pipe.md", make_pipe},
    {"socket.md", make_socket},
    {"unreadable.md", make_unreadable},
    {"folder.md", make_folder},
    {"2026-01-03-folder.md", make_folder},
    {"zero.md", link_to_zero},
    {"terminal.md", link_to_terminal},
    {"itself.md", link_to_itself},
    {"up", link_to_parent},
    {"here", link_to_here},
    {"up.md", link_to_parent},
    {"nothing.md", link_to_nothing},
    {"memory.md", link_to_root_only},
    {"-.md", make_file},
    {"--help.md", make_file},
    {"-L.md", make_file},
    {" .md", make_file},
    {"a\nb.md", make_file},
    {"\033]0;owned\007.md", make_file},
    {"\377\376.md", make_file},
    {"%s%n.md", make_file},
    {"$(touch owned).md", make_file},
    {HUNDRED HUNDRED TEN TEN TEN TEN TEN "ab.md", make_file},
    {"deep/er/../er/and/deeper/x.md", make_file},
};

static const char *const commands[][4] = {
    {"list", NULL},
    {"list", "--format=json", NULL},
    {"show", "2026-01-01", NULL},
    {"search", "text", NULL},
    {"export", NULL},
    {"check", NULL},
    {"doctor", NULL},
    {"complete", "--", "show", ""},
};

static void
judge_run(const struct run *run, const char *where)
{
	if (run->status < 0 || run->status > 2)
		fail_msg(
		    "%s: ended with %d: %s", where, run->status, run->err.str);
	judge_assert(
	    where, run->out.str, run->out.len, JUDGE_FEEDS | JUDGE_TABS);
	judge_assert(where, run->err.str, run->err.len, JUDGE_FEEDS);
}

static void
make_all(const struct run *run)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/lib/2026-01-01-good.md", run->folder.str);
	make_file(path.str);
	for (size_t i = 0; i < LENGTH(odds); i++) {
		strbuf_reset(&path);
		strbuf_printf(
		    &path, "%s/lib/%s", run->folder.str, odds[i].name);
		odds[i].make(path.str);
	}
	strbuf_release(&path);
}

static void
assert_nothing_owned(const struct run *run)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/owned", run->folder.str);
	assert_int_not_equal(access(path.str, F_OK), 0);
	strbuf_release(&path);
}

static void
what_is_no_digest_harms_none(void **state)
{
	struct run run;

	(void)state;
	run_open(&run);
	make_all(&run);
	for (size_t i = 0; i < LENGTH(commands); i++) {
		const char *args[5] = {NULL};

		memcpy(args, commands[i], sizeof(commands[i]));
		run_program(&run, args, NULL);
		judge_run(&run, args[0]);
		if (i < 5 && !strstr(run.out.str, i == 2 ? "Method" : "Good"))
			fail_msg("%s: what is good is lost: %s", args[0],
			    run.err.str);
	}
	assert_nothing_owned(&run);
	run_close(&run);
}

/* A pipe that is named is waited for, as by every program: not here. */
static void
what_is_no_digest_is_no_library(void **state)
{
	static const char *const others[] = {"/dev/zero", "/dev/full",
	    "/dev/null", "/proc/self/mem", "", "lib/../lib/./here/here",
	    "lib/good.md/", "lib/2026-01-01-good.md/x", "lib\nlib"};
	struct run run;

	(void)state;
	run_open(&run);
	make_all(&run);
	for (size_t i = 0; i < LENGTH(odds) + LENGTH(others); i++) {
		struct strbuf path = STRBUF_INIT;
		const char *args[] = {"list", "-L", NULL, NULL};

		if (i < LENGTH(odds) && odds[i].make == make_pipe)
			continue;
		if (i < LENGTH(odds))
			strbuf_printf(&path, "lib/%s", odds[i].name);
		else
			strbuf_adds(&path, others[i - LENGTH(odds)]);
		args[2] = path.str;
		run_program(&run, args, NULL);
		judge_run(&run, path.str);
		args[0] = "check";
		run_program(&run, args, NULL);
		judge_run(&run, path.str);
		strbuf_release(&path);
	}
	assert_nothing_owned(&run);
	run_close(&run);
}

/* Nor is what stands where the configuration is looked for. */
static void
what_is_no_configuration_is_told(void **state)
{
	static const struct {
		const char *link; /* NULL: a pipe */
		const char *told;
	} rows[] = {
	    {NULL, "config.yaml: cannot read: not a regular file\n"},
	    {"..", "config.yaml: cannot read: "},
	    {"/dev/zero", "config.yaml: larger than 1 MiB\n"},
	    {"/dev/null", ""},
	};
	static const char *const args[] = {"list", NULL};
	struct run run;

	(void)state;
	run_open(&run);
	put(&run, "lib/2026-01-01-good.md", digest, 0644);
	put(&run, "config/nonmun/config.yaml", "", 0644);
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct strbuf path = STRBUF_INIT;

		strbuf_printf(
		    &path, "%s/config/nonmun/config.yaml", run.folder.str);
		assert_int_equal(unlink(path.str), 0);
		if (rows[i].link)
			link_to(rows[i].link, path.str);
		else
			make_pipe(path.str);
		run_program(&run, args, NULL);
		judge_run(&run, path.str);
		assert_non_null(strstr(run.out.str, "Good"));
		assert_non_null(strstr(run.err.str, rows[i].told));
		assert_int_equal(run.err.len != 0, *rows[i].told != '\0');
		strbuf_release(&path);
	}
	run_close(&run);
}

/* ---- URLs -----------------------------------------------------------------
 */

static const struct address {
	const char *url;
	bool good;
} addresses[] = {
    {"https://a.example/", true},
    {"http://a.example/", true},
    {"HTTPS://A.EXAMPLE/x", true},
    {"https://a.example/?q=%27%3B&x=1#y", true},
    {"https://논문.example/", true},
    {"javascript:alert(1)", false},
    {"JavaScript:alert(1)", false},
    {"javascript://a.example/%0Aalert(1)", false},
    {"data:text/html,x", false},
    {"file:///etc/passwd", false},
    {"ftp://a.example/", false},
    {"mailto:a@a.example", false},
    {"ssh://-oProxyCommand=x/", false},
    {"vbscript:x", false},
    {"view-source:https://a.example/", false},
    {"//a.example/", false},
    {"/etc/passwd", false},
    {"../../etc/passwd", false},
    {"-oProxy=x", false},
    {"https:a.example", false},
    {"https:/a.example", false},
    {"https:///a.example", false},
    {"https://", false},
    {"https://user@a.example/", false},
    {"https://arxiv.org:x@a.example/abs/2601.00001", false},
    {"https://a.example\\@b.example/", false},
    {"https://a.example/&#10;b", false},
    {"https://a.example/&#27;]0;x&#7;", false},
    {"https://a.example/&#x202E;x", false},
    {"https://a&#x200B;.example/", false},
    {"https://a&#xE0041;.example/", false},
    {"https://a.example/&#xFE0F;", false},
    {"https://a.example/$(touch owned)", false},
    {"https://a.example/`touch owned`", false},
    {" https://a.example/\" -x \"", false},
};

static const char script[] =
    "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$@\" >called\n";

/* Whether the browser was called; with one argument, if it was. */
static bool
was_called(const struct run *run)
{
	struct strbuf path = STRBUF_INIT;
	char count[4] = "";
	bool called;
	FILE *f;

	strbuf_printf(&path, "%s/called", run->folder.str);
	f = fopen(path.str, "r");
	called = f != NULL;
	if (f) {
		assert_non_null(fgets(count, sizeof(count), f));
		assert_string_equal(count, "1\n");
		fclose(f);
		unlink(path.str);
	}
	strbuf_release(&path);
	return called;
}

/* Whether an export has the URL where its format has one. */
static bool
is_exported(const struct strbuf *out, const char *url)
{
	static const char *const places[][2] = {{"UR  - ", "\r\n"},
	    {"url = {", "}"}, {"](", ")"}, {"](<", ">)"}, {"\"url\":\"", "\""}};
	bool found = false;

	for (size_t i = 0; i < LENGTH(places); i++) {
		struct strbuf text = STRBUF_INIT;

		strbuf_printf(&text, "%s%s%s", places[i][0], url, places[i][1]);
		found = found || strstr(out->str, text.str);
		strbuf_release(&text);
	}
	return found;
}

static void
try_address(struct run *run, const struct address *a)
{
	static const char *const open[] = {"open", "2026-01-01/1", NULL};
	static const char *const print[] = {
	    "open", "--print", "2026-01-01/1", NULL};
	static const char *const formats[] = {"--format=bibtex", "--format=ris",
	    "--format=markdown", "--format=json"};
	struct strbuf text = STRBUF_INIT, browser = STRBUF_INIT;
	const char *env[2] = {NULL};

	strbuf_printf(&text,
	    "# 1. [T](<%s>)\n\n## Method\n\nx\n\n"
	    "# 2. [U](https://b.example/)\n\nx\n",
	    a->url);
	put(run, "lib/2026-01-01-x.md", text.str, 0644);
	strbuf_printf(&browser, "BROWSER=%s/browser", run->folder.str);
	env[0] = browser.str;
	run_program(run, open, env);
	judge_run(run, a->url);
	if (was_called(run) != a->good)
		fail_msg("%s: %s", a->url, a->good ? run->err.str : "opened");
	run_program(run, print, env);
	judge_run(run, a->url);
	assert_int_equal(run->status == 0, a->good);
	for (size_t i = 0; i < LENGTH(formats); i++) {
		const char *const export[] = {"export", formats[i], NULL};

		run_program(run, export, env);
		judge_assert(a->url, run->out.str, run->out.len,
		    JUDGE_FEEDS | JUDGE_RETURNS);
		if (!a->good && is_exported(&run->out, a->url))
			fail_msg("%s: exported: %s", a->url, run->out.str);
	}
	assert_nothing_owned(run);
	strbuf_release(&text);
	strbuf_release(&browser);
}

static void
only_pages_of_the_web_are_opened(void **state)
{
	struct run run;

	(void)state;
	run_open(&run);
	put(&run, "browser", script, 0755);
	for (size_t i = 0; i < LENGTH(addresses); i++)
		try_address(&run, &addresses[i]);
	printf("# %zu URLs\n", LENGTH(addresses));
	run_close(&run);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(what_is_no_digest_harms_none),
	    cmocka_unit_test(what_is_no_digest_is_no_library),
	    cmocka_unit_test(what_is_no_configuration_is_told),
	    cmocka_unit_test(only_pages_of_the_web_are_opened),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
