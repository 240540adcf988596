// SPDX-License-Identifier: GPL-3.0-or-later
/* Digests made for tests: see digests.h. */
#include <config.h>

#include "digests.h"

static const char day_12[] =
    "---\ntitle: Testing Digest\ndate: 2025-09-12\n---\n\n"
    "# 1. [First Paper](https://arxiv.org/abs/2509.00001)\n\n"
    "## Introduction\n\n"
    "- Goal: 비전-언어 모델을 작게 만든다.\n"
    "- Motivation: 큰 모델은 느리다.\n\n"
    "## Method\n\n"
    "두 번째 비전-언어 문장이다.\n\n"
    "## Results\n\n"
    "세 번째 비전-언어 문장이다.\n\n"
    "# 2. [Second Paper](https://arxiv.org/abs/2509.00002)\n\n"
    "## Introduction\n\n"
    "여기에도 비전-언어 모델이 있다.\n\n"
    "# 3. [Third Paper](https://arxiv.org/abs/2509.00003)\n\n"
    "## Introduction\n\nNothing of the kind.\n";

static const char day_11[] =
    "---\ntitle: Older Digest\ndate: 2025-09-11\n---\n\n"
    "# 1. [Older Paper](https://arxiv.org/abs/2509.00009)\n\n"
    "## Introduction\n\nThe day before.\n";

void
digests_small(struct scene *scene)
{
	scene_write(scene, "2025-09-12-testing.md", day_12);
	scene_write(scene, "2025-09-11-older.md", day_11);
}

static void
begin(struct strbuf *out, const char *url)
{
	strbuf_printf(out,
	    "---\ntitle: Long Digest\ndate: 2025-09-12\n---\n\n"
	    "# 1. [Long Paper](<%s>)\n\n",
	    url);
}

static void
end(struct scene *scene, struct strbuf *text)
{
	scene_write(scene, "2025-09-12-long.md", text->str);
	strbuf_release(text);
}

void
digests_rows(struct scene *scene)
{
	struct strbuf text = STRBUF_INIT;

	begin(&text, "https://arxiv.org/abs/2509.00001");
	strbuf_adds(&text, "## Introduction\n\n```\n");
	for (int i = 1; i <= 1000; i++)
		strbuf_printf(&text, "row %04d\n", i);
	strbuf_adds(&text, "```\n");
	end(scene, &text);
}

void
digests_words(struct scene *scene)
{
	struct strbuf text = STRBUF_INIT;

	begin(&text, "https://arxiv.org/abs/2509.00001");
	for (int i = 1; i <= 900; i++)
		strbuf_printf(&text, "낱말%04d%c", i, i % 11 ? ' ' : '\n');
	end(scene, &text);
}

void
digests_url(struct scene *scene, const char *url)
{
	struct strbuf text = STRBUF_INIT;

	begin(&text, url);
	strbuf_adds(&text, "## Introduction\n\nShort.\n");
	end(scene, &text);
}
