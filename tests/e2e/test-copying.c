// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Copying as a terminal sees it: exactly one sequence, the right text in it and
 * nothing of that text outside; through tmux and GNU screen, too; and what is
 * shown where it cannot be done.
 */
#include <config.h>

#include <errno.h>
#include <poll.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/process.h"
#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "strings.h"

#define ENTER "\r"
#define URL "https://arxiv.org/abs/2509.00001"
#define OSC_52 "\033]52;"

enum { ATTEMPTS = 3000, PAUSE_MS = 20 };

/* Reads the one copy that is in the bytes; fails where there is none, another
 * one, or one that is not whole. */
static void
read_copy(const struct strbuf *bytes, struct strbuf *out)
{
	const char *at = strstr(bytes->str, OSC_52);
	const char *end;

	assert_non_null(at);
	assert_null(strstr(at + 1, OSC_52));
	at += strlen(OSC_52);
	at += *at == 'c';
	assert_int_equal(*at, ';');
	end = strings_decode(at + 1, out);
	assert_int_equal((end - at - 1) % 4, 0);
	assert_true(*end == '\a' || strncmp(end, "\033\\", 2) == 0);
}

/* Waits until the terminal has got a copy, and appends it. */
static void
wait_for_copy(struct stage *s, struct strbuf *out)
{
	for (int i = 0; i < ATTEMPTS; i++) {
		const char *at = strstr(s->record.str, OSC_52);

		if (at && strpbrk(at + 1, "\a\033"))
			break;
		stage_listen(s, PAUSE_MS);
	}
	stage_settle(s);
	read_copy(&s->record, out);
}

static void
assert_copied(struct stage *s, const char *text)
{
	struct strbuf copy = STRBUF_INIT;

	wait_for_copy(s, &copy);
	assert_string_equal(copy.str, text);
	strbuf_release(&copy);
}

/* What an entry for BibTeX must have, whatever its form. */
static void
assert_bibtex_copied(struct stage *s)
{
	struct strbuf copy = STRBUF_INIT;

	wait_for_copy(s, &copy);
	assert_true(copy.str[0] == '@');
	assert_non_null(strstr(copy.str, "2509.00001"));
	assert_non_null(strstr(copy.str, "{First Paper}"));
	assert_true(copy.len > 180);
	assert_string_equal(copy.str + copy.len - 2, "}\n");
	strbuf_release(&copy);
}

static struct stage *
play(struct scene *scene, const char *term)
{
	struct stage *s;

	digests_small(scene);
	scene_env(scene, "TERM=%s", term);
	scene_env(scene, "TMUX");
	scene_env(scene, "STY");
	scene_env(scene, "TERM_PROGRAM");
	scene_env(scene, "VTE_VERSION");
	s = scene_play(scene, 24, 80);
	stage_type(s, ENTER);
	stage_see(s, "2 Second Paper");
	stage_settle(s);
	return s;
}

static void
url_is_one_sequence(void **state)
{
	struct stage *s = play(*state, "xterm-256color");
	size_t before = s->record.len;
	struct strbuf sent = STRBUF_INIT;

	assert_null(strstr(s->record.str, OSC_52));
	stage_type(s, "y");
	stage_see_row(s, 23, "copied " URL);
	assert_copied(s, URL);
	/* It is there whole, before anything that is drawn. */
	strbuf_adds(
	    &sent, "\033]52;c;aHR0cHM6Ly9hcnhpdi5vcmcvYWJzLzI1MDkuMDAwMDE=\a");
	assert_memory_equal(s->record.str + before, sent.str, sent.len);
	strbuf_release(&sent);
}

static void
entry_is_one_sequence(void **state)
{
	struct stage *s = play(*state, "xterm-256color");

	stage_type(s, "Y");
	stage_see_row(s, 23, "copied the BibTeX entry ");
	assert_bibtex_copied(s);
}

static void
where_nothing_can_be_copied_the_text_is_shown(void **state)
{
	struct stage *s = play(*state, "vt100");

	stage_type(s, "y");
	stage_see_row(s, 23, "this terminal cannot copy  " URL);
	stage_type(s, "Y");
	stage_see_row(s, 23, "this terminal cannot copy (any key)");
	stage_see_row(s, 1, "@");
	stage_see(s, "{First Paper}");
	stage_type(s, "j");
	stage_see(s, "2 Second Paper");
	stage_settle(s);
	assert_null(strstr(s->record.str, OSC_52));
}

/* ---- Within other programs ---------------------------------------------- */

/* The path of a program, appended; false when there is none. */
static bool
find_program(const char *name, struct strbuf *out)
{
	const char *path = getenv("PATH");

	while (path && *path) {
		size_t len = strcspn(path, ":");

		strbuf_reset(out);
		strbuf_add(out, path, len);
		strbuf_printf(out, "/%s", name);
		if (access(out->str, X_OK) == 0)
			return true;
		path += len + (path[len] == ':');
	}
	print_message("%s is not installed\n", name);
	return false;
}

/* Runs a program that shows the reader in a window of its own. */
static struct stage *
play_within(struct scene *scene, const char *program, const char *const *args)
{
	struct play play = {
	    .program = program,
	    .args = args,
	    .env = (const char *const *)scene->env,
	    .input = -1,
	    .output = -1,
	};
	struct stage *s = &scene->stage;

	stage_open(s, &play, 24, 80);
	stage_see(s, "2025-09-11");
	stage_type(s, ENTER);
	stage_see(s, "2 Second Paper");
	stage_settle(s);
	return s;
}

