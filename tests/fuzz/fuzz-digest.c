// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * A digest that is put together of pieces: each byte of the input stands for
 * one. Where bytes by themselves seldom get beyond noise, these are headings,
 * lists, links, tables and so on, whole or broken, in any order and depth, and
 * as often as makes long what should not take long.
 */
#include <config.h>

#include <stdlib.h>

#include "base/mem.h"
#include "fuzz-check.h"
#include "fuzz.h"

static const char *const pieces[] = {
    /* Papers and sections. */
    "\n\n# 1. [Title *of* 논문](https://arxiv.org/abs/2601.00001)\n\n",
    "\n\n## 2\\. [Broken\nover [lines]\n",
    "](https://arxiv.org/abs/2601.00002v2)\n",
    "# [Title](",
    "\n# 논문 3: ",
    "\n\n## Introduction\n\n",
    "\n\n### 방법\n\n",
    "\n## Results\n",
    "\n**Limitations**\n",
    "\nConclusion\n---\n",
    "\n===\n",
    "\n#### ",
    "\n###### ",
    "#",
    "Goal: ",
    "- **핵심 기여**: ",
    "Authors: A B, C D",
    "저자: 홍길동, 이몽룡 외 3명\n",
    "\n**Authors:** Ann Lee; B. de la Cruz et al.\n",
    "작성자 : ",
    "著者：",
    ", and ",
    " · ",
    "、",
    "et al.",
    "10.1000/x.1",
    "doi:10.1000/182",
    "hf.co/papers/2509.09372v3",
    "https://arxiv.org/abs/2509.09372",
    "\n> [Alphaxiv](https://www.alphaxiv.org/abs/x)\n",
    /* Front matter. */
    "---\n",
    "title: \"Daily \"Papers\"\n",
    "date: 2026-01-31 08:15\n",
    "tags: [a, \"b\", 다]\n",
    "+++\n",
    "\xEF\xBB\xBF",
    /* Blocks. */
    "\n",
    "\n\n",
    "\n- ",
    "\n  - ",
    "\n    - ",
    "\n1. ",
    "\n99) ",
    "\n> ",
    "> ",
    "\n>> - ",
    "\n```\n",
    "\n~~~ c\n",
    "\n    ",
    "\n***\n",
    "\n* [ ] ",
    "\t",
    "\n<details><summary>",
    "</summary>\n",
    "</details>\n",
    "\n<!--",
    "-->\n",
    "<br>",
    "<table><tr><td>",
    "</td></tr></table>",
    "<div>",
    "</div>",
    "<img alt=\"그림\" src=x>",
    "<a href=\"javascript:x\">",
    "</a>",
    "<sub>",
    "</sub>",
    /* Tables. */
    "\n| a | 나 |\n|---|:-:|\n| 1 | 둘 |\n",
    "\n|",
    " | ",
    "|--:|",
    "|",
    "\\|",
    "\n| ",
    ":---:",
    "\na | b\n-|-\n",
    /* Inlines. */
    "*",
    "**",
    "***",
    "_",
    "__",
    "`",
    "``",
    "~~",
    "[",
    "]",
    "](",
    ")",
    "](http://x/y_(z))",
    "![",
    "[^1]",
    "\n[^1]: note\n",
    "[x]: http://u\n",
    "[x]",
    "<http://auto/>",
    "\\",
    "\\\n",
    "  \n",
    "!",
    "(정확도)",
    "'",
    "\"",
    "—",
    "…",
    /* TeX. */
    "$",
    "$$",
    "\n$$\n",
    "$x_1 * y^*_2$",
    "\\(",
    "\\)",
    "\\[",
    "\\]",
    "\\alpha",
    "\\begin{align}",
    "\\end{align}",
    "{",
    "}",
    "\\\\",
    /* Words. */
    " ",
    "word",
    "모델을",
    "학습률(learning rate)을",
    "漢字データ、",
    "하이퍼파라미터최적화기법들에서",
    "각",
    "ㅅㅇㅊ",
    "ㄳ",
    "\u1100",
    "\u1161",
    "\u11A8",
    "e\u0301",
    "\u0301",
    "\u0338",
    "\u212B",
    "\u0344",
    "👨‍👩‍👧‍👦",
    "👍🏽",
    "🇰🇷",
    "✈️",
    "שלום",
    "مرحبا",
    "\u3000",
    "\u00A0",
    "\u200B",
    "\u00AD",
    "\uFE0F",
    "\u200D",
    "Donaudampfschifffahrtsgesellschaft",
    "https://example.org/a/long/path?query=1&x=2",
    /* What is to come to nothing. */
    "&#27;",
    "&#x9b;31m",
    "&#x202e;",
    "&#0;",
    "&#10;",
    "&#13;",
    "&#xD800;",
    "&#x110000;",
    "&amp;lt;",
    "&nbsp;",
    "&ngE;",
    "&bsol;",
    "\x1b[31m",
    "\x1b]52;c;eA==\x07",
    "\x9b",
    "\xC2\x9B",
    "\xC2\x85",
    "\b\b",
    "\r",
    "\r\n",
    "\f",
    "\v",
    "\x7F",
    "\u202E",
    "\u2066",
    "\u2069",
    "\u061C",
    "\u2028",
    "\uFFFD",
    "\uFFFE",
    "\U000E0041",
    "\xFF",
    "\xC0\x80",
    "\xE2\x80",
    "\xED\xA0\x80",
    "\xF4\x90\x80\x80",
    "<think>",
    "</think>",
};

