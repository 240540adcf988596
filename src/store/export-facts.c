// SPDX-License-Identifier: GPL-3.0-or-later
/* What formats ask of a paper: see export-facts.h. */
#include <config.h>

#include "store/export-facts.h"

#include <string.h>

#include "model/identifier.h"

/* arXiv began in 1991 and numbers years by two digits. */
enum { FIRST_YEAR = 91 };

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

bool
export_when(const struct export_paper *p, int *year, int *month)
{
	const char *slash = p->arxiv ? strrchr(p->arxiv, '/') : NULL;
	const char *digits = slash ? slash + 1 : p->arxiv;

	*month = 0;
	*year = p->date.year;
	if (!digits || strspn(digits, "0123456789") < 4)
		return *year != 0;
	*month = two_digits(digits + 2);
	*year = two_digits(digits);
	*year += slash && *year >= FIRST_YEAR ? 1900 : 2000;
	return true;
}

static bool
is_url_character(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z') || (c && strchr("-._~:/?#@!$&'*+,;=", c));
}

static bool
is_percent_code(const char *s)
{
	return s[0] == '%' && s[1] && s[2] &&
	    strspn(s + 1, "0123456789ABCDEFabcdef") >= 2;
}

/* Appends the URL as the digest has it; false, with nothing added, when it is
 * no page of the web. */
static bool
add_encoded(struct strbuf *out, const char *url)
{
	size_t start = out->len;

	for (; *url; url++)
		if (is_url_character(*url) || is_percent_code(url))
			strbuf_addc(out, *url);
		else
			strbuf_printf(out, "%%%02X", (unsigned char)*url);
	if (!url_objection(out->str + start))
		return true;
	strbuf_truncate(out, start);
	return false;
}

bool
export_add_url(const struct export_paper *p, struct strbuf *out)
{
	if (p->url && add_encoded(out, p->url))
		return true;
	if (p->arxiv)
		strbuf_printf(out, "https://arxiv.org/abs/%s", p->arxiv);
	return p->arxiv != NULL;
}

bool
export_add_class(const struct export_paper *p, struct strbuf *out)
{
	/* Archives that have no classes of their own. */
	static const char *const whole[] = {"gr-qc", "hep-ex", "hep-lat",
	    "hep-ph", "hep-th", "math-ph", "nucl-ex", "nucl-th", "quant-ph"};
	const char *slash = p->arxiv ? strchr(p->arxiv, '/') : NULL;
	size_t len = slash ? (size_t)(slash - p->arxiv) : 0;
	bool known = len && memchr(p->arxiv, '.', len);

	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		known = known ||
		    (len && strlen(whole[i]) == len &&
			memcmp(whole[i], p->arxiv, len) == 0);
	if (known)
		strbuf_add(out, p->arxiv, len);
	return known;
}

bool
export_add_origin(const struct export_paper *p, struct strbuf *out)
{
	char day[DATE_BUF_SIZE];

	if (!p->date.year)
		return false;
	strbuf_printf(out, "Digest of %s", date_text(&p->date, day));
	return true;
}

void
export_add_line(struct strbuf *out, const char *s)
{
	for (; *s; s++)
		strbuf_addc(out, *s == '\n' ? ' ' : *s);
}
