// SPDX-License-Identifier: GPL-3.0-or-later
/* Scripts of tests/screens on a real terminal: see script.h. */
#include <config.h>

#include "script.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "screen.h"

/* A key's name; what stands for no name is typed as it is. */
static const struct key {
	const char *name, *bytes;
} key_names[] = {
    {"<Enter>", "\r"},
    {"<Esc>", "\033"},
    {"<Space>", " "},
    {"<Tab>", "\t"},
};

static void
type_key(struct stage *s, const char **keys)
{
	char text[2] = {**keys, '\0'};

	for (size_t i = 0; i < sizeof(key_names) / sizeof(*key_names); i++) {
		const struct key *k = &key_names[i];

		if (strncmp(*keys, k->name, strlen(k->name)) != 0)
			continue;
		*keys += strlen(k->name);
		stage_type(s, k->bytes);
		/* Not to be taken for the start of a sequence. */
		stage_settle(s);
		return;
	}
	stage_type(s, text);
	++*keys;
}

/* The tests in memory call the samples by their English name; the program does
 * not, and the blanks behind it make up for the difference. */
static char *
row_text(const char *row, size_t len)
{
	static const char english[] = "sample digests";
	static const char korean[] = "예제 다이제스트";
	char *text = mem_strndup(row, len);
	char *name = strstr(text, english), *gap = NULL;
	struct strbuf out = STRBUF_INIT;

	for (char *at = text; (at = strstr(at, "   ")); at++)
		gap = at;
	if (!name || !gap || !strstr(text, "글"))
		return text;
	strbuf_add(&out, text, (size_t)(name - text));
	strbuf_adds(&out, korean);
	name += strlen(english);
	strbuf_add(&out, name, (size_t)(gap - name));
	strbuf_adds(&out, gap + 1);
	free(text);
	return strbuf_detach(&out);
}

/* Waits for each row by itself, then compares all. `rows` is moved behind the
 * screen. */
static void
see_screen(struct stage *s, char **rows, const char *name)
{
	struct strbuf expected = STRBUF_INIT;
	struct strbuf seen = STRBUF_INIT;

	for (int row = 0; **rows == '|'; row++) {
		char *end = *rows + strcspn(*rows, "\n");
		char *text = row_text(*rows + 1, (size_t)(end - *rows) - 1);

		if (*text)
			stage_see_row(s, row, text);
		strbuf_printf(&expected, "%s\n", text);
		free(text);
		*rows = end + (*end == '\n');
	}
	stage_settle(s);
	screen_text(s, &seen);
	if (strcmp(seen.str, expected.str) != 0)
		stage_fail(s, name, __FILE__, __LINE__);
	strbuf_release(&seen);
	strbuf_release(&expected);
}

unsigned
script_play(struct scene *scene, const char *name, int rows, int cols)
{
	const char *const args[] = {NULL};
	const char *dir = getenv("srcdir");
	struct strbuf path = STRBUF_INIT;
	struct strbuf script = STRBUF_INIT;
	struct stage *s = scene_play_with(scene, rows, cols, args);
	unsigned n = 0;

	strbuf_printf(&path, "%s/tests/screens/%s", dir ? dir : ".", name);
	assert_int_equal(file_read(path.str, &script, NULL), OK);
	for (char *line = script.str; *line;) {
		char *end = line + strcspn(line, "\n");
		const char *keys = line + strlen("keys");

		if (strncmp(line, "keys", 4) != 0) {
			line = end + (*end == '\n');
			continue;
		}
		*end = '\0';
		if (strstr(line, "<wait"))
			break;
		keys += *keys == ' ';
		while (*keys)
			type_key(s, &keys);
		line = end + 1;
		see_screen(s, &line, name);
		n++;
	}
	strbuf_release(&script);
	strbuf_release(&path);
	return n;
}
