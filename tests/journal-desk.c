// SPDX-License-Identifier: GPL-3.0-or-later
/* The desk of the journal's tests: see journal-desk.h. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "journal-desk.h"

#include <fcntl.h>
#include <inttypes.h>
#include <regex.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "folder.h"

int
journal_desk_set_up(void **state)
{
	struct journal_desk *desk = mem_alloc(sizeof(*desk));

	folder_make(&desk->root);
	strbuf_init(&desk->folder);
	strbuf_init(&desk->path);
	strbuf_printf(&desk->folder, "%s/state/nonmun", desk->root.str);
	*state = desk;
	return 0;
}

int
journal_desk_tear_down(void **state)
{
	struct journal_desk *desk = *state;

	folder_remove(&desk->root);
	strbuf_release(&desk->folder);
	strbuf_release(&desk->path);
	free(desk);
	return 0;
}

void
journal_desk_need_locks(struct journal_desk *desk)
{
	struct flock lock = {.l_type = F_WRLCK, .l_whence = SEEK_SET};
	bool ok;
	int fd;

	journal_desk_puts(desk, "lock", "");
	fd = open(journal_desk_path(desk, "lock"), O_RDWR);
	assert_true(fd >= 0);
	ok = fcntl(fd, F_SETLK, &lock) == 0;
	close(fd);
	assert_int_equal(unlink(journal_desk_path(desk, "lock")), 0);
	if (ok)
		return;
	print_message("files cannot be locked here\n");
	skip();
}

const char *
journal_desk_path(struct journal_desk *desk, const char *name)
{
	strbuf_reset(&desk->path);
	strbuf_printf(&desk->path, "%s/%s", desk->folder.str, name);
	return desk->path.str;
}

static void
make_folder(struct journal_desk *desk)
{
	struct strbuf above = STRBUF_INIT;

	strbuf_printf(&above, "%s/state", desk->root.str);
	mkdir(above.str, 0700);
	mkdir(desk->folder.str, 0700);
	strbuf_release(&above);
}

void
journal_desk_put(
    struct journal_desk *desk, const char *name, const char *text, size_t len)
{
	FILE *f;

	make_folder(desk);
	f = fopen(journal_desk_path(desk, name), "w");
	assert_non_null(f);
	assert_int_equal(fwrite(text, 1, len, f), len);
	assert_int_equal(fclose(f), 0);
}

void
journal_desk_puts(struct journal_desk *desk, const char *name, const char *text)
{
	journal_desk_put(desk, name, text, strlen(text));
}

void
journal_desk_get(
    struct journal_desk *desk, const char *name, struct strbuf *out)
{
	struct error err = {.msg = ""};

	strbuf_reset(out);
	if (file_read(journal_desk_path(desk, name), out, &err) != OK)
		fail_msg("%s: %s", err.path, err.msg);
}

void
journal_desk_read_all(struct journal *j)
{
	int steps = 0;

	while (journal_step(j))
		assert_true(++steps < 1000000);
}

struct journal *
journal_desk_open(struct journal_desk *desk, const char *host)
{
	struct error err;
	struct journal *j =
	    journal_open(desk->folder.str, host ? host : "laptop", &err);

	if (err.status != OK)
		fail_msg("%s: %s", err.path, err.msg);
	journal_desk_read_all(j);
	return j;
}

void
journal_desk_close(struct journal *j)
{
	struct error err = {.msg = ""};

	if (journal_close(j, &err) != OK)
		fail_msg("%s: %s", err.path, err.msg);
}

void
journal_desk_mark(struct journal *j, const char *key, enum mark_kind kind,
    const struct mark *value)
{
	struct error err = {.msg = ""};

	if (journal_mark(j, key, kind, value, &err) != OK)
		fail_msg("%s: %s", err.path, err.msg);
}

void
journal_desk_read(struct journal *j, const char *key, bool read)
{
	journal_desk_mark(j, key, MARK_READ, &(struct mark){.read = read});
}

static int
compare_keys(const void *a, const void *b)
{
	const struct mark *const *x = a;
	const struct mark *const *y = b;

	return strcmp((*x)->key, (*y)->key);
}

static void
tell_mark(const struct mark *m, struct strbuf *out)
{
	strbuf_printf(out, "%s %s %s \"%s\" %" PRIu32 " %" PRIu32 " %s", m->key,
	    m->read ? "read" : "-", m->starred ? "star" : "-", m->note,
	    m->place.section, m->place.offset, m->place.post);
	for (int kind = 0; kind < MARK_KINDS; kind++)
		strbuf_printf(out, " %" PRId64, m->at[kind]);
	strbuf_addc(out, '\n');
}

void
journal_desk_tell(const struct journal *j, struct strbuf *out)
{
	size_t n = journal_count(j);
	const struct mark **marks = mem_alloc((n + 1) * sizeof(*marks));
	const struct mark *last = journal_last_place(j);

	for (size_t i = 0; i < n; i++) {
		marks[i] = journal_at(j, i);
		assert_ptr_equal(journal_get(j, marks[i]->key), marks[i]);
	}
	qsort(marks, n, sizeof(*marks), compare_keys);
	strbuf_reset(out);
	for (size_t i = 0; i < n; i++)
		tell_mark(marks[i], out);
	strbuf_printf(out, "last %s\n", last ? last->key : "-");
	free(marks);
}

void
journal_desk_assert_equal(const struct journal *a, const struct journal *b)
{
	struct strbuf x = STRBUF_INIT;
	struct strbuf y = STRBUF_INIT;

	journal_desk_tell(a, &x);
	journal_desk_tell(b, &y);
	assert_string_equal(x.str, y.str);
	strbuf_release(&x);
	strbuf_release(&y);
}

void
journal_desk_assert_form(const char *text, const char *form)
{
	regex_t regex;

	assert_int_equal(regcomp(&regex, form, REG_EXTENDED | REG_NOSUB), 0);
	if (regexec(&regex, text, 0, NULL, 0) != 0)
		fail_msg("not of the form %s: %s", form, text);
	regfree(&regex);
}

void
journal_desk_assert_file(
    struct journal_desk *desk, const char *name, const char *text)
{
	struct strbuf bytes = STRBUF_INIT;

	journal_desk_get(desk, name, &bytes);
	assert_string_equal(bytes.str, text);
	strbuf_release(&bytes);
}
