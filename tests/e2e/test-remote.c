// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Where people really read: on another machine, by ssh (a server of our own on
 * the loopback interface, with keys made for the test), and inside tmux and GNU
 * screen there. Skipped, with a word, where one of them is missing.
 */
#include <config.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pwd.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "digests.h"
#include "scene.h"
#include "screen.h"

#define ENTER "\r"

enum { PATH_SIZE = SCENE_PATH_SIZE + 64, WAIT_MS = 10000, STEP_MS = 20 };

/* The path of a program, where servers are found, too; NULL: there is none. */
static const char *
find_program(const char *name, char path[PATH_SIZE])
{
	static const char *const folders[] = {"/usr/bin", "/bin", "/usr/sbin",
	    "/sbin", "/usr/local/bin", "/usr/local/sbin"};

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, PATH_SIZE, "%s/%s", folders[i], name);
		if (access(path, X_OK) == 0)
			return path;
	}
	return NULL;
}

static const char *
need(const char *name, char path[PATH_SIZE])
{
	if (find_program(name, path))
		return path;
	print_message("%s is not installed\n", name);
	skip();
	return NULL;
}

/* Reads a paper from its beginning and leaves. */
static void
read_on(struct stage *s)
{
	stage_see(s, "First Paper");
	stage_type(s, ENTER);
	stage_type(s, ENTER);
	stage_see(s, "Introduction");
	stage_type(s, "J");
	stage_see(s, "Second Paper");
	stage_type(s, "?");
	stage_see(s, "Moving");
	stage_type(s, "q");
	stage_see(s, "Second Paper");
	stage_type(s, "Q");
}

/* ---- ssh ---------------------------------------------------------------- */

/* Runs a program to its end, silently; whether it went well. */
static bool
run(const char *const argv[])
{
	pid_t pid = fork();
	int status = -1;

	if (pid == 0) {
		if (!freopen("/dev/null", "w", stdout) ||
		    !freopen("/dev/null", "w", stderr))
			_exit(127);
		execv(argv[0], (char *const *)(uintptr_t)argv);
		_exit(127);
	}
	return pid > 0 && waitpid(pid, &status, 0) == pid && status == 0;
}

static bool
make_key(const struct scene *scene, const char *name)
{
	char keygen[PATH_SIZE], path[PATH_SIZE];
	const char *argv[] = {
	    keygen, "-q", "-t", "ed25519", "-N", "", "-f", path, NULL};

	snprintf(path, sizeof(path), "%s/%s", scene->dir, name);
	return find_program("ssh-keygen", keygen) && run(argv);
}

/* A port that is free now. */
static unsigned
free_port(void)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr = {htonl(INADDR_LOOPBACK)}};
	socklen_t len = sizeof(address);
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	unsigned port = 0;

	if (fd >= 0 &&
	    bind(fd, (struct sockaddr *)&address, sizeof(address)) == 0 &&
	    getsockname(fd, (struct sockaddr *)&address, &len) == 0)
		port = ntohs(address.sin_port);
	if (fd >= 0)
		close(fd);
	return port;
}

static bool
answers(unsigned port)
{
	struct sockaddr_in address = {.sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port),
	    .sin_addr = {htonl(INADDR_LOOPBACK)}};
	int fd = socket(AF_INET, SOCK_STREAM, 0);
	bool yes = fd >= 0 &&
	    connect(fd, (struct sockaddr *)&address, sizeof(address)) == 0;

	if (fd >= 0)
		close(fd);
	return yes;
}

/* Waits until the server answers; false when it has ended, or never does. */
static bool
wait_for(pid_t server, unsigned port)
{
	for (int ms = 0; ms < WAIT_MS; ms += STEP_MS) {
		if (answers(port))
			return true;
		if (waitpid(server, NULL, WNOHANG) != 0)
			return false;
		usleep(STEP_MS * 1000);
	}
	return false;
}

static void
write_server_settings(struct scene *scene, unsigned port)
{
	struct strbuf text = STRBUF_INIT;
	const char *dir = scene->dir;

	strbuf_printf(&text, "Port %u\nListenAddress 127.0.0.1\n", port);
	strbuf_printf(&text, "HostKey %s/host\nPidFile none\n", dir);
	strbuf_printf(&text, "AuthorizedKeysFile %s/user.pub\n", dir);
	strbuf_adds(&text,
	    "StrictModes no\nPermitRootLogin yes\n"
	    "PasswordAuthentication no\nUsePAM no\n");
	scene_write(scene, "sshd_config", text.str);
	strbuf_release(&text);
}

