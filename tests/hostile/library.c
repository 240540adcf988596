// SPDX-License-Identifier: GPL-3.0-or-later
/* See library.h. */
#include <config.h>

#include "library.h"

#include <stdio.h>

static void
write_digest(const char *file, const struct strbuf *path,
    const struct attack *attack, unsigned number)
{
	struct strbuf text = STRBUF_INIT;

	hostile_file(&text, file, attack, number);
	hostile_write(path->str, &text);
	strbuf_release(&text);
}

static void
write_digests(const char *root, const struct attack *attack, unsigned number)
{
	struct strbuf name = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;

	hostile_name(&name, attack);
	strbuf_printf(&path, "%s/lib/Fname%s-%u.md", root, name.str, number);
	write_digest("digest.md", &path, attack, number);
	strbuf_reset(&path);
	strbuf_printf(
	    &path, "%s/lib/Ffolder%s-%u/x.md", root, name.str, number);
	write_digest("broken.md", &path, attack, number);
	strbuf_release(&path);
	strbuf_release(&name);
}

/* A note, and what is none, with the attack wherever a line has room. */
static void
add_marks(struct strbuf *out, const struct attack *attack, unsigned number)
{
	static const char time[] = "2026-01-31T08:15:00.123Z";
	char id[16];

	snprintf(id, sizeof(id), "26%02u.%04u", 1 + number % 12, number);
	strbuf_printf(out, "%s host arxiv:%s1 note \"Fnote", time, id);
	strbuf_add(out, attack->bytes.str, attack->bytes.len);
	strbuf_printf(out, "\"\n%s host arxiv:%s1 star\n", time, id);
	strbuf_printf(out, "%s host arxiv:%s2 place 1 5 Fpost", time, id);
	strbuf_add(out, attack->bytes.str, attack->bytes.len);
	strbuf_printf(out, "\n%s ", time);
	strbuf_add(out, attack->bytes.str, attack->bytes.len);
	strbuf_adds(out, " arxiv:x");
	strbuf_add(out, attack->bytes.str, attack->bytes.len);
	strbuf_adds(out, " read\n");
	strbuf_add(out, attack->bytes.str, attack->bytes.len);
	strbuf_addc(out, '\n');
}

void
hostile_library(const char *root, const struct attacks *attacks)
{
	struct strbuf journal = STRBUF_INIT;
	struct strbuf path = STRBUF_INIT;

	for (size_t i = 0; i < attacks->n; i++) {
		write_digests(root, &attacks->items[i], (unsigned)i);
		add_marks(&journal, &attacks->items[i], (unsigned)i);
	}
	strbuf_printf(&path, "%s/state/nonmun/journal", root);
	hostile_write(path.str, &journal);
	strbuf_release(&path);
	strbuf_release(&journal);
}

size_t
hostile_library_words(struct strbuf *out)
{
	size_t n = hostile_words(out, "digest.md");

	n += hostile_words(out, "broken.md");
	strbuf_adds(out, "Fname Fnote ");
	return n + 2;
}
