// SPDX-License-Identifier: GPL-3.0-or-later
/* RIS: see export-formats.h. */
#include <config.h>

#include <string.h>

#include "store/export-facts.h"
#include "store/export-formats.h"
#include "store/export-name.h"

/* Begins a line; `tag` has two letters. */
static void
begin(struct strbuf *out, const char *tag)
{
	strbuf_printf(out, "%s  - ", tag);
}

static void
end(struct strbuf *out)
{
	strbuf_adds(out, "\r\n");
}

static void
add(struct strbuf *out, const char *tag, const char *value)
{
	begin(out, tag);
	export_add_line(out, value);
	end(out);
}

/* Adds text without asterisks, which names and keywords must not have. */
static void
add_starless(struct strbuf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++)
		if (s[i] != '*')
			strbuf_addc(out, s[i] == '\n' ? ' ' : s[i]);
}

static void
add_author(struct strbuf *out, const char *s)
{
	struct name name;

	name_split(&name, s);
	begin(out, "AU");
	add_starless(out, name.family.s, name.family.len);
	if (name.given.len) {
		strbuf_adds(out, ", ");
		add_starless(out, name.given.s, name.given.len);
	}
	if (name.suffix.len) {
		strbuf_adds(out, ", ");
		add_starless(out, name.suffix.s, name.suffix.len);
	}
	end(out);
}

static void
add_when(struct strbuf *out, const struct export_paper *p)
{
	int year, month;

	if (!export_when(p, &year, &month))
		return;
	strbuf_printf(out, "PY  - %d\r\n", year);
	if (month)
		strbuf_printf(out, "DA  - %d/%02d//\r\n", year, month);
}

static void
add_notes(struct strbuf *out, const struct export_paper *p)
{
	struct strbuf origin = STRBUF_INIT;

	if (export_add_origin(p, &origin))
		add(out, "N1", origin.str);
	if (p->note && *p->note)
		add(out, "N1", p->note);
	strbuf_release(&origin);
}

void
export_add_ris(const struct export_paper *p, struct strbuf *out)
{
	struct strbuf url = STRBUF_INIT;
	bool linked = export_add_url(p, &url);

	add(out, "TY", p->arxiv ? "UNPB" : linked ? "ELEC" : "GEN");
	begin(out, "ID");
	export_add_citekey(p, out);
	end(out);
	add(out, "TI", p->title);
	for (size_t i = 0; i < p->authors.n; i++)
		add_author(out, p->authors.names[i]);
	add_when(out, p);
	if (p->arxiv) {
		add(out, "PB", "arXiv");
		strbuf_printf(out, "AN  - arXiv:%s\r\n", p->arxiv);
	}
	if (linked)
		add(out, "UR", url.str);
	for (size_t i = 0; i < p->n_tags; i++) {
		begin(out, "KW");
		add_starless(out, p->tags[i], strlen(p->tags[i]));
		end(out);
	}
	add_notes(out, p);
	add(out, "ER", "");
	strbuf_release(&url);
}
