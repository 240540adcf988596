// SPDX-License-Identifier: GPL-3.0-or-later
/* An ssh server for a test: see server.h. */
#include <config.h>

#include "server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { WAIT_MS = 10000, STEP_MS = 20 };

const char *
server_find(const char *name, char path[SERVER_PATH_SIZE])
{
	static const char *const folders[] = {"/usr/bin", "/bin", "/usr/sbin",
	    "/sbin", "/usr/local/bin", "/usr/local/sbin"};

	for (size_t i = 0; i < sizeof(folders) / sizeof(folders[0]); i++) {
		snprintf(path, SERVER_PATH_SIZE, "%s/%s", folders[i], name);
		if (access(path, X_OK) == 0)
			return path;
	}
	return NULL;
}

const char *
server_need(const char *name, char path[SERVER_PATH_SIZE])
{
	if (server_find(name, path))
		return path;
	print_message("%s is not installed\n", name);
	skip();
	return NULL;
}

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
	char keygen[SERVER_PATH_SIZE], path[SERVER_PATH_SIZE];
	const char *argv[] = {
	    keygen, "-q", "-t", "ed25519", "-N", "", "-f", path, NULL};

	snprintf(path, sizeof(path), "%s/%s", scene->dir, name);
	return server_find("ssh-keygen", keygen) && run(argv);
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
write_settings(struct scene *scene, unsigned port, const char *more)
{
	struct strbuf text = STRBUF_INIT;
	const char *dir = scene->dir;

	strbuf_printf(&text, "Port %u\nListenAddress 127.0.0.1\n", port);
	strbuf_printf(&text, "HostKey %s/host\nPidFile none\n", dir);
	strbuf_printf(&text, "AuthorizedKeysFile %s/user.pub\n", dir);
	strbuf_adds(&text,
	    "StrictModes no\nPermitRootLogin yes\n"
	    "PasswordAuthentication no\nUsePAM no\n");
	strbuf_adds(&text, more);
	scene_write(scene, "sshd_config", text.str);
	strbuf_release(&text);
}

/* 0 when it cannot be had here. */
static pid_t
start(const struct scene *scene, const char *sshd, unsigned port)
{
	char settings[SERVER_PATH_SIZE];
	pid_t pid;

	if (getuid() == 0)
		mkdir("/run/sshd", 0755); /* it insists on that */
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

void
server_start(struct server *server, struct scene *scene, const char *more)
{
	char sshd[SERVER_PATH_SIZE];

	server_need("sshd", sshd);
	server->port = free_port();
	snprintf(server->number, sizeof(server->number), "%u", server->port);
	snprintf(server->key, sizeof(server->key), "%s/user", scene->dir);
	snprintf(server->hosts, sizeof(server->hosts),
	    "UserKnownHostsFile=%s/hosts", scene->dir);
	if (!make_key(scene, "host") || !make_key(scene, "user")) {
		print_message("no keys can be made\n");
		skip();
	}
	write_settings(scene, server->port, more);
	scene->server = start(scene, sshd, server->port);
	if (!scene->server) {
		print_message("sshd does not start here\n");
		skip();
	}
}

size_t
server_options(
    const struct server *server, const char *port_option, const char **args)
{
	const char *const all[] = {"-F", "/dev/null", port_option,
	    server->number, "-i", server->key, "-o", server->hosts, "-o",
	    "StrictHostKeyChecking=no", "-oBatchMode=yes", "-oLogLevel=ERROR"};

	memcpy(args, all, sizeof(all));
	return sizeof(all) / sizeof(all[0]);
}