enum {
	PIECES = sizeof(pieces) / sizeof(pieces[0]),
	TIMES = 255, /* how far back, and how often what stands there comes */
	RAW = 254,   /* the next byte is itself */
	BACK_MAX = 16,
	DIGEST_MAX = 8 * 1024,
	LONG_MAX = 64 * 1024, /* of one in sixteen */
};

_Static_assert(PIECES < RAW, "a byte for each piece");

struct composer {
	struct strbuf out;
	size_t max;              /* bytes, about */
	size_t begins[BACK_MAX]; /* of the last pieces, by their number */
	size_t n;
};

/* Repeats the last few pieces, so that it becomes long. */
static void
repeat(struct composer *c, unsigned back, unsigned times)
{
	size_t begin = c->begins[(c->n - 1 - back % BACK_MAX) % BACK_MAX];
	char *unit = mem_strndup(c->out.str + begin, c->out.len - begin);
	size_t len = c->out.len - begin;

	for (times *= 16; times > 0 && c->out.len + len <= c->max; times--)
		strbuf_add(&c->out, unit, len);
	free(unit);
}

static void
compose(struct composer *c, struct fuzz *f)
{
	while (f->len && c->out.len < c->max) {
		unsigned byte = fuzz_take(f);

		if (byte == TIMES) {
			unsigned back = fuzz_take(f);

			if (c->n)
				repeat(c, back, fuzz_take(f));
			continue;
		}
		c->begins[c->n++ % BACK_MAX] = c->out.len;
		if (byte == RAW)
			strbuf_addc(&c->out, (char)fuzz_take(f));
		else
			strbuf_adds(&c->out, pieces[byte % PIECES]);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct fuzz f = {data, size};
	struct fuzz_look look = {
	    .width = fuzz_take_last(&f), .options = fuzz_take_last(&f)};
	struct composer c = {.out = STRBUF_INIT,
	    .max = look.options >> 4 == 15 ? LONG_MAX : DIGEST_MAX};
	size_t len;
	char *bytes;

	look.from = fuzz_take_last(&f) << 4;
	look.len = fuzz_take_last(&f);
	compose(&c, &f);
	len = c.out.len;
	bytes = strbuf_detach(&c.out);
	fuzz_check_digest(bytes, len, &look);
	free(bytes);
	return 0;
}
