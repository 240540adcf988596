// SPDX-License-Identifier: GPL-3.0-or-later
/* Markdown: see export-formats.h. */
#include <config.h>

#include <ctype.h>
#include <string.h>

#include "store/export-facts.h"
#include "store/export-formats.h"

/* More than these are "et al." */
enum { AUTHORS_MAX = 3 };

/* Whether the ampersand at `s` could begin an entity. */
static bool
may_be_entity(const char *s, size_t len)
{
	return len > 1 && (isalpha((unsigned char)s[1]) || s[1] == '#') &&
	    memchr(s, ';', len);
}

/* Escapes what CommonMark, GitHub's tables, formulas and strikethrough may
 * take for markup anywhere in a line. */
static void
add_text(struct strbuf *out, const char *s, size_t len)
{
	for (size_t i = 0; i < len; i++) {
		bool markup = s[i] == '&'
		    ? may_be_entity(s + i, len - i)
		    : s[i] && strchr("\\`*_[]<>~|$", s[i]);

		if (markup)
			strbuf_addc(out, '\\');
		strbuf_addc(out, s[i] == '\n' ? ' ' : s[i]);
	}
}

/* Begins a line, where there is more to escape: headings, lists, rules. Returns
 * how many bytes of `s` were added. */
static size_t
begin_line(struct strbuf *out, const char *s, size_t len)
{
	size_t n = 0;

	while (n < len && s[n] >= '0' && s[n] <= '9')
		n++;
	strbuf_add(out, s, n);
	if (n < len && strchr(n ? ".)" : "#+-=", s[n]))
		strbuf_addc(out, '\\');
	return n;
}

static void
add_line(struct strbuf *out, const char *s, size_t len)
{
	size_t n;

	for (; len && *s == ' '; s++, len--)
		continue;
	n = begin_line(out, s, len);
	add_text(out, s + n, len - n);
}

static void
add_authors(struct strbuf *out, const struct authors *a)
{
	size_t n = a->n < AUTHORS_MAX ? a->n : AUTHORS_MAX;
	bool more = a->others || a->n > n;

	for (size_t i = 0; i < n; i++) {
		if (i)
			strbuf_adds(out, i + 1 == n && !more ? " and " : ", ");
		add_text(out, a->names[i], strlen(a->names[i]));
	}
	if (n)
		strbuf_adds(out, more ? " et al. " : ". ");
}

static void
add_title(struct strbuf *out, const struct export_paper *p)
{
	struct strbuf url = STRBUF_INIT;
	bool linked = export_add_url(p, &url);

	strbuf_adds(out, linked ? "[" : "");
	add_text(out, p->title, strlen(p->title));
	if (linked)
		strbuf_adds(out, "](");
	/* An entity in a URL would become its character. */
	for (size_t i = 0; i < url.len; i++)
		if (url.str[i] == '&')
			strbuf_adds(out, "&amp;");
		else
			strbuf_addc(out, url.str[i]);
	if (linked)
		strbuf_addc(out, ')');
	strbuf_release(&url);
}

void
export_add_citation(const struct export_paper *p, struct strbuf *out)
{
	int year, month;
	bool dated = export_when(p, &year, &month);

	add_authors(out, &p->authors);
	add_title(out, p);
	if (p->arxiv || dated)
		strbuf_adds(out, ". ");
	if (p->arxiv)
		strbuf_printf(out, "arXiv:%s", p->arxiv);
	if (p->arxiv && p->version)
		strbuf_printf(out, "v%u", p->version);
	if (p->arxiv && dated)
		strbuf_adds(out, ", ");
	if (dated)
		strbuf_printf(out, "%d", year);
}

static void
add_note(struct strbuf *out, const char *note)
{
	while (*note) {
		size_t n = strcspn(note, "\n");

		strbuf_adds(out, n ? "  > " : "  >");
		add_line(out, note, n);
		strbuf_addc(out, '\n');
		note += n + (note[n] != '\0');
	}
}

void
export_add_markdown(const struct export_paper *p, struct strbuf *out)
{
	struct strbuf citation = STRBUF_INIT;
	char day[DATE_BUF_SIZE];
	size_t n;

	strbuf_adds(out, "- ");
	export_add_citation(p, &citation);
	/* A title without a link may begin like a list. */
	n = begin_line(out, citation.str, citation.len);
	strbuf_add(out, citation.str + n, citation.len - n);
	if (p->date.year)
		strbuf_printf(out, " (digest of %s)", date_text(&p->date, day));
	strbuf_addc(out, '\n');
	if (p->note)
		add_note(out, p->note);
	strbuf_release(&citation);
}
