// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Lines that drop or stall, at any moment: the program ends when its terminal
 * is gone or it is told to, also while that is the shell's, leaves no process
 * and no mark behind, and waits for a line that nobody reads without growing or
 * losing a key. NONMUN_TRIALS says how often what is left to chance is tried.
 */
#include <config.h>

#include <poll.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "digests.h"
#include "scene.h"
#include "screen.h"
#include "stars.h"
#include "stream.h"
#include "../trials.h"

#define ENTER "\r"
#define REDRAW "\014"
#define SUSPEND "\032"
#define INTERRUPT "\003"
#define PASTE "\033[200~"
#define PASTED "\033[201~"

enum {
	PAPERS = 20,
	POSTS = 40,
	MOMENT_MS = 60,      /* within which the moment is chosen */
	STALLED_MS = 200,    /* without room for a key: the line is stalled */
	PATIENCE_MS = 60000, /* only a failing test comes to it */
	SILENCE_MS = 1000,   /* nobody pastes, or types, anything */
};

/* ---- What there is to read ---------------------------------------------- */

/* A library in which there is something to be read in the background. */
static void
write_posts(struct scene *scene)
{
	struct strbuf text = STRBUF_INIT;
	char name[32];

	for (int i = 0; i < POSTS; i++) {
		strbuf_reset(&text);
		strbuf_printf(&text, "---\ndate: 2025-%02d-%02d\n---\n\n",
		    i / 28 + 1, i % 28 + 1);
		for (int k = 1; k <= PAPERS; k++)
			strbuf_printf(&text,
			    "# %d. [Paper %d](https://a.org/%d/%d)\n\n"
			    "## Method\n\nA needle, 바늘, in row %d.\n\n",
			    k, k, i, k, k);
		snprintf(name, sizeof(name), "2025-%02d-%02d.md", i / 28 + 1,
		    i % 28 + 1);
		scene_write(scene, name, text.str);
	}
	strbuf_release(&text);
}

/* ---- The end, at any moment --------------------------------------------- */

static const char *const pastimes[] = {
    "",
    ENTER "*j*j*j*j*j*j*j*j*j*j*j*j*j*j*j*j",
    ENTER "*j*j" ENTER "jjjkkk" REDRAW "J*J*J*K",
    REDRAW REDRAW REDRAW REDRAW REDRAW REDRAW REDRAW REDRAW REDRAW REDRAW,
    "Sneedle" ENTER "jjjj*j*j",
    ENTER "*/바늘" ENTER "nnnn",
    "fmethod" ENTER ENTER "*j*",
};
enum { N_PASTIMES = sizeof(pastimes) / sizeof(pastimes[0]) };

static void
hang_up(struct stage *s)
{
	stage_hang_up(s);
}

static void
send_hangup(struct stage *s)
{
	stage_signal(s, SIGHUP);
}

static void
send_term(struct stage *s)
{
	stage_signal(s, SIGTERM);
}

static void
send_kill(struct stage *s)
{
	stage_signal(s, SIGKILL);
}

static void
assert_restored(struct stage *s)
{
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
	assert_true(stream_modes_restored(&s->record));
}

/* Until the program has ended; milliseconds. */
static int64_t
wait_for_end(struct stage *s)
{
	int64_t begun = clock_now_us();

	stage_end(s);
	return (clock_now_us() - begun) / 1000;
}

/* One time; returns how long the end took. */
static int64_t
end_once(struct scene *scene, void (*end)(struct stage *s), unsigned *seed)
{
	const char *keys = pastimes[trials_random(seed, N_PASTIMES)];
	struct stage *s;
	unsigned shown;
	int64_t took;

	stars_forget(scene);
	s = scene_play(scene, 30, 100);
	stage_listen(s, (int)trials_random(seed, MOMENT_MS));
	stage_type(s, keys);
	stage_listen(s, (int)trials_random(seed, MOMENT_MS));
	shown = stars_shown(s);
	end(s);
	took = wait_for_end(s);
	assert_int_equal(kill(-s->hand.program, 0), -1);
	assert_true(stars_kept(scene) >= shown);
	assert_true(stars_has_first(scene));
	return took;
}

