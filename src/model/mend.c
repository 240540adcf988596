// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Mending Markdown: see mend.h. The source is walked by lines; fenced code is
 * copied as it is. A heading is joined with the lines that complete its link,
 * and as many line ends follow it as were taken from within; brackets that do
 * not pair in the text of its link are made inert. What is mended within any
 * line is mend-inline's.
 */
#include <config.h>

#include "model/mend.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/utf8.h"
#include "model/mend-images.h"
#include "model/mend-inline.h"

enum {
	JOIN_LINES = 6, /* lines that a broken title may take */
	TEX_LINES = 60, /* lines that a display may take */
};

struct mender {
	struct strbuf *out;
	const char *p, *end; /* what is still to be read */
	char fence;          /* '`' or '~' within fenced code, else 0 */
	size_t fence_len;
	bool inside; /* the fence stands in a list or a quote */
};

static const char *
line_end(const char *p, const char *end)
{
	const char *lf = memchr(p, '\n', (size_t)(end - p));

	return lf ? lf : end;
}

static const char *
next_line(const char *p, const char *end)
{
	const char *e = line_end(p, end);

	return e < end ? e + 1 : end;
}

static const char *
skip_blanks(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t'))
		p++;
	return p;
}

static bool
is_blank_line(const char *p, const char *end)
{
	p = skip_blanks(p, end);
	return p >= end || *p == '\n' || *p == '\r';
}

/* The number of fence characters at `p`, else 0. */
static size_t
fence_at(const char *p, const char *e)
{
	size_t n = 0;

	if (p >= e || (*p != '`' && *p != '~'))
		return 0;
	while (p + n < e && p[n] == *p)
		n++;
	if (n < 3 || (*p == '`' && memchr(p + n, '`', (size_t)(e - p) - n)))
		return 0;
	return n;
}

/* Behind the "- ", "1. " or "> " at `p`; NULL where there is none. */
static const char *
skip_marker(const char *p, const char *e)
{
	const char *q = p;

	if (p < e && *p == '>')
		return p + 1;
	while (q < e && isdigit((unsigned char)*q))
		q++;
	if (q + 1 >= e || !*q || !strchr(q > p ? ".)" : "-*+", *q))
		return NULL;
	return q[1] == ' ' || q[1] == '\t' ? q + 2 : NULL;
}

/* A line that opens a fence, perhaps one within a list or a quote. */
static bool
open_fence(struct mender *m, const char *p, const char *e)
{
	const char *q = skip_blanks(p, e);
	const char *next;

	m->inside = false;
	while ((next = skip_marker(q, e))) {
		m->inside = true;
		q = skip_blanks(next, e);
	}
	m->fence_len = fence_at(q, e);
	m->fence = m->fence_len ? *q : 0;
	return m->fence != 0;
}

/* Whether the line is part of fenced code, its fences included. */
static bool
is_fenced(struct mender *m, const char *p, const char *e)
{
	const char *q = skip_blanks(p, e);
	size_t n;

	/* A list or a quote that ends takes the fence within it along. */
	if (!m->fence ||
	    (m->inside && q == p && *p != '>' && !is_blank_line(p, e)))
		return open_fence(m, p, e);
	while (m->inside && q < e && *q == '>')
		q = skip_blanks(q + 1, e);
	n = fence_at(q, e);
	if (n >= m->fence_len && *q == m->fence && is_blank_line(q + n, e))
		m->fence = 0;
	return true;
}

/* A display: from a line that begins with "$$" to one that ends with it,
 * without a blank line between. Returns the end of its last line, or NULL. */
static const char *
display_end(const char *p, const char *end)
{
	const char *e = line_end(p, end);
	const char *from = skip_blanks(p, e) + 2;

	for (int i = 0; i < TEX_LINES; i++) {
		for (const char *q = from; q + 1 < e; q++) {
			if (q[0] == '$' && q[1] == '$')
				return is_blank_line(q + 2, e) ? e : NULL;
			if (*q == '`')
				return NULL;
		}
		if (e >= end)
			return NULL;
		from = e + 1;
		e = line_end(from, end);
		if (is_blank_line(from, e))
			return NULL;
	}
	return NULL;
}

