// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The configuration: the input is the file. Whatever it says, problems are
 * clean lines, and what is in effect is the same when it is printed and that
 * is read: options, looks and keys.
 */
#define _XOPEN_SOURCE 700
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "conf/config.h"
#include "fuzz.h"
#include "ui/keymap.h"

static void
read_text(struct config *config, const char *text, size_t len)
{
	const char *tmp = getenv("TMPDIR");
	struct strbuf path = STRBUF_INIT;
	int fd;

	strbuf_printf(&path, "%s/nonmun-fuzz-XXXXXX", tmp ? tmp : "/tmp");
	fd = mkstemp(path.str);
	assert_true(fd >= 0);
	assert_int_equal(file_write(fd, text, len), 0);
	close(fd);
	config_read(config, path.str, false);
	unlink(path.str);
	strbuf_release(&path);
}

/* The keys; all of them take long, so those that are there anyway are looked
 * at only where some are configured, or they are to be printed. */
static void
take_keys(struct config *config, struct strbuf *out, bool printed)
{
	struct keymap map;

	if (!config->n_keys && !printed)
		return;
	keymap_init(&map);
	keymap_configure(&map, config);
	if (printed)
		keymap_print(&map, out);
	keymap_release(&map);
}

/* Reads, and prints what came of it. */
static void
print(struct strbuf *out, struct strbuf *problems, const char *text, size_t len,
    bool keys)
{
	struct config config;
	struct look looks[STYLES];

	config_init(&config);
	read_text(&config, text, len);
	config_looks(&config, looks);
	config_print(&config, out);
	take_keys(&config, out, keys);
	strbuf_adds(problems, config.problems.str);
	config_release(&config);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	struct strbuf once = STRBUF_INIT, twice = STRBUF_INIT;
	struct strbuf problems = STRBUF_INIT;
	bool keys = fuzz_take_last(&f) % 64 == 1;
	size_t len;
	char *text = fuzz_take_rest(&f, &len);

	print(&once, &problems, text, len, keys);
	fuzz_assert_clean(problems.str, problems.len, true);
	strbuf_reset(&problems);
	print(&twice, &problems, once.str, once.len, keys);
	assert_string_equal(problems.str, "");
	assert_string_equal(once.str, twice.str);
	strbuf_release(&once);
	strbuf_release(&twice);
	strbuf_release(&problems);
	free(text);
	return 0;
}
