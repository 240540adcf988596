// SPDX-License-Identifier: GPL-3.0-or-later
/* See table.h. */
#include <config.h>

#include "table.h"

#include <fcntl.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"

enum { NAME_BYTES = 200 };

static void
name_from_root(void)
{
	const char *dir = getenv("srcdir");
	char *real = realpath(dir ? dir : ".", NULL);

	assert_non_null(real);
	assert_int_equal(setenv("srcdir", real, 1), 0);
	free(real);
}

static void
read_table(struct strbuf *out, const char *name)
{
	const char *dir = getenv("srcdir");
	struct strbuf path = STRBUF_INIT;
	struct error err;

	strbuf_printf(&path, "%s/tests/hostile/%s", dir ? dir : ".", name);
	if (file_read(path.str, out, &err) != OK)
		fail_msg("%s: %s", path.str, err.msg);
	strbuf_release(&path);
}

/* ---- Attacks ------------------------------------------------------------ */

static void
add_character(struct strbuf *out, uint32_t c)
{
	char buf[4];

	strbuf_add(out, buf, utf8_encode(buf, c));
}

/* Reads `digits` of a number, and moves behind them. */
static uint32_t
read_hex(const char **p, size_t digits)
{
	char number[9] = "";

	memcpy(number, *p, digits);
	if (strspn(number, "0123456789abcdefABCDEF") != digits)
		fail_msg("no number: %s", *p);
	*p += digits;
	return (uint32_t)strtoul(number, NULL, 16);
}

static void unescape(struct strbuf *out, const char *s, const char *end);

/* "N:...}", behind "\{". */
static const char *
repeat(struct strbuf *out, const char *p)
{
	unsigned long n = strtoul(p, NULL, 10);
	const char *from = p + strspn(p, "0123456789");
	const char *end = strchr(from, '}');

	assert_true(*from == ':' && end);
	while (n--)
		unescape(out, from + 1, end);
	return end + 1;
}

static void
unescape(struct strbuf *out, const char *s, const char *end)
{
	while (s < end) {
		char kind = s[0] == '\\' && s + 1 < end ? s[1] : '\0';

		if (!kind) {
			strbuf_addc(out, *s++);
			continue;
		}
		s += 2;
		if (kind == 'x')
			strbuf_addc(out, (char)read_hex(&s, 2));
		else if (kind == 'u' || kind == 'U')
			add_character(out, read_hex(&s, kind == 'u' ? 4 : 8));
		else if (kind == '{')
			s = repeat(out, s);
		else
			strbuf_addc(out, kind);
	}
}

static void
add_attack(struct attacks *attacks, const char *line, const char *end)
{
	size_t name = strcspn(line, " ");
	const char *bytes = line + name + strspn(line + name, " ");
	struct attack *a;

	assert_true(bytes < end);
	attacks->items = mem_grow(
	    attacks->items, attacks->n, &attacks->cap, sizeof(*attacks->items));
	a = &attacks->items[attacks->n++];
	strbuf_init(&a->name);
	strbuf_init(&a->bytes);
	strbuf_add(&a->name, line, name);
	unescape(&a->bytes, bytes, end);
}

void
attacks_read(struct attacks *attacks)
{
	struct strbuf table = STRBUF_INIT;

	name_from_root();
	*attacks = (struct attacks){NULL, 0, 0};
	read_table(&table, "attacks");
	for (const char *p = table.str; *p;) {
		const char *end = p + strcspn(p, "\n");

		if (p < end && *p != '#')
			add_attack(attacks, p, end);
		p = end + (*end == '\n');
	}
	assert_true(attacks->n > 0);
	strbuf_release(&table);
}

void
attacks_release(struct attacks *attacks)
{
	for (size_t i = 0; i < attacks->n; i++) {
		strbuf_release(&attacks->items[i].name);
		strbuf_release(&attacks->items[i].bytes);
	}
	free(attacks->items);
}

/* ---- How attacks are written -------------------------------------------- */

static void
write_raw(struct strbuf *out, const struct strbuf *bytes)
{
	strbuf_add(out, bytes->str, bytes->len);
}

/* Characters as escapes, numbers of at least so many digits between `before`
 * and `after`; what is not UTF-8 as characters of its bytes. */
static void
write_numbers(struct strbuf *out, const struct strbuf *bytes, int digits,
    const char *before, const char *after)
{
	for (size_t i = 0; i < bytes->len;) {
		const char *s = bytes->str + i;
		uint32_t c;
		size_t n = utf8_decode(s, bytes->len - i, &c);

		for (size_t k = 0; c == UTF8_REPLACEMENT && k < n; k++)
			strbuf_printf(out, "%s%0*X%s", before, digits,
			    (unsigned)(unsigned char)s[k], after);
		if (c != UTF8_REPLACEMENT)
			strbuf_printf(out, "%s%0*X%s", before, digits,
			    (unsigned)c, after);
		i += n;
	}
}

