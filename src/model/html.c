// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * HTML made readable: see html.h. One table says what each element stands
 * for; an element that is not in it is taken for text in angle brackets.
 */
#include <config.h>

#include "model/html.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"

static const struct element {
	const char *name;
	enum html_meaning meaning;
	bool alone; /* needs no closing tag */
} elements[] = {
    {"a", HTML_NOTHING, false},
    {"abbr", HTML_NOTHING, false},
    {"b", HTML_NOTHING, false},
    {"big", HTML_NOTHING, false},
    {"blockquote", HTML_BREAK, false},
    {"br", HTML_BREAK, true},
    {"caption", HTML_BREAK, false},
    {"center", HTML_BREAK, false},
    {"cite", HTML_NOTHING, false},
    {"code", HTML_NOTHING, false},
    {"dd", HTML_BREAK, true},
    {"del", HTML_NOTHING, false},
    {"details", HTML_BREAK, false},
    {"div", HTML_BREAK, false},
    {"dl", HTML_BREAK, false},
    {"dt", HTML_BREAK, true},
    {"em", HTML_NOTHING, false},
    {"figcaption", HTML_BREAK, false},
    {"figure", HTML_BREAK, false},
    {"font", HTML_NOTHING, false},
    {"h1", HTML_BREAK, false},
    {"h2", HTML_BREAK, false},
    {"h3", HTML_BREAK, false},
    {"h4", HTML_BREAK, false},
    {"h5", HTML_BREAK, false},
    {"h6", HTML_BREAK, false},
    {"hr", HTML_BREAK, true},
    {"i", HTML_NOTHING, false},
    {"iframe", HTML_NOTHING, false},
    {"img", HTML_IMAGE, true},
    {"ins", HTML_NOTHING, false},
    {"kbd", HTML_NOTHING, false},
    {"li", HTML_ITEM, true},
    {"mark", HTML_NOTHING, false},
    {"ol", HTML_BREAK, false},
    {"p", HTML_BREAK, true},
    {"pre", HTML_BREAK, false},
    {"s", HTML_NOTHING, false},
    {"section", HTML_BREAK, false},
    {"small", HTML_NOTHING, false},
    {"source", HTML_NOTHING, true},
    {"span", HTML_NOTHING, false},
    {"strike", HTML_NOTHING, false},
    {"strong", HTML_NOTHING, false},
    {"sub", HTML_SUB, false},
    {"summary", HTML_BREAK, false},
    {"sup", HTML_SUP, false},
    {"table", HTML_BREAK, false},
    {"tbody", HTML_BREAK, false},
    {"td", HTML_CELL, true},
    {"tfoot", HTML_BREAK, false},
    {"th", HTML_CELL, true},
    {"thead", HTML_BREAK, false},
    {"tr", HTML_BREAK, true},
    {"tt", HTML_NOTHING, false},
    {"u", HTML_NOTHING, false},
    {"ul", HTML_BREAK, false},
    {"video", HTML_NOTHING, false},
    {"wbr", HTML_NOTHING, true},
};

static size_t
name_len(const char *name)
{
	size_t n = 0;

	while (isalnum((unsigned char)name[n]))
		n++;
	return n;
}

static const char *
tag_name(const char *tag)
{
	return tag + (tag[1] == '/' ? 2 : 1);
}

static const struct element *
element_of(const char *tag)
{
	const char *name = tag_name(tag);
	size_t len = name_len(name);

	/* <s_1>, <p-value>: letters of an element, but not its name. */
	if (!len || !strchr(" \t\r\n/>", name[len]))
		return NULL;
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		if (strncasecmp(elements[i].name, name, len) == 0 &&
		    !elements[i].name[len])
			return &elements[i];
	return NULL;
}

static bool
is_comment(const char *tag, size_t len)
{
	return len >= 7 && memcmp(tag, "<!--", 4) == 0 &&
	    memcmp(tag + len - 3, "-->", 3) == 0;
}

enum html_meaning
html_meaning(const char *tag, size_t len)
{
	const struct element *el;

	if (is_comment(tag, len))
		return HTML_NOTHING;
	el = len > 2 ? element_of(tag) : NULL;
	if (!el)
		return HTML_TEXT;
	if (tag[1] == '/' && el->meaning != HTML_BREAK)
		return HTML_NOTHING;
	return el->meaning;
}

bool
html_is_pair(const char *open, const char *close)
{
	const char *a = tag_name(open);
	const char *b = tag_name(close);
	size_t n = name_len(a);

	return open[0] == '<' && open[1] != '/' && close[0] == '<' &&
	    close[1] == '/' && n == name_len(b) && strncasecmp(a, b, n) == 0;
}

bool
html_needs_partner(const char *tag, size_t len)
{
	const struct element *el = len > 2 ? element_of(tag) : NULL;

	return el && !el->alone;
}

void
html_alt(struct strbuf *out, const char *tag, size_t len)
{
	for (size_t i = 0; i + 5 < len; i++) {
		const char *v = tag + i + 5;
		const char *end;

		if (strncasecmp(tag + i, " alt=", 5) != 0 ||
		    (*v != '"' && *v != '\''))
			continue;
		end = memchr(v + 1, *v, len - i - 6);
		if (end)
			strbuf_add(out, v + 1, (size_t)(end - v - 1));
		return;
	}
}

