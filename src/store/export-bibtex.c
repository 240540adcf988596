// SPDX-License-Identifier: GPL-3.0-or-later
/* BibTeX: see export-formats.h. */
#include <config.h>

#include <string.h>

#include "store/export-facts.h"
#include "store/export-formats.h"
#include "store/export-name.h"
#include "store/export-tex.h"

static void
begin_field(struct strbuf *out, const char *name)
{
	strbuf_printf(out, ",\n  %-13s = {", name);
}

static void
add_part(struct strbuf *out, const struct name_part *part)
{
	tex_add_text(out, part->s, part->len, '\0');
}

/* "Family, Suffix, Given"; braces keep together what is no person's. */
static void
add_name(struct strbuf *out, const char *s)
{
	struct name name;

	name_split(&name, s);
	strbuf_adds(out, name.whole ? "{" : "");
	add_part(out, &name.family);
	strbuf_adds(out, name.whole ? "}" : "");
	if (name.suffix.len) {
		strbuf_adds(out, ", ");
		add_part(out, &name.suffix);
	}
	if (name.given.len) {
		strbuf_adds(out, ", ");
		add_part(out, &name.given);
	}
}

/* Where no author is known, BibTeX sorts by the field `key`. */
static void
add_sort_key(struct strbuf *out, const struct export_paper *p)
{
	begin_field(out, "key");
	export_add_who(p, out);
	strbuf_addc(out, '}');
}

static void
add_authors(struct strbuf *out, const struct authors *authors)
{
	begin_field(out, "author");
	for (size_t i = 0; i < authors->n; i++) {
		strbuf_adds(out, i ? " and " : "");
		add_name(out, authors->names[i]);
	}
	strbuf_adds(out, authors->others ? " and others}" : "}");
}

static void
add_when(struct strbuf *out, const struct export_paper *p)
{
	static const char months[12][4] = {"jan", "feb", "mar", "apr", "may",
	    "jun", "jul", "aug", "sep", "oct", "nov", "dec"};
	int year, month;

	if (!export_when(p, &year, &month))
		return;
	begin_field(out, "year");
	strbuf_printf(out, "%d}", year);
	if (month >= 1 && month <= 12)
		strbuf_printf(
		    out, ",\n  %-13s = %s", "month", months[month - 1]);
}

static void
add_eprint(struct strbuf *out, const struct export_paper *p)
{
	struct strbuf subject = STRBUF_INIT;

	if (!p->arxiv)
		return;
	begin_field(out, "eprint");
	strbuf_printf(out, "%s}", p->arxiv);
	begin_field(out, "archivePrefix");
	strbuf_adds(out, "arXiv}");
	if (export_add_class(p, &subject)) {
		begin_field(out, "primaryClass");
		strbuf_printf(out, "%s}", subject.str);
	}
	strbuf_release(&subject);
}

static void
add_url(struct strbuf *out, const struct export_paper *p)
{
	struct strbuf url = STRBUF_INIT;

	if (export_add_url(p, &url)) {
		begin_field(out, "url");
		strbuf_printf(out, "%s}", url.str);
	}
	strbuf_release(&url);
}

/* Commas part the keywords, so none may be in one. */
static void
add_keywords(struct strbuf *out, const struct export_paper *p)
{
	struct strbuf tag = STRBUF_INIT;

	if (!p->n_tags)
		return;
	begin_field(out, "keywords");
	for (size_t i = 0; i < p->n_tags; i++) {
		strbuf_set(&tag, p->tags[i]);
		for (char *s = tag.str; *s; s++)
			if (*s == ',')
				*s = ' ';
		strbuf_adds(out, i ? ", " : "");
		tex_add(out, tag.str);
	}
	strbuf_addc(out, '}');
	strbuf_release(&tag);
}

/* Appends the text with one blank in place of its line ends and empty lines:
 * a field is one paragraph. */
static void
add_joined(struct strbuf *out, const char *s)
{
	while (*s) {
		size_t len = strcspn(s, "\n");

		strbuf_add(out, s, len);
		s += len;
		len = strspn(s, " \n");
		if (len && s[len])
			strbuf_addc(out, ' ');
		s += len;
	}
}

/* What is for the reader alone goes into `annote`: bibliographies print a
 * `note`. */
static void
add_note(struct strbuf *out, const struct export_paper *p)
{
	struct strbuf note = STRBUF_INIT;
	bool origin = export_add_origin(p, &note);

	if (p->note && *p->note) {
		strbuf_adds(&note, origin ? ". " : "");
		add_joined(&note, p->note);
	}
	if (note.len) {
		begin_field(out, "annote");
		tex_add(out, note.str);
		strbuf_addc(out, '}');
	}
	strbuf_release(&note);
}

void
export_add_bibtex(const struct export_paper *p, struct strbuf *out)
{
	strbuf_adds(out, "@misc{");
	export_add_citekey(p, out);
	if (p->authors.n)
		add_authors(out, &p->authors);
	else
		add_sort_key(out, p);
	begin_field(out, "title");
	tex_add_title(out, p->title);
	strbuf_addc(out, '}');
	add_when(out, p);
	add_eprint(out, p);
	add_url(out, p);
	add_keywords(out, p);
	add_note(out, p);
	strbuf_adds(out, "\n}\n\n");
}
