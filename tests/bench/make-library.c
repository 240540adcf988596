// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Makes a library to measure with: POSTS digests in FOLDER, each day one,
 * backwards from 2025-09-12.
 *
 *     make-library FOLDER POSTS SOURCE...
 *
 * A post has papers of the SOURCE digests in any order, about 20 KB of them;
 * the same paper twice differs in its identifier and in a tenth of its words.
 * Those are words of other papers or, one of four, coined ones, some of them
 * often and most hardly ever, as words are (Zipf's law: the n-th comes 1/n as
 * often as the first). All of it depends on the arguments alone.
 *
 * Prints three words to search for, each with how many posts have it: a common
 * one, one in between and a rare one.
 */
#include <config.h>

#include <errno.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#include "base/file.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"

enum {
	OCTAVES = 14,
	RANKS = 1 << OCTAVES, /* coined words */
	POST_MIN = 14000,
	POST_MAX = 26000, /* bytes, the last paper more or less */
	EXCHANGED = 10,   /* one word of so many */
	COINED = 4,       /* one of so many exchanged ones */
	WORD_MIN = 4,     /* bytes of a word that may be exchanged */
	WORD_MAX = 24,
};

/* 2025-09-12 */
static const time_t last_day = 1757635200;

/* A range of a source. */
struct piece {
	const char *s;
	size_t len;
};

struct paper {
	struct piece title, body;
};

struct maker {
	struct paper *papers;
	size_t n_papers, cap_papers;
	struct piece *words; /* as often as they are there */
	size_t n_words, cap_words;
	uint64_t seed;
	unsigned post;
	unsigned seen[RANKS]; /* in which post, counted from 1, last */
	unsigned posts[RANKS];
};

static void
complain(const char *what)
{
	fprintf(stderr, "make-library: %s: %s\n", what, strerror(errno));
	exit(2);
}

/* Marsaglia's xorshift64. */
static uint64_t
next_random(struct maker *m)
{
	m->seed ^= m->seed << 13;
	m->seed ^= m->seed >> 7;
	m->seed ^= m->seed << 17;
	return m->seed;
}

static size_t
random_below(struct maker *m, size_t n)
{
	return (size_t)((next_random(m) >> 16) % n);
}

/* Words */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* Bytes of the word at `s`: letters of ASCII or Hangul syllables. */
static size_t
word_length(const char *s, const char *end)
{
	const char *p = s;
	uint32_t c;

	while (p < end && is_letter(*p))
		p++;
	if (p > s)
		return (size_t)(p - s);
	while (p < end && (unsigned char)*p >= 0xEA) {
		size_t n = utf8_decode(p, (size_t)(end - p), &c);

		if (c < 0xAC00 || c > 0xD7A3)
			break;
		p += n;
	}
	return (size_t)(p - s);
}

/* Bytes up to the next word, at least one character. */
static size_t
gap_length(const char *s, const char *end)
{
	const char *p = s;
	uint32_t c;

	do
		p += utf8_decode(p, (size_t)(end - p), &c);
	while (p < end && !word_length(p, end));
	return (size_t)(p - s);
}

/* The coined word of a rank: of three syllables, every other one Korean. */
static void
add_coined(struct strbuf *out, size_t rank)
{
	static const char consonants[] = "bdfghjklmnprstvwyz";
	static const char vowels[] = "aeiou";
	size_t code = (rank * 7919 + 4242) % 729000;

	for (int i = 0; i < 3; i++, code /= 90) {
		char buf[4];
		size_t at = code % 90;

		if (rank % 2) {
			strbuf_addc(out, consonants[at / 5]);
			strbuf_addc(out, vowels[at % 5]);
		} else {
			uint32_t c = (uint32_t)(0xAC00 + at * 124 + 4);

			strbuf_add(out, buf, utf8_encode(buf, c));
		}
	}
}

static void
add_some_word(struct maker *m, struct strbuf *out)
{
	const struct piece *word;
	size_t rank;

	if (random_below(m, COINED)) {
		word = &m->words[random_below(m, m->n_words)];
		strbuf_add(out, word->s, word->len);
		return;
	}
	rank = (size_t)1 << random_below(m, OCTAVES);
	rank += random_below(m, rank);
	add_coined(out, rank);
	if (m->seen[rank] != m->post)
		m->posts[rank]++;
	m->seen[rank] = m->post;
}

/* Appends text with some of its words exchanged. */
static void
add_exchanged(struct maker *m, struct strbuf *out, struct piece text)
{
	const char *p = text.s;
	const char *end = text.s + text.len;

	while (p < end) {
		size_t n = word_length(p, end);

		if (n >= WORD_MIN && random_below(m, EXCHANGED) == 0) {
			add_some_word(m, out);
		} else {
			n = n ? n : gap_length(p, end);
			strbuf_add(out, p, n);
		}
		p += n;
	}
}

/* Papers */

static struct piece
line_at(const char *p, const char *end)
{
	const char *lf = memchr(p, '\n', (size_t)(end - p));

	return (struct piece){p, (size_t)((lf ? lf + 1 : end) - p)};
}

static const char *
find(struct piece in, const char *what)
{
	size_t len = strlen(what);

	for (size_t i = 0; i + len <= in.len; i++)
		if (memcmp(in.s + i, what, len) == 0)
			return in.s + i;
	return NULL;
}