static void
end_often(struct scene *scene, void (*end)(struct stage *s), bool restores)
{
	size_t times = trials_wanted(25, 6, 2);
	unsigned seed = 6;
	int64_t slowest = 0;

	write_posts(scene);
	for (size_t i = 0; i < times; i++) {
		int64_t took = end_once(scene, end, &seed);

		slowest = took > slowest ? took : slowest;
		if (restores)
			assert_restored(&scene->stage);
	}
	print_message("# %zu times, the slowest end after %ld ms\n", times,
	    (long)slowest);
}

static void
the_line_drops(void **state)
{
	end_often(*state, hang_up, false);
}

static void
a_hangup_comes(void **state)
{
	end_often(*state, send_hangup, true);
}

static void
it_is_told_to_end(void **state)
{
	end_often(*state, send_term, true);
}

static void
it_is_killed(void **state)
{
	end_often(*state, send_kill, false);
}

/* ---- While a browser runs ----------------------------------------------- */

/* Opens a paper in a text browser that does what `body` says. */
static struct stage *
browse(struct scene *scene, const char *body)
{
	struct strbuf script = STRBUF_INIT;
	struct strbuf note = STRBUF_INIT;
	struct stage *s;

	strbuf_printf(&script,
	    "%s\necho $$ >\"$D/pid.new\"; mv \"$D/pid.new\" \"$D/pid\"\n"
	    "while :; do sleep 1; done\n",
	    body);
	scene_script(scene, "browser", script.str);
	scene_env(scene, "BROWSER=w3m:%s/bin/browser", scene->dir);
	scene_script(scene, "w3m", "exec browser");
	digests_small(scene);
	s = scene_play(scene, 24, 80);
	stage_type(s, ENTER "*");
	stage_see(s, "starred: First Paper");
	stage_type(s, "o");
	scene_read(scene, "pid", &note);
	strbuf_release(&script);
	strbuf_release(&note);
	return s;
}

static pid_t
browser_pid(struct scene *scene)
{
	struct strbuf note = STRBUF_INIT;
	pid_t pid;

	scene_read(scene, "pid", &note);
	pid = (pid_t)strtol(note.str, NULL, 10);
	strbuf_release(&note);
	assert_true(pid > 1);
	return pid;
}

static void
the_line_drops_in_a_browser(void **state)
{
	struct stage *s = browse(*state, "");

	stage_hang_up(s);
	stage_signal(s, SIGHUP);
	stage_end(s);
	assert_int_equal(stars_kept(*state), 1);
	assert_int_equal(kill(browser_pid(*state), 0), -1);
}

/* The browser leaves the terminal as it had made it. */
static void
told_to_end_in_a_browser(void **state)
{
	struct stage *s = browse(*state, "stty raw -echo");

	stage_signal(s, SIGTERM);
	stage_end(s);
	assert_restored(s);
	assert_int_equal(kill(browser_pid(*state), 0), -1);
}

/* A browser that will not end is not waited for. */
static void
told_to_end_in_a_stubborn_browser(void **state)
{
	struct stage *s = browse(*state, "trap '' HUP TERM");

	stage_signal(s, SIGTERM);
	stage_end(s);
	assert_restored(s);
	assert_int_equal(stars_kept(*state), 1);
	assert_int_equal(kill(browser_pid(*state), SIGKILL), 0);
}

/* ---- By its own fault --------------------------------------------------- */

static void
a_crash_gives_the_terminal_back(void **state)
{
	struct stage *s;

	if (trials_count(1, 0, 1) == 0) {
		print_message("sanitizers see to crashes\n");
		skip();
	}
	digests_small(*state);
	s = scene_play(*state, 24, 80);
	stage_type(s, ENTER "*");
	stage_see(s, "starred: First Paper");
	stage_signal(s, SIGSEGV);
	stage_end(s);
	assert_true(WIFSIGNALED(s->status));
	assert_int_equal(WTERMSIG(s->status), SIGSEGV);
	assert_restored(s);
	assert_int_equal(stars_kept(*state), 1);
}

/* ---- Nobody reads ------------------------------------------------------- */

/* Types keys that draw everything, and reads nothing, until there is room for
 * no key more. */
static void
stall(struct stage *s)
{
	struct pollfd room = {.fd = s->far, .events = POLLOUT};

	while (poll(&room, 1, STALLED_MS) > 0)
		if (write(s->far, REDRAW, 1) < 0)
			poll(NULL, 0, 1);
}