/* `bin/read`: the reader on the scene's digests. */
static void
write_reader(struct scene *scene)
{
	struct strbuf body = STRBUF_INIT;

	digests_small(scene);
	strbuf_printf(&body, "exec '%s' \"$D\"", getenv("NONMUN_PROGRAM"));
	scene_script(scene, "read", body.str);
	strbuf_release(&body);
	scene_env(scene, "TMUX");
	scene_env(scene, "STY");
}

/* Runs a command and appends what it writes. */
static void
run(const char *const argv[], struct strbuf *out)
{
	struct error err;
	char bytes[512];
	struct process_piped child;

	if (process_open((struct rights){false}, argv, NULL, &child, &err) !=
	    OK)
		fail_msg("%s: %s", argv[0], err.msg);
	for (;;) {
		struct pollfd on = {.fd = child.fd, .events = POLLIN};
		ssize_t n;

		poll(&on, 1, -1);
		n = read(child.fd, bytes, sizeof(bytes));
		if (n == 0 || (n < 0 && errno != EAGAIN && errno != EINTR))
			break;
		if (n > 0)
			strbuf_add(out, bytes, (size_t)n);
	}
	close(child.fd);
	process_stop(child.pid);
}

struct tmux {
	struct strbuf program, socket, settings, reader;
};

static void
tmux_release(struct tmux *t)
{
	strbuf_release(&t->program);
	strbuf_release(&t->socket);
	strbuf_release(&t->settings);
	strbuf_release(&t->reader);
}

/* A server of its own, which ends with the terminal. NULL without tmux. */
static struct stage *
play_in_tmux(struct scene *scene, struct tmux *t, const char *clipboard)
{
	struct strbuf settings = STRBUF_INIT;
	const char *args[8] = {"-S"};

	if (!find_program("tmux", &t->program))
		return NULL;
	write_reader(scene);
	strbuf_printf(&settings,
	    "set -s set-clipboard %s\nset -s exit-unattached on\n"
	    "set -g destroy-unattached on\nset -g status off\n",
	    clipboard);
	scene_write(scene, "tmux.conf", settings.str);
	strbuf_release(&settings);
	strbuf_printf(&t->socket, "%s/tmux", scene->dir);
	strbuf_printf(&t->settings, "%s/tmux.conf", scene->dir);
	strbuf_printf(&t->reader, "%s/bin/read", scene->dir);
	args[1] = t->socket.str;
	args[2] = "-f";
	args[3] = t->settings.str;
	args[4] = "new-session";
	args[5] = t->reader.str;
	return play_within(scene, t->program.str, args);
}

static void
copies_are_in_the_buffer_of_tmux(void **state)
{
	struct tmux t = {STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT};
	struct stage *s = play_in_tmux(*state, &t, "on");
	const char *ask[] = {
	    t.program.str, "-S", t.socket.str, "show-buffer", NULL};
	struct strbuf buffer = STRBUF_INIT;

	if (!s) {
		tmux_release(&t);
		skip();
	}
	stage_type(s, "y");
	stage_see(s, "copied " URL);
	for (int i = 0; i < ATTEMPTS; i++) {
		strbuf_reset(&buffer);
		run(ask, &buffer);
		if (strcmp(buffer.str, URL) == 0)
			break;
		stage_listen(s, PAUSE_MS);
	}
	assert_string_equal(buffer.str, URL);
	/* And the terminal that tmux is in has it. */
	assert_copied(s, URL);
	strbuf_release(&buffer);
	tmux_release(&t);
}

static void
what_tmux_would_drop_is_shown(void **state)
{
	struct tmux t = {STRBUF_INIT, STRBUF_INIT, STRBUF_INIT, STRBUF_INIT};
	struct stage *s = play_in_tmux(*state, &t, "external");

	if (!s) {
		tmux_release(&t);
		skip();
	}
	stage_type(s, "Y");
	stage_see(s, "set-clipboard on");
	stage_see(s, "{First Paper}");
	stage_settle(s);
	assert_null(strstr(s->record.str, OSC_52));
	tmux_release(&t);
}

static void
copies_go_past_screen(void **state)
{
	struct scene *scene = *state;
	struct strbuf program = STRBUF_INIT;
	struct strbuf settings = STRBUF_INIT;
	struct strbuf reader = STRBUF_INIT;
	const char *args[8] = {"-U", "-c"};
	struct stage *s;

	if (!find_program("screen", &program)) {
		strbuf_release(&program);
		skip();
	}
	write_reader(scene);
	scene_write(scene, "screenrc",
	    "startup_message off\nautodetach off\nterm screen\n"
	    "vbell off\nmsgwait 0\n");
	strbuf_printf(&settings, "%s/screenrc", scene->dir);
	strbuf_printf(&reader, "%s/bin/read", scene->dir);
	scene_env(scene, "SCREENDIR=%s/sockets", scene->dir);
	strbuf_truncate(&settings, settings.len - strlen("screenrc"));
	strbuf_adds(&settings, "sockets");
	mkdir(settings.str, 0700);
	strbuf_truncate(&settings, settings.len - strlen("sockets"));
	strbuf_adds(&settings, "screenrc");
	args[2] = settings.str;
	args[3] = reader.str;
	s = play_within(scene, program.str, args);
	/* Longer than what screen takes at once. */
	stage_type(s, "Y");
	stage_see(s, "copied the BibTeX entry ");
	assert_bibtex_copied(s);
	strbuf_release(&program);
	strbuf_release(&settings);
	strbuf_release(&reader);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(url_is_one_sequence),
	    SCENE(entry_is_one_sequence),
	    SCENE(where_nothing_can_be_copied_the_text_is_shown),
	    SCENE(copies_are_in_the_buffer_of_tmux),
	    SCENE(what_tmux_would_drop_is_shown),
	    SCENE(copies_go_past_screen),
	};

	return cmocka_run_group_tests_name("copying", tests, NULL, NULL);
}