static const struct entity {
	const char *name;
	uint32_t c;
} entities[] = {
    {"amp;", '&'},
    {"lt;", '<'},
    {"gt;", '>'},
    {"quot;", '"'},
    {"apos;", '\''},
    {"nbsp;", ' '},
};

/* The character of a numeric reference after its "&#"; 0 where it is none. */
static uint32_t
numeric_entity(const char *s, const char *end, size_t *len)
{
	bool hex = s < end && (*s == 'x' || *s == 'X');
	const char *p = s + hex;
	uint32_t c = 0;

	while (p < end && p - s < 9 &&
	    (hex ? isxdigit((unsigned char)*p) : isdigit((unsigned char)*p))) {
		int d = isdigit((unsigned char)*p)
		    ? *p - '0'
		    : tolower((unsigned char)*p) - 'a' + 10;
		c = c * (hex ? 16 : 10) + (uint32_t)d;
		p++;
	}
	if (p == s + hex || p >= end || *p != ';')
		return 0;
	*len = (size_t)(p + 1 - s);
	return c && c <= 0x10FFFF && (c < 0xD800 || c > 0xDFFF)
	    ? c
	    : UTF8_REPLACEMENT;
}

/* Appends what the entity at `p` means; returns its length, 0 if none. */
static size_t
add_entity(struct strbuf *out, const char *p, const char *end)
{
	char buf[4];
	size_t len = 0;
	uint32_t c;

	if (p + 2 < end && p[1] == '#') {
		c = numeric_entity(p + 2, end, &len);
		if (c)
			strbuf_add(out, buf, utf8_encode(buf, c));
		return c ? len + 2 : 0;
	}
	for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
		len = strlen(entities[i].name);
		if ((size_t)(end - p) > len &&
		    memcmp(p + 1, entities[i].name, len) == 0) {
			strbuf_add(out, buf, utf8_encode(buf, entities[i].c));
			return len + 1;
		}
	}
	return 0;
}

/* The length of the tag or comment at `p`; 0 where "<" is just a sign. After a
 * comment that nothing closes no other is closed either: `*unclosed` keeps the
 * end from being looked for again and again. */
static size_t
tag_len(const char *p, const char *end, bool *unclosed)
{
	const char *q;

	if (end - p >= 7 && memcmp(p, "<!--", 4) == 0) {
		for (q = p + 4; !*unclosed && end - q >= 3; q++)
			if (memcmp(q, "-->", 3) == 0)
				return (size_t)(q + 3 - p);
		*unclosed = true;
		return 0;
	}
	if (end - p < 3 || (p[1] != '/' && !isalpha((unsigned char)p[1])))
		return 0;
	for (q = p + 1; q < end && *q != '>' && *q != '<'; q++)
		if (*q == '"' || *q == '\'') {
			const char *r =
			    memchr(q + 1, *q, (size_t)(end - q - 1));
			if (r)
				q = r;
		}
	return q < end && *q == '>' ? (size_t)(q + 1 - p) : 0;
}

static void
new_line(struct strbuf *out, size_t from)
{
	while (out->len > from && out->str[out->len - 1] == ' ')
		strbuf_truncate(out, out->len - 1);
	if (out->len > from && out->str[out->len - 1] != '\n')
		strbuf_addc(out, '\n');
}

static void
add_meaning(struct strbuf *out, size_t from, const char *tag, size_t len)
{
	switch (html_meaning(tag, len)) {
	case HTML_TEXT:
		strbuf_add(out, tag, len);
		break;
	case HTML_NOTHING:
		break;
	case HTML_BREAK:
		new_line(out, from);
		break;
	case HTML_ITEM:
		new_line(out, from);
		strbuf_adds(out, "- ");
		break;
	case HTML_SUB:
		strbuf_addc(out, '_');
		break;
	case HTML_SUP:
		strbuf_addc(out, '^');
		break;
	case HTML_CELL:
		if (out->len > from && out->str[out->len - 1] != '\n')
			strbuf_adds(out, "  ");
		break;
	case HTML_IMAGE:
		html_alt(out, tag, len);
		break;
	}
}

void
html_block_text(struct strbuf *out, const char *html, size_t len)
{
	const char *end = html + len;
	size_t from = out->len;
	bool unclosed = false;

	for (const char *p = html; p < end;) {
		size_t n = *p == '<' ? tag_len(p, end, &unclosed)
		    : *p == '&'      ? add_entity(out, p, end)
				     : 0;
		if (n && *p == '<')
			add_meaning(out, from, p, n);
		else if (!n && *p == '\n')
			new_line(out, from);
		else if (!n && utf8_is_space(*p)) {
			if (out->len > from && out->str[out->len - 1] != '\n' &&
			    out->str[out->len - 1] != ' ')
				strbuf_addc(out, ' ');
		} else if (!n)
			strbuf_addc(out, *p);
		p += n ? n : 1;
	}
	new_line(out, from);
	if (out->len > from && out->str[out->len - 1] == '\n')
		strbuf_truncate(out, out->len - 1);
}