static struct stage *
play_rows(struct scene *scene)
{
	struct stage *s;

	digests_rows(scene);
	s = scene_play(scene, 24, 80);
	stage_type(s, ENTER "*" ENTER "]");
	stage_see_row(s, 2, "Introduction");
	stage_settle(s);
	return s;
}

/* Of the program, in KiB; 0 where that cannot be told. */
static long
memory_of(const struct stage *s)
{
	struct strbuf text = STRBUF_INIT;
	struct error err;
	const char *line;
	char path[64];
	long size = 0;

	snprintf(path, sizeof(path), "/proc/%ld/status", (long)s->hand.program);
	if (file_read(path, &text, &err) == OK &&
	    (line = strstr(text.str, "RssAnon:")))
		size = strtol(line + strlen("RssAnon:"), NULL, 10);
	strbuf_release(&text);
	return size;
}

static void
goes_on_when_it_is_read_again(void **state)
{
	struct stage *s = play_rows(*state);
	char *before = screen_panes(s);
	long memory = memory_of(s);
	char *after;

	stall(s);
	assert_true(memory_of(s) <= memory + 512);
	stage_settle(s);
	after = screen_panes(s);
	assert_string_equal(before, after);
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_type(s, "Q");
	stage_end(s);
	assert_restored(s);
	free(before);
	free(after);
}

/* Nobody reads until it has ended. */
static void
end_stalled(struct scene *scene, int sig)
{
	struct stage *s = play_rows(scene);
	struct pollfd news = {.fd = s->hand.socket, .events = POLLIN};

	stall(s);
	stage_signal(s, sig);
	assert_int_equal(poll(&news, 1, PATIENCE_MS), 1);
	stage_end(s);
	assert_true(WIFEXITED(s->status));
	assert_int_equal(stars_kept(scene), 1);
	assert_restored(s);
}

static void
a_stalled_line_is_told_to_end(void **state)
{
	size_t times = trials_wanted(3, 1, 1);

	for (size_t i = 0; i < times; i++) {
		stars_forget(*state);
		end_stalled(*state, SIGTERM);
	}
}

static void
a_stalled_line_is_hung_up(void **state)
{
	size_t times = trials_wanted(3, 1, 1);

	for (size_t i = 0; i < times; i++) {
		stars_forget(*state);
		end_stalled(*state, SIGHUP);
	}
}

/* Reads what is in the line, for there to be room again. */
static void
drain(const struct stage *s)
{
	struct pollfd on = {.fd = s->far, .events = POLLIN};
	char bytes[4096];

	while (poll(&on, 1, STALLED_MS) > 0 &&
	    read(s->far, bytes, sizeof(bytes)) > 0)
		continue;
}

/* A fault of the program's own, while nobody reads what it sends. */
static void
a_stalled_line_does_not_keep_a_fault(void **state)
{
	struct pollfd news = {.events = POLLIN};
	struct stage *s;

	if (trials_count(1, 0, 1) == 0)
		skip(); /* as above */
	s = play_rows(*state);
	news.fd = s->hand.socket;
	stall(s);
	stage_signal(s, SIGSEGV);
	assert_int_equal(poll(&news, 1, PATIENCE_MS), 1);
	drain(s);
	stage_end(s);
	assert_false(WIFEXITED(s->status) && WEXITSTATUS(s->status) == 0);
	assert_int_equal(stars_kept(*state), 1);
}

static void
end_by_fault(struct scene *scene, int sig)
{
	struct stage *s = play_rows(scene);

	stage_signal(s, sig);
	stage_end(s);
	assert_true(WIFSIGNALED(s->status));
	assert_int_equal(WTERMSIG(s->status), sig);
	assert_restored(s);
}

/* Who watches over programs may end one so. */
static void
somebody_aborts_it(void **state)
{
	end_by_fault(*state, SIGABRT);
}

/* Who wants to know what it is doing ends it so. */
static void
somebody_makes_it_dump(void **state)
{
	end_by_fault(*state, SIGQUIT);
}

static void
a_stalled_line_drops(void **state)
{
	struct stage *s = play_rows(*state);

	stall(s);
	stage_hang_up(s);
	stage_end(s);
	assert_int_equal(stars_kept(*state), 1);
}

/* ---- Behind a shell ----------------------------------------------------- */

