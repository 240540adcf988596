// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What holds for every digest, tried on thousands that chance has written,
 * the same on every run. Digests in the primary form, with all its odd shapes,
 * must be read as they were meant; noise, and real digests (or the former)
 * with bytes changed, must keep the promises of node.h and post.h, and be read
 * twice alike.
 */
#include <config.h>

#include <dirent.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "base/file.h"
#include "base/mem.h"
#include "model-check.h"
#include "model-digest.h"
#include "trials.h"

enum { REAL_MAX = 64 };

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Shows the line of the outline that is not as expected. */
static void
compare_outlines(const struct digest *d, const char *outline)
{
	const char *a = d->outline.str, *b = outline;

	if (strcmp(a, b) == 0)
		return;
	for (size_t i = 0; d->outline.str[i] == outline[i]; i++)
		if (outline[i] == '\n') {
			a = d->outline.str + i + 1;
			b = outline + i + 1;
		}
	fprintf(stderr, "%s\n", d->src.str);
	fail_msg("expected: %.*s\nbut is:   %.*s", (int)strcspn(a, "\n"), a,
	    (int)strcspn(b, "\n"), b);
}

static void
assert_read(const struct digest *d, const struct strbuf *src)
{
	struct strbuf outline = STRBUF_INIT;
	struct post *post = post_parse("x.md", src->str, src->len);

	check_post(post);
	digest_write_outline(&outline, post);
	compare_outlines(d, outline.str);
	post_free(post);
	strbuf_release(&outline);
}

static void
test_digests(void **state)
{
	struct digest d = DIGEST_INIT;
	struct strbuf src = STRBUF_INIT;
	size_t n = trials_count(1500, 1500, 150);

	(void)state;
	for (uint32_t seed = 1; seed <= n; seed++) {
		digest_write(&d, seed);
		digest_write_variant(&src, &d, seed % 8);
		assert_read(&d, &src);
	}
	strbuf_release(&src);
	digest_release(&d);
}

/* Noise and mutants. */

static void
assert_sound(const struct strbuf *src)
{
	struct strbuf once = STRBUF_INIT;
	struct strbuf twice = STRBUF_INIT;
	struct post *post = post_parse("a/x.md", src->str, src->len);

	check_post(post);
	check_write_post(&once, post);
	post_free(post);
	post = post_parse("a/x.md", src->str, src->len);
	check_write_post(&twice, post);
	post_free(post);
	assert_string_equal(once.str, twice.str);
	strbuf_release(&once);
	strbuf_release(&twice);
}

static const char *const noises[] = {"\n", "\n", "\n\n", " ", "    ", "\t",
    "\r\n", "\r", "# ", "## ", "### 2. ", "[", "](", ")", "](http://x/y)\n",
    "# 1. [a](https://arxiv.org/abs/2601.00001)\n", "https://arxiv.org/abs/",
    "2601.00002", "- ", "* ", "+ ", "1. ", "3) ", "> ", ">> ", "```", "~~~\n",
    "`", "``", "*", "**", "***", "_", "__", "$", "$$", "\\", "<", ">", "<b>",
    "</b>", "<br>", "<!--", "-->", "<div>", "</div>", "<img alt=\"", "\">",
    "<td>", "<li>", "&amp;", "&#27;", "&#0;", "&#x9b;", "&#x202e;", "&#xD800;",
    "&#x110000;", "&#10;", "&#13;", "&#xFDD0;", "&#xFDDF;", "&#x301;",
    "&#x338;", "|", "| --- |\n", "---\n", "===\n", "***\n", "+++\n",
    "title: x\n", "date: 2026-01-31\n", "tags: [a",
    "Method: ", "**방법**: ", "!", "![", "\x1b[31m", "\x1b]0;x\x07", "\x7f",
    "\xc2\x9b", "\xc2\x85", "\xe2\x80\xae", "\xe2\x81\xa6", "\xe2\x80\xa8",
    "\xd8\x9c", "\xff", "\xc0\x80", "\xe2\x80", "\xed\xa0\x80",
    "\xf4\x90\x80\x80", "\xef\xb7\x90", "\xef\xb7\x9f", "\xef\xbb\xbf",
    "\u0301", "\u0338", "\u1100", "\u1161", "\u11A8", "\u212B", "\u0344", "가",
    "각", "e", "=", "word", "한국어", "漢字", "👨‍👩‍👧", "(정확도)",
    "[x]: /u\n", "[x]", "\f", "\v"};