static void
write_yaml(struct strbuf *out, const struct strbuf *bytes)
{
	write_numbers(out, bytes, 8, "\\U", "");
}

static void
write_entity(struct strbuf *out, const struct strbuf *bytes)
{
	write_numbers(out, bytes, 1, "&#x", ";");
}

static void
write_split(struct strbuf *out, const struct strbuf *bytes)
{
	for (size_t i = 0; i < bytes->len;) {
		uint32_t c;
		size_t n = utf8_decode(bytes->str + i, bytes->len - i, &c);

		strbuf_adds(out, "<!-- -->");
		strbuf_add(out, bytes->str + i, n);
		i += n;
	}
}

static void
write_nothing(struct strbuf *out, const struct strbuf *bytes)
{
	(void)out;
	(void)bytes;
}

static const struct way {
	const char *name;
	void (*write)(struct strbuf *, const struct strbuf *);
} ways[] = {
    {"raw:", write_raw},
    {"yaml:", write_yaml},
    {"entity:", write_entity},
    {"split:", write_split},
    {"plain:", write_nothing},
    {"unseen:", write_raw},
};

static const struct way *
way_at(const char *p)
{
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (strncmp(p, ways[i].name, strlen(ways[i].name)) == 0)
			return &ways[i];
	return NULL;
}

/* ---- Files -------------------------------------------------------------- */

static void
add_word(struct strbuf *out, const char *from, const char *end)
{
	strbuf_addc(out, 'F');
	for (; from < end; from++)
		if (*from != '-')
			strbuf_addc(out, *from);
}

/* What stands between "@" and "@". */
static void
add_field(struct strbuf *out, const char *p, const char *end,
    const struct attack *attack, unsigned number)
{
	const struct way *way = way_at(p);

	if (strncmp(p, "day@", 4) == 0) {
		strbuf_printf(out, "2026-%02u-%02u", 1 + number / 28 % 12,
		    1 + number % 28);
	} else if (strncmp(p, "id@", 3) == 0) {
		strbuf_printf(out, "26%02u.%04u", 1 + number % 12, number);
	} else if (way) {
		add_word(out, p + strlen(way->name), end);
		way->write(out, &attack->bytes);
	} else {
		fail_msg("what is @%.*s@?", (int)(end - p), p);
	}
}

/* The next field from `p`, between the pointers; false: none. */
static bool
find_field(const char *p, const char **begin, const char **end)
{
	*begin = strchr(p, '@');
	*end = *begin ? strchr(*begin + 1, '@') : NULL;
	return *end != NULL;
}

void
hostile_file(struct strbuf *out, const char *name, const struct attack *attack,
    unsigned number)
{
	struct strbuf file = STRBUF_INIT;
	const char *p, *begin, *end;

	read_table(&file, name);
	for (p = file.str; find_field(p, &begin, &end); p = end + 1) {
		strbuf_add(out, p, (size_t)(begin - p));
		add_field(out, begin + 1, end, attack, number);
	}
	strbuf_adds(out, p);
	strbuf_release(&file);
}

size_t
hostile_words(struct strbuf *out, const char *name)
{
	struct strbuf file = STRBUF_INIT;
	const char *p, *begin, *end;
	size_t n = 0;

	read_table(&file, name);
	for (p = file.str; find_field(p, &begin, &end); p = end + 1) {
		const struct way *way = way_at(begin + 1);

		if (!way || strncmp(way->name, "unseen", 6) == 0)
			continue;
		add_word(out, begin + 1 + strlen(way->name), end);
		strbuf_addc(out, ' ');
		n++;
	}
	strbuf_release(&file);
	return n;
}

void
hostile_assert_reached(
    const char *where, const struct strbuf *words, const struct strbuf *text)
{
	bool missing = false;

	for (const char *p = words->str; *p; p += strcspn(p, " ") + 1) {
		struct strbuf word = STRBUF_INIT;

		strbuf_add(&word, p, strcspn(p, " "));
		if (!strstr(text->str, word.str)) {
			print_error("%s: %s is never there\n", where, word.str);
			missing = true;
		}
		strbuf_release(&word);
	}
	assert_false(missing);
}

void
hostile_name(struct strbuf *out, const struct attack *attack)
{
	size_t len = attack->bytes.len;

	for (size_t i = 0; i < len && i < NAME_BYTES; i++)
		if (attack->bytes.str[i] && attack->bytes.str[i] != '/')
			strbuf_addc(out, attack->bytes.str[i]);
}

void
hostile_write(const char *path, const struct strbuf *bytes)
{
	char *copy = mem_strdup(path);
	int fd;

	for (char *p = copy + 1; *p; p++)
		if (*p == '/') {
			*p = '\0';
			mkdir(copy, 0777);
			*p = '/';
		}
	fd = open(copy, O_WRONLY | O_CREAT | O_TRUNC, 0666);
	assert_true(fd >= 0);
	assert_int_equal(file_write(fd, bytes->str, bytes->len), 0);
	assert_int_equal(close(fd), 0);
	free(copy);
}