/* Reading, at a place that is not where one begins. */
static struct stage *
play_at_a_place(struct scene *scene)
{
	struct stage *s = play_rows(scene);

	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_settle(s);
	return s;
}

static struct stage *
play_suspended(struct scene *scene)
{
	struct stage *s = play_at_a_place(scene);

	stage_type(s, SUSPEND);
	stage_stop(s);
	assert_restored(s);
	stage_show_prompt(s);
	return s;
}

/* As `kill` of a shell wakes what it sends a signal to. */
static void
signal_behind(struct stage *s, int sig)
{
	stage_signal(s, sig);
	stage_signal(s, SIGCONT);
}

/* The terminal is another's: nothing of it is touched. */
static void
assert_ends_behind(struct scene *scene, int sig)
{
	struct stage *s = &scene->stage;
	size_t sent = s->record.len;

	signal_behind(s, sig);
	stage_end(s);
	assert_true(WIFEXITED(s->status));
	assert_int_equal(WEXITSTATUS(s->status), 0);
	assert_int_equal(s->record.len, sent);
	assert_true(stage_settings_restored(s));
	assert_int_equal(stars_kept(scene), 1);
}

static void
assert_place_kept(struct scene *scene)
{
	stage_see_row(scene_play(scene, 24, 80), 2, "row 0001");
}

static void
told_to_end_while_suspended(void **state)
{
	play_suspended(*state);
	assert_ends_behind(*state, SIGTERM);
	assert_place_kept(*state);
}

static void
hung_up_while_suspended(void **state)
{
	play_suspended(*state);
	assert_ends_behind(*state, SIGHUP);
	assert_place_kept(*state);
}

/* Woken, it stops for the terminal. */
static struct stage *
play_woken_behind(struct scene *scene)
{
	struct stage *s = play_suspended(scene);
	size_t sent = s->record.len;

	stage_signal(s, SIGCONT);
	stage_stop(s);
	stage_show_prompt(s);
	assert_int_equal(s->record.len, sent);
	return s;
}

static void
told_to_end_while_it_waits_for_the_terminal(void **state)
{
	play_woken_behind(*state);
	assert_ends_behind(*state, SIGTERM);
	assert_place_kept(*state);
}

static void
gets_the_terminal_that_it_waited_for(void **state)
{
	struct termios found;
	struct stage *s = play_at_a_place(*state);

	found = s->before;
	stage_type(s, SUSPEND);
	stage_stop(s);
	stage_show_prompt(s);
	stage_signal(s, SIGCONT);
	stage_stop(s);
	s->before = found;
	stage_continue(s);
	stage_see_row(s, 2, "row 0001");
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0002");
	stage_type(s, "Q");
	stage_end(s);
	assert_restored(s);
}

/* The shell took the terminal as it was, and keeps it so. */
static void
told_to_end_while_stopped_by_force(void **state)
{
	struct stage *s = play_at_a_place(*state);

	stage_signal(s, SIGSTOP);
	stage_stop(s);
	stage_show_prompt(s);
	assert_ends_behind(*state, SIGTERM);
	assert_place_kept(*state);
}

static void
crashes_while_stopped_by_force(void **state)
{
	struct stage *s = play_at_a_place(*state);
	size_t sent;

	stage_signal(s, SIGSTOP);
	stage_stop(s);
	stage_show_prompt(s);
	sent = s->record.len;
	signal_behind(s, SIGQUIT);
	stage_end(s);
	assert_true(WIFSIGNALED(s->status));
	assert_int_equal(s->record.len, sent);
	assert_true(stage_settings_restored(s));
}

/* The browser starts nothing: where a shell has begun to, it cannot be stopped.
 */
static void
told_to_end_while_its_browser_is_suspended(void **state)
{
	struct stage *s = browse(*state,
	    "echo $$ >\"$D/pid.new\"; mv \"$D/pid.new\" \"$D/pid\"\n"
	    "exec sleep 1000");

	stage_type(s, SUSPEND);
	stage_stop(s);
	stage_show_prompt(s);
	assert_ends_behind(*state, SIGTERM);
	assert_int_equal(kill(browser_pid(*state), 0), -1);
}