static void
test_noise(void **state)
{
	struct strbuf src = STRBUF_INIT;
	size_t n = trials_count(20000, 20000, 1000);

	(void)state;
	for (uint32_t i = 1; i <= n; i++) {
		uint32_t seed = i * 2654435761u;
		size_t pieces = digest_random(&seed) % 80;

		strbuf_reset(&src);
		for (; pieces > 0; pieces--)
			strbuf_adds(
			    &src, noises[digest_random(&seed) % COUNT(noises)]);
		if (digest_one_in(&seed, 9))
			strbuf_addc(&src, '\0');
		assert_sound(&src);
	}
	strbuf_release(&src);
}

/* One change: bytes cut, doubled, replaced or noise put in. */
static void
mutate(struct strbuf *src, uint32_t *seed)
{
	size_t at = src->len ? digest_random(seed) % src->len : 0;
	size_t len = digest_random(seed) % 40;
	const char *noise = noises[digest_random(seed) % COUNT(noises)];
	char *copy;

	if (len > src->len - at)
		len = src->len - at;
	switch (digest_random(seed) % 5) {
	case 0:
		strbuf_splice(src, at, len, "", 0);
		break;
	case 1:
		copy = mem_strndup(src->str + at, len);
		strbuf_splice(src, at, 0, copy, len);
		free(copy);
		break;
	case 2:
		if (src->len)
			src->str[at] = (char)digest_random(seed);
		break;
	default:
		strbuf_splice(src, at, 0, noise, strlen(noise));
		break;
	}
}

static void
assert_mutants(const struct strbuf *original, uint32_t seed, size_t n)
{
	struct strbuf src = STRBUF_INIT;

	for (; n > 0; n--) {
		strbuf_reset(&src);
		strbuf_add(&src, original->str, original->len);
		for (size_t k = 1 + digest_random(&seed) % 30; k > 0; k--)
			mutate(&src, &seed);
		if (digest_one_in(&seed, 8))
			strbuf_truncate(
			    &src, digest_random(&seed) % (src.len + 1));
		assert_sound(&src);
	}
	strbuf_release(&src);
}

static void
test_mutants(void **state)
{
	struct digest d = DIGEST_INIT;
	size_t n = trials_count(1500, 1500, 100);

	(void)state;
	for (uint32_t seed = 1; seed <= n; seed++) {
		digest_write(&d, seed);
		assert_mutants(&d.src, seed, 1);
	}
	digest_release(&d);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

static size_t
find_real(const char *dir, char *names[REAL_MAX])
{
	DIR *open = opendir(dir);
	struct dirent *entry;
	size_t n = 0;

	assert_non_null(open);
	while (n < REAL_MAX && (entry = readdir(open)))
		if (strstr(entry->d_name, ".md"))
			names[n++] = mem_strdup(entry->d_name);
	closedir(open);
	qsort(names, n, sizeof(*names), by_name);
	return n;
}

static void
mutate_folder(const char *folder)
{
	struct strbuf path = STRBUF_INIT;
	struct strbuf bytes = STRBUF_INIT;
	char *names[REAL_MAX];
	struct error err;
	size_t n, dir;

	strbuf_printf(&path, "%s/%s/", getenv("NONMUN_CORPUS"), folder);
	dir = path.len;
	n = find_real(path.str, names);
	assert_true(n > 0);
	for (size_t i = 0; i < n; i++) {
		strbuf_truncate(&path, dir);
		strbuf_adds(&path, names[i]);
		strbuf_reset(&bytes);
		assert_int_equal(file_read(path.str, &bytes, &err), OK);
		assert_mutants(
		    &bytes, (uint32_t)i + 1, trials_count(12, 12, 1));
		free(names[i]);
	}
	strbuf_release(&path);
	strbuf_release(&bytes);
}

static void
test_real_mutants(void **state)
{
	(void)state;
	if (!getenv("NONMUN_CORPUS"))
		skip();
	mutate_folder("primary");
	mutate_folder("variants");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_digests),
	    cmocka_unit_test(test_noise),
	    cmocka_unit_test(test_mutants),
	    cmocka_unit_test(test_real_mutants),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests_name("generated", tests, NULL, NULL);
}
