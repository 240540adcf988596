// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests to be searched: see search-posts.h. */
#include <config.h>

#include "search-posts.h"

#include <stddef.h>
#include <string.h>

#include "model-digest.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct writer {
	struct strbuf *out;
	uint32_t seed;
};

static const char *const pieces[] = {"강화 학습", "강화\n학습", "강*화* 학습",
    "**강화**학습", "강화&nbsp;학습", "&#xAC15;화 &#54617;습", "학습", "학스",
    "학슴", "학습을", "가고", "각", "값", "갑", "않", "안", "앉아", "좋은",
    "조", "ㄱㅎ", "ㄳ", "ㅋㅋㅋ", "ㅎㅅ", "ㅏ", "\u1112", "\u1100\u1161\u11A8",
    "\u1112\u1161", "diffusion", "Diffusion", "denoising", "dif*fus*ion",
    "diffu&shy;sion", "REINFORCE", "reinforce", "Re**in**force",
    "policy\ngradient", "policy gradient", "policy  \ngradient", "R&amp;D",
    "AT&T", "e\u0301tude", "\u00E9tude", "ETUDE", "Straße", "STRASSE", "GROẞ",
    "\u017Fa\u017Fs", "\u212Aelvin", "kelvin", "Ωmega", "\u2126", "ΣΊΣΥΦΟΣ",
    "σίσυφος", "\u01C6\u01C5\u01C4", "\u0130stanbul \u0131s\u0131", "\uFB01ne",
    "\u212B", "`code x`", "``a`b``", "[링크 텍스트](https://example.org/x)",
    "<https://example.org/auto>", "![그림](p.png)", "漢字", "かな", "x² + y²",
    "(a+b)\\*c", "50%", "[0, 1)", "\"quoted\"", "a\\*b", "\\~tilde",
    "section:results", "title:x", "— –", "😀", "👨‍👩‍👧",
    "<b>굵게</b>", "$x_i$", "a<br>b", "&lt;s&gt;", "2.5", "q", "w\u0301\u0323",
    "…", "tab\there", "&#27;[0m"};

static const char *const joints[] = {
    " ", " ", " ", " ", "\n", "\n", "", ", ", "  \n", "\u3000", "\u00A0", "  "};

static const char *const headings[] = {"Introduction", "Method", "방법",
    "Results", "실험 결과", "Limitations", "한계", "Conclusion", "Our Findings",
    "학습 강화", "서론"};

static const char *const titles[] = {"Vision-Language-Action", "강화 학습",
    "Diffusion", "*Robot* Policies", "étude", "R&amp;D", "값", "for", "the",
    "REINFORCE", "`code`", "모델"};

static const char *const tags[] = {"robotics", "vision", "강화 학습", "papers"};

static uint32_t
below(struct writer *w, size_t n)
{
	return digest_random(&w->seed) % (uint32_t)n;
}

static const char *
choose(struct writer *w, const char *const *from, size_t n)
{
	return from[below(w, n)];
}

/* Some pieces; `begin` stands before each line. */
static void
put_pieces(struct writer *w, const char *begin, size_t n)
{
	strbuf_adds(w->out, begin);
	for (; n > 0; n--) {
		const char *joint = choose(w, joints, COUNT(joints));

		for (const char *p = choose(w, pieces, COUNT(pieces)); *p;
		     p++) {
			strbuf_addc(w->out, *p);
			if (*p == '\n')
				strbuf_adds(w->out, begin);
		}
		strbuf_adds(w->out, n > 1 ? joint : "");
		if (n > 1 && joint[0] && strchr(joint, '\n'))
			strbuf_adds(w->out, begin);
	}
	strbuf_addc(w->out, '\n');
}

static void
put_block(struct writer *w)
{
	static const char *const begins[] = {"", "", "", "> ", "    "};
	size_t n = 1 + below(w, 14);

	switch (below(w, 8)) {
	case 0:
		strbuf_adds(w->out, "- Goal: ");
		put_pieces(w, "  ", n);
		strbuf_adds(w->out, "- **Motivation**: ");
		put_pieces(w, "  ", n);
		break;
	case 1:
		strbuf_adds(w->out, "```\n");
		put_pieces(w, "", n);
		strbuf_adds(w->out, "```\n");
		break;
	default:
		put_pieces(w, choose(w, begins, COUNT(begins)), n);
		break;
	}
	strbuf_addc(w->out, '\n');
}

static void
put_paper(struct writer *w, unsigned number)
{
	strbuf_printf(w->out, "# %u. [", number);
	for (uint32_t n = 1 + below(w, 4); n > 0; n--)
		strbuf_printf(w->out, "%s%s", choose(w, titles, COUNT(titles)),
		    n > 1 ? " " : "");
	strbuf_printf(w->out, "](https://arxiv.org/abs/26%02u.%05u)\n\n",
	    1 + below(w, 12), 10000 + below(w, 80000));
	for (uint32_t n = below(w, 2); n > 0; n--)
		put_block(w);
	for (uint32_t n = below(w, 5); n > 0; n--) {
		strbuf_printf(
		    w->out, "## %s\n\n", choose(w, headings, COUNT(headings)));
		for (uint32_t k = below(w, 3); k > 0; k--)
			put_block(w);
	}
}

void
search_posts_write(struct strbuf *out, uint32_t seed, unsigned n)
{
	struct writer w = {out, (seed + n) * 2654435761u};

	strbuf_reset(out);
	if (!digest_one_in(&w.seed, 6))
		strbuf_printf(out,
		    "---\ntitle: Papers\ndate: 2026-%02u-%02u 0%u:00:00\n"
		    "tags: [%s, x]\n---\n\n",
		    1 + below(&w, 12), 1 + below(&w, 28), below(&w, 10),
		    choose(&w, tags, COUNT(tags)));
	if (digest_one_in(&w.seed, 3))
		put_block(&w);
	for (unsigned i = 1, papers = below(&w, 7); i <= papers; i++)
		put_paper(&w, i);
}