/* Starts the server; 0 when it cannot be had here. */
static pid_t
start_server(struct scene *scene, const char *sshd, unsigned port)
{
	char settings[PATH_SIZE];
	pid_t pid;

	if (getuid() == 0)
		mkdir("/run/sshd", 0755); /* it insists on that */
	write_server_settings(scene, port);
	snprintf(settings, sizeof(settings), "%s/sshd_config", scene->dir);
	pid = fork();
	if (pid == 0) {
		if (!freopen("/dev/null", "w", stderr))
			_exit(127);
		execl(sshd, sshd, "-D", "-e", "-f", settings, (char *)NULL);
		_exit(127);
	}
	return pid > 0 && wait_for(pid, port) ? pid : 0;
}

/* What a login shell is to run: the program on the scene's folder. */
static void
remote_command(const struct scene *scene, struct strbuf *out)
{
	strbuf_printf(out,
	    "env LC_ALL=%s XDG_CONFIG_HOME='%s/c' XDG_STATE_HOME='%s/s' "
	    "XDG_CACHE_HOME='%s/k' '%s' '%s'",
	    getenv("LC_ALL") ? getenv("LC_ALL") : "C.UTF-8", scene->dir,
	    scene->dir, scene->dir, getenv("NONMUN_PROGRAM"), scene->dir);
}

static struct stage *
log_in(struct scene *scene, const char *ssh, unsigned port)
{
	char key[PATH_SIZE], number[16], hosts[PATH_SIZE];
	struct strbuf command = STRBUF_INIT;
	const char *args[] = {"-F", "/dev/null", "-tt", "-p", number, "-i", key,
	    "-o", hosts, "-o", "StrictHostKeyChecking=no", "-o",
	    "BatchMode=yes", "-o", "LogLevel=ERROR", "127.0.0.1", NULL, NULL};
	struct play play = {
	    .program = ssh, .args = args, .input = -1, .output = -1};

	snprintf(number, sizeof(number), "%u", port);
	snprintf(key, sizeof(key), "%s/user", scene->dir);
	snprintf(
	    hosts, sizeof(hosts), "UserKnownHostsFile=%s/hosts", scene->dir);
	remote_command(scene, &command);
	args[16] = command.str;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	strbuf_release(&command);
	return &scene->stage;
}

static void
is_read_through_ssh(void **state)
{
	struct scene *scene = *state;
	char ssh[PATH_SIZE], sshd[PATH_SIZE];
	unsigned port = free_port();
	struct stage *s;

	need("ssh", ssh);
	need("sshd", sshd);
	digests_small(scene);
	if (!make_key(scene, "host") || !make_key(scene, "user")) {
		print_message("no keys can be made\n");
		skip();
	}
	scene->server = start_server(scene, sshd, port);
	if (!scene->server) {
		print_message("sshd does not start here\n");
		skip();
	}
	s = log_in(scene, ssh, port);
	read_on(s);
	assert_int_equal(stage_end(s), 0);
	assert_true(stage_settings_restored(s));
	assert_false(s->alternate);
}

/* ---- Terminals in terminals --------------------------------------------- */

static void
is_read_inside_tmux(void **state)
{
	struct scene *scene = *state;
	char tmux[PATH_SIZE], socket[PATH_SIZE];
	const char *args[] = {
	    "-S", socket, "-f", "/dev/null", "new-session", NULL, NULL};
	struct play play = {.args = args, .input = -1, .output = -1};
	struct strbuf command = STRBUF_INIT;

	play.program = need("tmux", tmux);
	digests_small(scene);
	snprintf(socket, sizeof(socket), "%s/tmux", scene->dir);
	remote_command(scene, &command);
	args[5] = command.str;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	read_on(&scene->stage);
	assert_int_equal(stage_end(&scene->stage), 0);
	strbuf_release(&command);
}

static void
is_read_inside_screen(void **state)
{
	struct scene *scene = *state;
	char screen[PATH_SIZE];
	const char *args[] = {
	    "-c", "/dev/null", "-U", "/bin/sh", "-c", NULL, NULL};
	struct play play = {.args = args, .input = -1, .output = -1};
	struct strbuf command = STRBUF_INIT;

	play.program = need("screen", screen);
	digests_small(scene);
	scene_env(scene, "SCREENDIR=%s/screens", scene->dir);
	remote_command(scene, &command);
	args[5] = command.str;
	play.env = (const char *const *)scene->env;
	stage_open(&scene->stage, &play, 24, 80);
	read_on(&scene->stage);
	assert_int_equal(stage_end(&scene->stage), 0);
	strbuf_release(&command);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    SCENE(is_read_through_ssh),
	    SCENE(is_read_inside_tmux),
	    SCENE(is_read_inside_screen),
	};

	return cmocka_run_group_tests_name("remote", tests, NULL, NULL);
}
