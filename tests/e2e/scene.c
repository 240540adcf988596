// SPDX-License-Identifier: GPL-3.0-or-later
/* Folders, scripts and the environment of a test: see scene.h. */
#include <config.h>

#include "scene.h"

#include <dirent.h>
#include <errno.h>
#include <netinet/in.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/mem.h"

int
scene_set_up(void **state)
{
	struct scene *scene = mem_alloc(sizeof(*scene));
	const char *temp = getenv("TMPDIR");
	const char *path = getenv("PATH");
	char bin[SCENE_PATH_SIZE + 8];

	snprintf(scene->dir, sizeof(scene->dir), "%s/nonmun-e2e-XXXXXX",
	    temp && *temp ? temp : "/tmp");
	if (!mkdtemp(scene->dir))
		fail_msg("%s: %s", scene->dir, strerror(errno));
	snprintf(bin, sizeof(bin), "%s/bin", scene->dir);
	mkdir(bin, 0700);
	scene->input = scene->output = -1;
	scene_env(scene, "PATH=%s:%s", bin, path ? path : "/bin:/usr/bin");
	scene_env(scene, "HOME=%s", scene->dir);
	scene_env(scene, "XDG_STATE_HOME=%s/state", scene->dir);
	scene_env(scene, "TERM=xterm-256color");
	scene_env(scene, "BROWSER");
	scene_env(scene, "DISPLAY");
	scene_env(scene, "WAYLAND_DISPLAY");
	*state = scene;
	return 0;
}

/* Removes a folder of files and folders of files. */
static void
remove_tree(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *d;

	while (dir && (d = readdir(dir))) {
		struct strbuf entry = STRBUF_INIT;

		if (strcmp(d->d_name, ".") == 0 || strcmp(d->d_name, "..") == 0)
			continue;
		strbuf_printf(&entry, "%s/%s", path, d->d_name);
		if (unlink(entry.str) < 0)
			remove_tree(entry.str);
		strbuf_release(&entry);
	}
	if (dir)
		closedir(dir);
	rmdir(path);
}

int
scene_tear_down(void **state)
{
	struct scene *scene = *state;

	stage_close(&scene->stage);
	if (scene->server > 0) {
		kill(scene->server, SIGKILL);
		waitpid(scene->server, NULL, 0);
	}
	if (scene->input >= 0)
		close(scene->input);
	if (scene->output >= 0)
		close(scene->output);
	for (size_t i = 0; i < scene->n_env; i++)
		free(scene->env[i]);
	remove_tree(scene->dir);
	free(scene);
	return 0;
}

static void
write_file(
    const struct scene *scene, const char *name, const char *text, mode_t mode)
{
	struct strbuf path = STRBUF_INIT;
	FILE *f;

	strbuf_printf(&path, "%s/%s", scene->dir, name);
	f = fopen(path.str, "w");
	if (!f || fputs(text, f) == EOF || fclose(f) == EOF)
		fail_msg("%s: %s", path.str, strerror(errno));
	chmod(path.str, mode);
	strbuf_release(&path);
}

void
scene_write(struct scene *scene, const char *name, const char *text)
{
	write_file(scene, name, text, 0600);
}

void
scene_script(struct scene *scene, const char *name, const char *body)
{
	struct strbuf file = STRBUF_INIT;
	struct strbuf text = STRBUF_INIT;

	strbuf_printf(&file, "bin/%s", name);
	strbuf_printf(&text, "#!/bin/sh\nD='%s'\n%s\n", scene->dir, body);
	write_file(scene, file.str, text.str, 0700);
	strbuf_release(&file);
	strbuf_release(&text);
}

bool
scene_has(const struct scene *scene, const char *name)
{
	struct strbuf path = STRBUF_INIT;
	bool yes;

	strbuf_printf(&path, "%s/%s", scene->dir, name);
	yes = access(path.str, F_OK) == 0;
	strbuf_release(&path);
	return yes;
}

void
scene_read(struct scene *scene, const char *name, struct strbuf *out)
{
	struct strbuf path = STRBUF_INIT;

	strbuf_printf(&path, "%s/%s", scene->dir, name);
	for (int i = 0; i < 6000 && access(path.str, F_OK) < 0; i++)
		stage_listen(&scene->stage, 10);
	if (file_read(path.str, out, NULL) != OK)
		stage_fail(&scene->stage, name, __FILE__, __LINE__);
	strbuf_release(&path);
}

void
scene_env(struct scene *scene, const char *fmt, ...)
{
	struct strbuf setting = STRBUF_INIT;
	va_list ap;

	assert_true(scene->n_env < SCENE_ENV_MAX);
	va_start(ap, fmt);
	strbuf_vprintf(&setting, fmt, ap);
	va_end(ap);
	scene->env[scene->n_env++] = strbuf_detach(&setting);
}

struct stage *
scene_play_with(
    struct scene *scene, int rows, int cols, const char *const *args)
{
	struct play play = {
	    .args = args,
	    .env = (const char *const *)scene->env,
	    .input = scene->input,
	    .output = scene->output,
	    .mute = scene->mute,
	};

	stage_close(&scene->stage);
	stage_open(&scene->stage, &play, rows, cols);
	return &scene->stage;
}

struct stage *
scene_play(struct scene *scene, int rows, int cols)
{
	const char *const args[] = {scene->dir, NULL};

	return scene_play_with(scene, rows, cols, args);
}

/* Answers every request alike. */
static _Noreturn void
serve(int listener, const char *html)
{
	struct strbuf reply = STRBUF_INIT;
	char request[4096];

	strbuf_printf(&reply,
	    "HTTP/1.0 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
	    "Content-Length: %zu\r\n\r\n%s",
	    strlen(html), html);
	for (;;) {
		int fd = accept(listener, NULL, NULL);

		if (fd < 0)
			_exit(1);
		if (read(fd, request, sizeof(request)) <= 0 ||
		    write(fd, reply.str, reply.len) < 0)
			_exit(1);
		shutdown(fd, SHUT_WR);
		while (read(fd, request, sizeof(request)) > 0)
			;
		close(fd);
	}
}

unsigned
scene_serve(struct scene *scene, const char *html)
{
	struct sockaddr_in address = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof(address);
	int listener = socket(AF_INET, SOCK_STREAM, 0);

	if (listener < 0 ||
	    bind(listener, (struct sockaddr *)&address, size) < 0 ||
	    listen(listener, 4) < 0 ||
	    getsockname(listener, (struct sockaddr *)&address, &size) < 0)
		return 0;
	scene->server = fork();
	if (scene->server == 0)
		serve(listener, html);
	close(listener);
	return ntohs(address.sin_port);
}
