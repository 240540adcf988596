// SPDX-License-Identifier: GPL-3.0-or-later
/* See place.h. The journal is read by the path, as the user would. */
#define _XOPEN_SOURCE 700
#include <config.h>

#include "place.h"

#include <dirent.h>
#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "../folder.h"
#include "store/journal-line.h"

enum { BIG = 140 * 1024, WIDE = 44 * 1024, ROOM = 1024 * 1024 };

/* What stands by: in the folder, in one in it, and beside it. The last two are
 * what links in it lead to. */
static const struct bystander {
	const char *name, *text;
} bystanders[] = {
    {"state/nonmun/history", "2026-01-31T08:00:00.000Z laptop k read\n"},
    {"state/nonmun/sub/journal", "2026-01-31T08:00:00.000Z laptop k star\n"},
    {"elsewhere", "not a word of this\n"},
    {"own", "2026-01-31T08:00:00.000Z desk own read\n"},
};
enum { BYSTANDERS = 3, OWN = 3 }; /* that one may be written to */

static const char *
path_of(struct place *p, const char *name)
{
	strbuf_reset(&p->path);
	strbuf_printf(&p->path, "%s/%s", p->root.str, name);
	return p->path.str;
}

static const char *
journal_of(struct place *p)
{
	return path_of(p, "state/nonmun/journal");
}

static void
write_file(const char *path, int flags, const char *text, size_t len)
{
	int fd = open(path, O_WRONLY | O_NONBLOCK | flags, 0600);

	if (fd < 0)
		return;
	assert_int_equal(file_write(fd, text, len), 0);
	close(fd);
}

static void
put(struct place *p, const char *name, const char *text)
{
	write_file(path_of(p, name), O_CREAT | O_TRUNC, text, strlen(text));
}

static void
make_folders(struct place *p)
{
	mkdir(path_of(p, "state"), 0700);
	mkdir(path_of(p, "state/nonmun"), 0700);
	mkdir(path_of(p, "state/nonmun/sub"), 0700);
}

void
place_init(struct place *p)
{
	*p = (struct place){.gone = false};
	folder_make(&p->root);
	strbuf_init(&p->folder);
	strbuf_init(&p->path);
	strbuf_init(&p->other);
	strbuf_init(&p->lines);
	strbuf_adds(&p->lines, bystanders[OWN].text);
	strbuf_printf(&p->folder, "%s/state/nonmun", p->root.str);
	make_folders(p);
	for (size_t i = 0; i <= OWN; i++)
		put(p, bystanders[i].name, bystanders[i].text);
	assert_int_equal(symlink("../../elsewhere",
			     path_of(p, "state/nonmun/journal-linked")),
	    0);
}

void
place_release(struct place *p)
{
	folder_remove(&p->root);
	strbuf_release(&p->folder);
	strbuf_release(&p->path);
	strbuf_release(&p->other);
	strbuf_release(&p->lines);
}

/* ---- What others do ----------------------------------------------------- */

/* Whatever has the name goes. */
static void
clear(struct place *p)
{
	remove(journal_of(p));
}

static void
append(struct place *p, const char *text)
{
	write_file(journal_of(p), O_APPEND, text, strlen(text));
}

/* A line of the same second at another time, by another host. */
static void
append_line(struct place *p)
{
	size_t from = p->lines.len;

	strbuf_printf(&p->lines, "2026-01-31T08:15:%02u.%03uZ other k%u star\n",
	    p->n / 1000 % 60, p->n % 1000, p->n % 4);
	p->n++;
	append(p, p->lines.str + from);
}

static void
append_torn(struct place *p)
{
	append(p, "2026-01-31T08:15:00.000Z laptop k0 no");
	p->torn = true;
}

static void
append_torn_by_other(struct place *p)
{
	append(p, "2026-01-31T08:15:00.000Z other k0 note \"");
	p->torn = true;
}

static void
replace(struct place *p)
{
	clear(p);
	write_file(journal_of(p), O_CREAT, "", 0);
	append_line(p);
}

static void
cut(struct place *p)
{
	if (truncate(journal_of(p), 100) != 0)
		replace(p);
	p->torn = true;
}

static void
put_folder(struct place *p)
{
	clear(p);
	mkdir(journal_of(p), 0700);
}

static void
put_fifo(struct place *p)
{
	clear(p);
	mkfifo(journal_of(p), 0600);
}

static void
put_link(struct place *p, const char *to)
{
	clear(p);
	assert_true(symlink(to, journal_of(p)) == 0 || p->gone);
}

static void
put_own_link(struct place *p)
{
	put_link(p, "../../own");
}

static void
put_loop(struct place *p)
{
	put_link(p, "journal");
}

static void
put_link_to_nothing(struct place *p)
{
	put_link(p, "../../nothing");
}

static void
put_name(struct place *p)
{
	struct strbuf to = STRBUF_INIT;

	strbuf_printf(&to, "%s/second-name", p->root.str);
	unlink(to.str);
	if (link(journal_of(p), to.str) != 0)
		replace(p);
	strbuf_release(&to);
}

static void
take_folder_away(struct place *p)
{
	struct strbuf folder = STRBUF_INIT;

	strbuf_add(&folder, p->folder.str, p->folder.len);
	folder_remove(&folder);
	p->gone = true;
}

static void
put_file_for_folder(struct place *p)
{
	take_folder_away(p);
	put(p, "state/nonmun", "");
}

static void
let_all_write(struct place *p)
{
	p->open = chmod(p->folder.str, 0777) == 0;
}