/* As by "nonmun &". */
static struct stage *
play_behind(struct scene *scene)
{
	const char *const args[] = {scene->dir, NULL};
	struct play play = {.args = args,
	    .env = (const char *const *)scene->env,
	    .input = -1,
	    .output = -1,
	    .behind = true};

	digests_small(scene);
	stage_open(&scene->stage, &play, 24, 80);
	stage_stop(&scene->stage);
	assert_int_equal(scene->stage.record.len, 0);
	return &scene->stage;
}

static void
started_behind_and_told_to_end(void **state)
{
	static const int signals[] = {SIGTERM, SIGHUP};

	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		struct stage *s = play_behind(*state);
		size_t sent;

		stage_show_prompt(s);
		sent = s->record.len;
		signal_behind(s, signals[i]);
		stage_end(s);
		assert_int_equal(s->record.len, sent);
		assert_true(stage_settings_restored(s));
		stage_close(s);
	}
}

/* The settings that it finds are those it is then given the terminal with. */
static void
started_behind_and_brought_forward(void **state)
{
	struct stage *s = play_behind(*state);

	stage_continue(s);
	stage_see(s, "First Paper");
	stage_type(s, "Q");
	stage_end(s);
	assert_true(WIFEXITED(s->status));
	assert_restored(s);
}

/* ---- The end of a paste is lost ----------------------------------------- */

/* Nothing is typed, and what was has been read. */
static void
fall_silent(struct stage *s)
{
	stage_settle(s);
	stage_listen(s, SILENCE_MS);
}

static void
an_interrupt_brings_the_keyboard_back(void **state)
{
	struct stage *s = play_rows(*state);

	stage_type(s, PASTE "QQ");
	fall_silent(s);
	stage_type(s, INTERRUPT);
	fall_silent(s);
	stage_type(s, "j");
	stage_see_row(s, 2, "row 0001");
	stage_type(s, "Q");
	stage_end(s);
	assert_restored(s);
}

static void
an_interrupt_leaves_what_was_pasted_in_a_prompt(void **state)
{
	struct stage *s = play_rows(*state);

	stage_type(s, "/" PASTE "row 05\r");
	fall_silent(s);
	stage_type(s, INTERRUPT);
	fall_silent(s);
	stage_type(s, "\17711");
	stage_see_row(s, 23, "/row 0511");
	stage_type(s, ENTER);
	stage_miss(s, "/row 0511");
	stage_see(s, "row 0511");
}

/* Text that has one in it, and comes in pieces, is no keys. */
static void
an_interrupt_that_is_pasted_is_text(void **state)
{
	static const char *const pieces[] = {PASTE, "\003Q", "Q\003", "Q"};
	struct stage *s = play_rows(*state);

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		stage_type(s, pieces[i]);
		fall_silent(s);
		assert_false(s->ended);
	}
	stage_type(s, PASTED "j");
	stage_see_row(s, 2, "row 0001");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(the_line_drops),
	    SCENE(a_hangup_comes),
	    SCENE(it_is_told_to_end),
	    SCENE(it_is_killed),
	    SCENE(the_line_drops_in_a_browser),
	    SCENE(told_to_end_in_a_browser),
	    SCENE(told_to_end_in_a_stubborn_browser),
	    SCENE(a_crash_gives_the_terminal_back),
	    SCENE(goes_on_when_it_is_read_again),
	    SCENE(a_stalled_line_is_told_to_end),
	    SCENE(a_stalled_line_is_hung_up),
	    SCENE(a_stalled_line_drops),
	    SCENE(a_stalled_line_does_not_keep_a_fault),
	    SCENE(somebody_aborts_it),
	    SCENE(somebody_makes_it_dump),
	    SCENE(told_to_end_while_suspended),
	    SCENE(hung_up_while_suspended),
	    SCENE(told_to_end_while_it_waits_for_the_terminal),
	    SCENE(gets_the_terminal_that_it_waited_for),
	    SCENE(told_to_end_while_stopped_by_force),
	    SCENE(crashes_while_stopped_by_force),
	    SCENE(told_to_end_while_its_browser_is_suspended),
	    SCENE(started_behind_and_told_to_end),
	    SCENE(started_behind_and_brought_forward),
	    SCENE(an_interrupt_brings_the_keyboard_back),
	    SCENE(an_interrupt_leaves_what_was_pasted_in_a_prompt),
	    SCENE(an_interrupt_that_is_pasted_is_text),
	};

	return cmocka_run_group_tests_name("line", tests, NULL, NULL);
}
