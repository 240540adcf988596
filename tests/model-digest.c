// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests that chance writes: see model-digest.h. Source and outline are
 * written side by side, piece by piece. */
#include <config.h>

#include "model-digest.h"

#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

uint32_t
digest_random(uint32_t *seed)
{
	*seed = *seed * 1664525u + 1013904223u;
	return *seed >> 8;
}

bool
digest_one_in(uint32_t *seed, uint32_t n)
{
	return digest_random(seed) % n == 0;
}

static void __attribute__((format(printf, 2, 3)))
put(struct digest *d, const char *fmt, ...)
{
	size_t from = d->src.len;
	va_list ap;

	va_start(ap, fmt);
	strbuf_vprintf(&d->src, fmt, ap);
	va_end(ap);
	for (size_t i = from; i < d->src.len; i++)
		d->line += d->src.str[i] == '\n';
}

/* "%" in these stands for the next word. */
static const char *const bodies[] = {
    "%\n",
    "- Goal: % 본 연구는 %\n- Motivation: %  \n  %\n",
    "% **정확도(%)**를 `%` 높인다.  \n%\n",
    "```\n# 1. [%](https://arxiv.org/abs/2601.99999)\n## %\n```\n",
    "~~~ c\n% [\n```\n# [%\n~~~\n",
    "> # [%](https://arxiv.org/abs/2601.99999)\n> %\n",
    "1. %\n   - ```\n     %\n     ```\n2. %\n",
    "| % | % |\n|---|---|\n| % | % |\n",
    "<details><summary>%</summary>\n%<br>%\n</details>\n",
    "$$\n\\alpha_1 * % \\\\\n= %\n$$\n",
    "% $x_1 * % * y_2$ *%* [%](http://x/y_z_(1))\n",
    "%\x1b[31m&#27;[0m&#x9b;\xc2\x9b \xe2\x80\xae%&#x202e;\x07 %\n",
    "% <think> % </think> <b>%</b> %<sub>%</sub>\n",
    "![%](p.png) <!-- more --> %\n",
    "    % indented\n",
    "- - - %\n    > %\n",
    "% costs $5 and $6_%_ [0, 1) [% ] (%\n",
    "*** %\n\n%\n\n***\n\n%\n",
};

static const char *const section_names[] = {"Introduction", "Method", "Results",
    "Limitations", "Conclusion", "서론", "방법", "실험 결과", "한계", "결론"};

static const struct {
	const char *src, *plain;
} title_words[] = {
    {"Vision-Language-Action", "Vision-Language-Action"},
    {"모델", "모델"},
    {"<think>", "<think>"},
    {"&lt;s_1&gt;", "<s_1>"},
    {"R&amp;D", "R&D"},
    {"`code_x`", "code_x"},
    {"*emph*", "emph"},
    {"**(A)**의", "(A)의"},
    {"[x]", "[x]"},
    {"[a [b] c]", "[a [b] c]"},
    {"$\\pi_{0.5}$", "$\\pi_{0.5}$"},
    {"$K^*_i*2$", "$K^*_i*2$"},
    {"C\\+\\+", "C++"},
    {"e\u0301", "\u00E9"},
    {"2.0:", "2.0:"},
    {"_x_", "x"},
    {"50%", "50%"},
};

static const char *const number_styles[] = {
    "", "%d. ", "%d\\. ", "[%d] ", "%d) ", "**%d.** "};

static void
put_body(struct digest *d)
{
	const char *p = bodies[digest_random(&d->seed) % COUNT(bodies)];

	for (; *p; p++)
		if (*p == '%') {
			put(d, "w%u", ++d->words);
			strbuf_printf(&d->outline, " w%u", d->words);
		} else {
			put(d, "%c", *p);
		}
	put(d, "\n");
}

/* A title's words, with blanks or line ends between them. */
static void
put_title(struct digest *d)
{
	size_t n = 1 + digest_random(&d->seed) % 6;
	bool broken = digest_one_in(&d->seed, 3);
	unsigned from = d->line;

	put(d, "[");
	strbuf_adds(&d->outline, "\"");
	for (size_t i = 0; i < n; i++) {
		size_t k = digest_random(&d->seed) % COUNT(title_words);
		bool ends =
		    broken && digest_one_in(&d->seed, 2) && d->line < from + 4;

		if (i) {
			put(d, "%s",
			    !ends                            ? " "
				: digest_one_in(&d->seed, 4) ? "\n\n"
							     : "  \n  ");
			strbuf_adds(&d->outline, " ");
		}
		put(d, "%s", title_words[k].src);
		strbuf_adds(&d->outline, title_words[k].plain);
	}
	put(d, "]");
	strbuf_adds(&d->outline, "\"");
}

static void
put_heading(struct digest *d, unsigned level)
{
	for (unsigned i = 0; i < level; i++)
		put(d, "#");
	put(d, " ");
}