static bool
mend_display(struct mender *m)
{
	const char *p = skip_blanks(m->p, m->end);
	const char *e;

	if (m->end - p < 2 || p[0] != '$' || p[1] != '$')
		return false;
	e = display_end(m->p, m->end);
	if (!e)
		return false;
	mend_add_inert(m->out, m->p, e);
	m->p = e;
	return true;
}

/* A heading's text, after its number signs; NULL for any other line. */
static const char *
heading_text(const char *p, const char *e)
{
	const char *q = skip_blanks(p, e);
	size_t n = 0;

	while (q + n < e && q[n] == '#')
		n++;
	if (q - p > 3 || n < 1 || n > 6 || q + n >= e ||
	    (q[n] != ' ' && q[n] != '\t'))
		return NULL;
	return q + n;
}

/* Where brackets stand after what was read. */
struct brackets {
	int depth;
	int outer;   /* of them, those that the heading's own line has opened */
	bool closed; /* the last thing read but blanks is the last "]" */
	bool linked; /* a "](" has closed them */
};

/* Whether a link's target is at `p`, after its "]" and perhaps blanks. */
static bool
is_target(const char *p, const char *e)
{
	return e - p > 5 && strncasecmp(p, "(http", 5) == 0;
}

static void
brackets_read(struct brackets *b, const char *p, const char *e)
{
	for (; p < e && !b->linked; p++) {
		if (*p == '\\' && p + 1 < e) {
			p++;
		} else if (*p == '[') {
			b->depth++;
			b->closed = false;
		} else if (*p == ']' && b->depth > 0) {
			b->depth--;
			b->closed = b->depth == 0;
			b->linked = b->closed
			    ? p + 1 < e && p[1] == '('
			    : b->depth < b->outer && is_target(p + 1, e);
		} else if (b->closed && is_target(p, e)) {
			b->linked = true;
		} else if (!utf8_is_space(*p)) {
			b->closed = false;
		}
	}
}

static const char *
trim_end(const char *p, const char *e)
{
	while (e > p && utf8_is_space(e[-1]))
		e--;
	return e;
}

/* The end of the line that completes the link of the heading at m->p, or NULL
 * where the heading is whole, or is never completed. */
static const char *
broken_title_end(const struct mender *m, const char *text, const char *e)
{
	struct brackets b = {0, 0, false, false};

	brackets_read(&b, text, e);
	b.outer = b.depth;
	if (b.linked || (!b.depth && !b.closed))
		return NULL;
	for (int i = 0; i < JOIN_LINES && e < m->end; i++) {
		const char *p = e + 1;

		e = line_end(p, m->end);
		if (is_blank_line(p, e))
			continue;
		if (heading_text(p, e) || fence_at(skip_blanks(p, e), e))
			return NULL;
		if (b.closed && !is_target(skip_blanks(p, e), e))
			return NULL;
		brackets_read(&b, p, e);
		if (b.linked)
			return e;
		if (!b.depth && !b.closed)
			return NULL;
	}
	return NULL;
}

/* Whether brackets keep CommonMark from seeing the link of a heading, or some
 * of its text: then [*from, *to) is that text. */
static bool
has_odd_brackets(
    const char *p, const char *e, const char **from, const char **to)
{
	int depth = 0;

	*from = NULL;
	for (; p < e; p++) {
		if (*p == '\\') {
			p++;
		} else if (*p == '!' && p + 1 < e && p[1] == '[') {
			return false;
		} else if (*p == '[') {
			if (depth++ == 0)
				*from = p + 1;
		} else if (*p == ']') {
			*to = p;
			if (is_target(p + 1, e))
				return *from && depth != 1;
			depth -= depth > 0;
		}
	}
	return false;
}