static void
let_nobody_else_write(struct place *p)
{
	struct stat st;

	if (stat(p->folder.str, &st) == 0 && S_ISREG(st.st_mode))
		unlink(p->folder.str);
	chmod(p->folder.str, 0700);
	p->open = false;
}

/* ---- Its text, and that of the other host ------------------------------- */

static void
put_other(struct place *p)
{
	if (!p->gone)
		put(p, "state/nonmun/journal-2", p->other.str);
}

static void
write_other(struct place *p)
{
	size_t from = p->lines.len;

	strbuf_printf(&p->lines,
	    "2026-01-31T08:1%u:00.000Z two k%u place %u %u a.md\n", p->n % 10,
	    p->n % 4, p->n, p->n);
	strbuf_adds(&p->other, p->lines.str + from);
	p->n++;
	put_other(p);
}

static void
write_other_anew(struct place *p)
{
	strbuf_reset(&p->other);
	write_other(p);
}

/* A line that is too long, and one behind it. */
static void
write_other_long(struct place *p)
{
	if (p->other.len > ROOM)
		strbuf_reset(&p->other);
	strbuf_pad(&p->other, 'x', BIG);
	strbuf_addc(&p->other, '\n');
	write_other(p);
}

/* What is worth compacting: few lines, most of them void, that are long. */
static void
write_big(struct place *p, const char *host)
{
	struct strbuf text = STRBUF_INIT;

	if (p->lines.len > ROOM)
		return;
	for (unsigned i = 0; text.len < BIG; i++) {
		strbuf_printf(&text,
		    "2026-01-31T07:00:00.%03uZ %s k0 place 1 %u a.md ",
		    p->n++ % 1000, host, i);
		strbuf_pad(&text, 'x', WIDE);
		strbuf_addc(&text, '\n');
	}
	clear(p);
	write_file(journal_of(p), O_CREAT, text.str, text.len);
	strbuf_add(&p->lines, text.str, text.len);
	strbuf_release(&text);
}

static void
write_own_big(struct place *p)
{
	write_big(p, "laptop");
}

static void
write_others_big(struct place *p)
{
	write_big(p, "other");
}

static const struct event {
	void (*run)(struct place *);
	enum place_harm harm;
	bool locked; /* programs that know of locks wait for one */
} events[] = {
    {append_line, HARM_NONE, true},
    {append_torn, HARM_NONE, true},
    {append_torn_by_other, HARM_NONE, true},
    {clear, HARM_REPLACED, false},
    {replace, HARM_REPLACED, false},
    {cut, HARM_LOST, true},
    {put_folder, HARM_REPLACED, false},
    {put_fifo, HARM_REPLACED, false},
    {put_own_link, HARM_REPLACED, false},
    {put_loop, HARM_REPLACED, false},
    {put_link_to_nothing, HARM_REPLACED, false},
    {put_name, HARM_REPLACED, false},
    {take_folder_away, HARM_REPLACED, false},
    {put_file_for_folder, HARM_REPLACED, false},
    {let_all_write, HARM_NONE, false},
    {let_nobody_else_write, HARM_NONE, false},
    {write_other, HARM_NONE, false},
    {write_other_anew, HARM_NONE, false},
    {write_other_long, HARM_NONE, false},
    {write_own_big, HARM_REPLACED, false},
    {write_others_big, HARM_REPLACED, false},
};
enum { EVENTS = sizeof(events) / sizeof(events[0]) };

enum place_harm
place_meddle(struct place *p, unsigned what, bool safely)
{
	const struct event *event = &events[what % EVENTS];

	if (safely && event->locked)
		return HARM_NONE;
	event->run(p);
	return event->harm;
}

/* ---- What is there ------------------------------------------------------ */

void
place_read(struct place *p, struct strbuf *out)
{
	struct file_stamp stamp;
	struct error err;

	strbuf_reset(out);
	file_read_stamped(journal_of(p), out, &stamp, &err);
}

bool
place_has_line(
    const struct place *p, const struct mark *mark, enum mark_kind kind)
{
	static const char *const hosts[] = {"other", "two"};
	struct strbuf line = STRBUF_INIT;
	bool has = false;

	for (size_t i = 0; i < sizeof(hosts) / sizeof(hosts[0]); i++) {
		strbuf_reset(&line);
		line_write(&line, mark->at[kind], hosts[i], mark, kind);
		has = has || strstr(p->lines.str, line.str);
	}
	strbuf_release(&line);
	return has;
}

static void
assert_text(struct place *p, const char *name, const char *text)
{
	struct strbuf bytes = STRBUF_INIT;
	struct error err;

	assert_int_equal(file_read(path_of(p, name), &bytes, &err), OK);
	assert_string_equal(bytes.str, text);
	strbuf_release(&bytes);
}

static void
assert_name(const struct place *p, const char *name, bool leftover)
{
	static const char *const names[] = {
	    ".", "..", "history", "sub", "journal-linked", "journal"};

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (!strcmp(name, names[i]))
			return;
	assert_true((p->other.len && !strcmp(name, "journal-2")) ||
	    (leftover && !strcmp(name, ".new-journal")));
}

void
place_assert_untouched(struct place *p, bool leftover)
{
	DIR *dir = opendir(p->folder.str);
	const struct dirent *d;

	while (dir && (d = readdir(dir)))
		assert_name(p, d->d_name, leftover);
	if (dir)
		closedir(dir);
	for (size_t i = p->gone ? 2 : 0; i < BYSTANDERS; i++)
		assert_text(p, bystanders[i].name, bystanders[i].text);
	if (p->other.len && !p->gone)
		assert_text(p, "state/nonmun/journal-2", p->other.str);
}