static void
put_section(struct digest *d)
{
	const char *name =
	    section_names[digest_random(&d->seed) % COUNT(section_names)];

	strbuf_printf(&d->outline, "    %s @%u:", name, d->line);
	put_heading(d, d->section_level);
	put(d, "%s%s\n", name, digest_one_in(&d->seed, 3) ? "  " : "");
	for (size_t n = digest_random(&d->seed) % 4; n > 0; n--)
		put_body(d);
	strbuf_adds(&d->outline, "\n");
	put(d, "\n");
}

static void
put_paper(struct digest *d, int number)
{
	size_t style = digest_random(&d->seed) % COUNT(number_styles);
	size_t sections = digest_random(&d->seed) % 5;
	unsigned id = 10000 + digest_random(&d->seed) % 80000;
	unsigned line = d->line;

	/* Sections above the level of papers are such where most have them. */
	if (d->section_level < d->paper_level || number == 1)
		sections++;
	put_heading(d, d->paper_level);
	strbuf_printf(&d->outline, "paper %d ", style ? number : -1);
	if (style == 1)
		put(d, "%d. ", number);
	else
		for (const char *p = number_styles[style]; *p; p++)
			if (p[0] == '%' && p[1] == 'd') {
				put(d, "%d", number);
				p++;
			} else {
				put(d, "%c", *p);
			}
	put_title(d);
	put(d, "%s(https://arxiv.org/abs/2601.%u)%s\n",
	    digest_one_in(&d->seed, 9) ? "\n" : "", id,
	    digest_one_in(&d->seed, 4) ? "  \n" : "\n");
	strbuf_printf(
	    &d->outline, " https://arxiv.org/abs/2601.%u @%u:", id, line);
	if (digest_one_in(&d->seed, 3))
		put(d, "> [Alphaxiv](https://www.alphaxiv.org/abs/x)\n\n");
	if (digest_one_in(&d->seed, 3))
		put_body(d);
	strbuf_adds(&d->outline, "\n");
	for (; sections > 0; sections--)
		put_section(d);
}

void
digest_write(struct digest *d, uint32_t seed)
{
	int papers;

	strbuf_reset(&d->src);
	strbuf_reset(&d->outline);
	*d = (struct digest){.seed = seed * 2654435761u,
	    .line = 1,
	    .src = d->src,
	    .outline = d->outline};
	papers = 1 + (int)(digest_random(&d->seed) % 8);
	d->paper_level = 1 + digest_random(&d->seed) % 4;
	d->section_level = d->paper_level > 1 && digest_one_in(&d->seed, 4)
	    ? d->paper_level - 1
	    : d->paper_level + 1 + digest_one_in(&d->seed, 5);
	if (!digest_one_in(&d->seed, 4))
		put(d,
		    "---\ntitle: Daily Papers — 2026-01-31\"\n"
		    "date: 2026-01-31 08:15:00\ntags: [a, b]\n---\n\n");
	if (digest_one_in(&d->seed, 3)) {
		strbuf_adds(&d->outline, "preamble:");
		put(d, "%s", "머리말\n\n");
		put_body(d);
		strbuf_adds(&d->outline, "\n");
	}
	for (int i = 1; i <= papers; i++)
		put_paper(d, i);
}

/* Reading the outline back. */

static void
write_words(
    struct strbuf *out, const struct post *post, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i < to; i++) {
		uint32_t n = 1;

		if (post->text[i] != 'w')
			continue;
		while (post->text[i + n] >= '0' && post->text[i + n] <= '9')
			n++;
		if (n > 1)
			strbuf_printf(out, " %.*s", (int)n, post->text + i);
	}
}

void
digest_write_outline(struct strbuf *out, const struct post *post)
{
	for (size_t i = 0; i < post->n_parts; i++) {
		const struct paper *p = &post->parts[i];
		uint32_t from = p->begin;

		if (p->kind == PART_PAPER) {
			strbuf_printf(out, "paper %d \"%s\" %s @%u:", p->number,
			    p->title, p->url, p->line);
			from = post->blocks[p->head.from]->end;
		} else {
			strbuf_adds(out,
			    p->kind == PART_PREAMBLE ? "preamble:"
						     : "trailer:");
		}
		write_words(out, post, from,
		    p->n_sections ? p->sections[0].begin : p->end);
		strbuf_addc(out, '\n');
		for (size_t k = 0; k < p->n_sections; k++) {
			const struct section *s = &p->sections[k];

			strbuf_printf(out, "    %s @%u:", s->heading, s->line);
			write_words(out, post, s->begin, s->end);
			strbuf_addc(out, '\n');
		}
	}
}

void
digest_write_variant(
    struct strbuf *out, const struct digest *d, unsigned variant)
{
	size_t len = d->src.len;

	strbuf_reset(out);
	if (variant & 1)
		strbuf_adds(out, "\xEF\xBB\xBF");
	if (variant & 2)
		while (len && d->src.str[len - 1] == '\n')
			len--;
	for (size_t i = 0; i < len; i++) {
		if ((variant & 4) && d->src.str[i] == '\n')
			strbuf_addc(out, '\r');
		strbuf_addc(out, d->src.str[i]);
	}
}

void
digest_release(struct digest *d)
{
	strbuf_release(&d->src);
	strbuf_release(&d->outline);
}