static void
add_heading(struct strbuf *out, const char *p, const char *e)
{
	struct strbuf sb = STRBUF_INIT;
	const char *from, *to;

	if (!has_odd_brackets(p, e, &from, &to)) {
		mend_add_line(out, p, e);
		return;
	}
	strbuf_add(&sb, p, (size_t)(from - p));
	for (p = from; p < to; p++) {
		if (*p == '[' || *p == ']') {
			mend_add_inert(&sb, p, p + 1);
			continue;
		}
		strbuf_addc(&sb, *p);
		if (*p == '\\' && p + 1 < to)
			strbuf_addc(&sb, *++p);
	}
	strbuf_add(&sb, to, (size_t)(e - to));
	mend_add_line(out, sb.str, sb.str + sb.len);
	strbuf_release(&sb);
}

/* Appends the lines up to `last` as one; returns how many they are. */
static size_t
join_lines(struct strbuf *joined, const struct mender *m, const char *last)
{
	size_t lines = 0;

	for (const char *p = m->p; p < last; p = next_line(p, m->end)) {
		const char *start = lines ? skip_blanks(p, last) : p;
		const char *stop = trim_end(start, line_end(p, last));

		if (stop > start && joined->len && *start != '(')
			strbuf_addc(joined, ' ');
		strbuf_add(joined, start, (size_t)(stop - start));
		lines++;
	}
	return lines;
}

static bool
mend_title(struct mender *m)
{
	const char *e = line_end(m->p, m->end);
	const char *text = heading_text(m->p, e);
	const char *last = text ? broken_title_end(m, text, e) : NULL;
	struct strbuf joined = STRBUF_INIT;

	if (!text)
		return false;
	if (last) {
		size_t lines = join_lines(&joined, m, last);

		add_heading(m->out, joined.str, joined.str + joined.len);
		strbuf_pad(m->out, '\n', lines - 1);
	} else {
		add_heading(m->out, m->p, e);
	}
	strbuf_release(&joined);
	m->p = last ? last : e;
	return true;
}

static void
mend_lines(struct strbuf *out, const char *src, size_t len)
{
	struct mender m = {.out = out, .p = src, .end = src + len};

	while (m.p < m.end) {
		const char *e = line_end(m.p, m.end);

		if (is_fenced(&m, m.p, e)) {
			strbuf_add(out, m.p, (size_t)(e - m.p));
			m.p = e;
		} else if (!mend_title(&m) && !mend_display(&m)) {
			mend_add_line(out, m.p, e);
			m.p = e;
		}
		if (m.p < m.end) {
			strbuf_addc(out, '\n');
			m.p++;
		}
	}
}

/* Whether nothing in the source is odd (see next_odd): most often so. */
static bool
is_even(const char *p, const char *end)
{
	if (memchr(p, '\r', (size_t)(end - p)))
		return false;
	while ((p = memchr(p, 0xEF, (size_t)(end - p))))
		if (mend_is_stand_in(p++, end))
			return false;
	return true;
}

/* The next byte that is not mended as it is: a CR, which like CR LF becomes
 * LF, or a noncharacter that would be taken for a stand-in. */
static const char *
next_odd(const char *p, const char *end)
{
	while (p < end && *p != '\r' && !mend_is_stand_in(p, end))
		p++;
	return p;
}

static void
make_even(struct strbuf *out, const char *p, const char *end)
{
	while (p < end) {
		const char *odd = next_odd(p, end);

		strbuf_add(out, p, (size_t)(odd - p));
		p = odd;
		if (p >= end)
			break;
		strbuf_adds(out, *p == '\r' ? "\n" : "\uFFFD");
		p += *p != '\r' ? 3 : p + 1 < end && p[1] == '\n' ? 2 : 1;
	}
}

void
mend_markdown(struct strbuf *out, const char *src, size_t len)
{
	struct strbuf even = STRBUF_INIT;
	size_t from = out->len;

	strbuf_reserve(out, len + len / 16);
	if (is_even(src, src + len)) {
		mend_lines(out, src, len);
	} else {
		make_even(&even, src, src + len);
		mend_lines(out, even.str, even.len);
	}
	mend_images(out, from);
	strbuf_release(&even);
}
