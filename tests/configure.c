// SPDX-License-Identifier: GPL-3.0-or-later
/* See configure.h. */
#include <config.h>

#include "configure.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"

void
configure_read(struct config *config, const char *yaml)
{
	char path[] = "/tmp/nonmun-config-XXXXXX";
	int fd = mkstemp(path);

	assert_true(fd >= 0);
	assert_int_equal(file_write(fd, yaml, strlen(yaml)), 0);
	close(fd);
	config_read(config, path, false);
	unlink(path);
	free(config->path);
	config->path = mem_strdup("PATH");
}

void
configure_keys(struct stage *s, const char *yaml)
{
	configure_read(&s->config, yaml);
	keymap_configure(&s->app.keymap, &s->config);
	assert_string_equal(s->config.problems.str, "");
}

void
configure_keymap(struct keymap *map, const char *yaml, struct strbuf *problems)
{
	struct config config;

	config_init(&config);
	configure_read(&config, yaml);
	keymap_init(map);
	keymap_configure(map, &config);
	strbuf_add(problems, config.problems.str, config.problems.len);
	config_release(&config);
}