/* Whether a line is a heading that is a link; its text then. */
static bool
is_paper(struct piece line, struct piece *title)
{
	const char *from = find(line, "[");
	const char *to = find(line, "](http");

	if (line.s[0] != '#' || !from || !to || to < from)
		return false;
	*title = (struct piece){from + 1, (size_t)(to - from - 1)};
	return true;
}

/* What stays as it is: headings, and what has an address or code in it. */
static bool
is_fixed(struct piece line)
{
	return line.s[0] == '#' || find(line, "http") || find(line, "`") ||
	    find(line, "$");
}

static void
take_words(struct maker *m, struct piece line)
{
	const char *p = line.s;
	const char *end = line.s + line.len;

	while (p < end) {
		size_t n = word_length(p, end);

		if (n >= WORD_MIN && n <= WORD_MAX) {
			m->words = mem_grow(m->words, m->n_words, &m->cap_words,
			    sizeof(*m->words));
			m->words[m->n_words++] = (struct piece){p, n};
		}
		p += n ? n : gap_length(p, end);
	}
}

static void
take_papers(struct maker *m, const char *p, const char *end)
{
	struct paper *paper = NULL;

	while (p < end) {
		struct piece line = line_at(p, end);
		struct piece title;

		p += line.len;
		if (is_paper(line, &title)) {
			m->papers = mem_grow(m->papers, m->n_papers,
			    &m->cap_papers, sizeof(*m->papers));
			paper = &m->papers[m->n_papers++];
			*paper = (struct paper){title, {p, 0}};
		} else if (paper) {
			paper->body.len += line.len;
			if (!is_fixed(line))
				take_words(m, line);
		}
	}
}

static void
add_paper(struct maker *m, struct strbuf *out, unsigned number, struct tm *day)
{
	const struct paper *paper = &m->papers[random_below(m, m->n_papers)];
	const char *end = paper->body.s + paper->body.len;

	strbuf_printf(out, "\n# %u. [", number);
	add_exchanged(m, out, paper->title);
	strbuf_printf(out, "](https://arxiv.org/abs/%02d%02d.%05zu)\n",
	    day->tm_year % 100, day->tm_mon + 1, random_below(m, 100000));
	for (const char *p = paper->body.s; p < end;) {
		struct piece line = line_at(p, end);

		p += line.len;
		if (is_fixed(line))
			strbuf_add(out, line.s, line.len);
		else
			add_exchanged(m, out, line);
	}
	if (out->str[out->len - 1] != '\n')
		strbuf_addc(out, '\n');
}

static void
make_post(struct maker *m, const char *folder)
{
	time_t time = last_day - (time_t)m->post * 86400;
	size_t size = POST_MIN + random_below(m, POST_MAX - POST_MIN);
	struct strbuf text = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;
	struct tm *day = gmtime(&time);
	char date[32];
	FILE *file;

	strftime(date, sizeof(date), "%Y-%m-%d", day);
	strbuf_printf(&text,
	    "---\nlayout: post\ntitle: Daily Papers — %s\"\n"
	    "date: %s 08:15:00\ntags: [papers]\n---\n",
	    date, date);
	for (unsigned n = 1; text.len < size; n++)
		add_paper(m, &text, n, day);
	strbuf_printf(&path, "%s/%s-daily-papers.md", folder, date);
	file = fopen(path.str, "w");
	if (!file || fwrite(text.str, 1, text.len, file) != text.len ||
	    fclose(file) != 0)
		complain(path.str);
	strbuf_release(&path);
	strbuf_release(&text);
}

/* The first coined word from `rank` on, by twos, that at most that many posts
 * have, but some. */
static void
print_word(const struct maker *m, const char *name, size_t rank, unsigned most)
{
	struct strbuf word = STRBUF_INIT;

	while (rank + 2 < RANKS && (m->posts[rank] > most || !m->posts[rank]))
		rank += 2;
	add_coined(&word, rank);
	printf("%s %s %u\n", name, word.str, m->posts[rank]);
	strbuf_release(&word);
}

int
main(int argc, char *argv[])
{
	struct maker *m = mem_alloc(sizeof(*m));
	unsigned posts = argc > 2 ? (unsigned)strtoul(argv[2], NULL, 10) : 0;
	struct strbuf *sources;
	struct error err;

	if (argc < 4 || !posts) {
		fputs("usage: make-library FOLDER POSTS SOURCE...\n", stderr);
		return 2;
	}
	m->seed = 20250912;
	sources = mem_alloc((size_t)argc * sizeof(*sources));
	for (int i = 3; i < argc; i++) {
		strbuf_init(&sources[i]);
		if (file_read(argv[i], &sources[i], &err) == OK)
			take_papers(
			    m, sources[i].str, sources[i].str + sources[i].len);
	}
	if (!m->n_papers || !m->n_words)
		complain("no papers in the sources");
	if (mkdir(argv[1], 0777) != 0)
		complain(argv[1]);
	for (m->post = 1; m->post <= posts; m->post++)
		make_post(m, argv[1]);
	print_word(m, "common", 1, posts);
	print_word(m, "middling", 2, posts / 30);
	print_word(m, "rare", 1, posts / 2000 + 1);
	for (int i = 3; i < argc; i++)
		strbuf_release(&sources[i]);
	free(sources);
	free(m->papers);
	free(m->words);
	free(m);
	return 0;
}
