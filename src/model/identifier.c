// SPDX-License-Identifier: GPL-3.0-or-later
/* Identifiers and URLs of papers: see identifier.h. URLs are taken apart by
 * hand and whole: what is not surely the page of a paper is not one, so that a
 * look-alike host or path never lends a paper its key. */
#include <config.h>

#include "model/identifier.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

#include "base/i18n.h"
#include "base/utf8.h"

enum { VERSION_DIGITS_MAX = 4 };

/* Archives that gave identifiers of the old style. */
static const char *const archives[] = {"acc-phys", "adap-org", "alg-geom",
    "ao-sci", "astro-ph", "atom-ph", "bayes-an", "chao-dyn", "chem-ph",
    "cmp-lg", "comp-gas", "cond-mat", "cs", "dg-ga", "funct-an", "gr-qc",
    "hep-ex", "hep-lat", "hep-ph", "hep-th", "math", "math-ph", "mtrl-th",
    "nlin", "nucl-ex", "nucl-th", "patt-sol", "physics", "plasm-ph", "q-alg",
    "q-bio", "quant-ph", "solv-int", "supr-con"};

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static size_t
count_digits(const char *s)
{
	size_t n = 0;

	while (is_digit(s[n]))
		n++;
	return n;
}

static int
two_digits(const char *s)
{
	return (s[0] - '0') * 10 + (s[1] - '0');
}

/* Length of an identifier like 2509.09372 at the start of `s`, else 0. Serial
 * numbers have five digits since 2015. */
static size_t
match_new_style(const char *s)
{
	int year, month;
	size_t serial;

	if (count_digits(s) != 4 || s[4] != '.')
		return 0;
	year = two_digits(s);
	month = two_digits(s + 2);
	if (month < 1 || month > 12 || year * 100 + month < 704)
		return 0;
	serial = count_digits(s + 5);
	return serial == (year < 15 ? 4 : 5) ? 5 + serial : 0;
}

/* Length of the name of an archive at the start of `s`, else 0. */
static size_t
match_archive(const char *s)
{
	size_t len = strcspn(s, "./");

	for (size_t i = 0; i < sizeof(archives) / sizeof(archives[0]); i++)
		if (strlen(archives[i]) == len && !memcmp(s, archives[i], len))
			return len;
	return 0;
}

/* Length of an identifier like hep-th/9901001 or math.GT/0309136, else 0. */
static size_t
match_old_style(const char *s)
{
	size_t len = match_archive(s);
	int month;

	if (!len)
		return 0;
	if (s[len] == '.') {
		if (strspn(s + len + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 2)
			return 0;
		len += 3;
	}
	if (s[len] != '/' || count_digits(s + len + 1) != 7)
		return 0;
	month = two_digits(s + len + 3);
	return month >= 1 && month <= 12 ? len + 8 : 0;
}

/* Reads "" or "v2" to the end of `s`. */
static bool
read_version(const char *s, unsigned *version)
{
	size_t n;

	*version = 0;
	if (!*s)
		return true;
	if (*s++ != 'v')
		return false;
	n = count_digits(s);
	if (!n || n > VERSION_DIGITS_MAX || s[n] || *s == '0')
		return false;
	while (*s)
		*version = *version * 10 + (unsigned)(*s++ - '0');
	return true;
}

bool
arxiv_parse_id(struct arxiv_id *out, const char *s)
{
	unsigned version;
	size_t len;

	if (!strncasecmp(s, "arxiv:", 6))
		s += 6;
	len = match_new_style(s);
	if (!len)
		len = match_old_style(s);
	if (!len || len >= ARXIV_ID_SIZE || !read_version(s + len, &version))
		return false;
	memset(out, 0, sizeof(*out));
	memcpy(out->id, s, len);
	out->version = version;
	return true;
}

/* The place behind "http://" or "https://", else NULL. */
static const char *
skip_scheme(const char *url)
{
	if (!strncasecmp(url, "https://", 8))
		return url + 8;
	if (!strncasecmp(url, "http://", 7))
		return url + 7;
	return NULL;
}

static bool
ends_with(const char *s, size_t len, const char *end)
{
	size_t n = strlen(end);

	return len >= n && !strncasecmp(s + len - n, end, n);
}

/* Sites with pages about papers, and where those pages are. */
static const struct site {
	const char *host;
	bool subdomains; /* mirrors such as export.arxiv.org */
	const char *paths[5];
} sites[] = {
    {"arxiv.org", true, {"/abs/", "/pdf/", "/html/", NULL}},
    {"huggingface.co", false, {"/papers/", NULL}},
    {"www.huggingface.co", false, {"/papers/", NULL}},
    {"hf.co", false, {"/papers/", NULL}},
    {"www.hf.co", false, {"/papers/", NULL}},
};

static bool
site_has_host(const struct site *site, const char *host, size_t len)
{
	size_t n = strlen(site->host);

	if (!ends_with(host, len, site->host))
		return false;
	return len == n || (site->subdomains && host[len - n - 1] == '.');
}

/* The place in `path` behind the part that pages about papers share. */
static const char *
site_skip_path(const struct site *site, const char *path)
{
	for (size_t i = 0; site->paths[i]; i++) {
		size_t n = strlen(site->paths[i]);
		if (!strncmp(path, site->paths[i], n))
			return path + n;
	}
	return NULL;
}

/* Reads the identifier that is the rest of a URL's path. */
static bool
parse_rest(struct arxiv_id *out, const char *rest)
{
	char buf[ARXIV_ID_SIZE + 16];
	size_t len = strcspn(rest, "?#");

	while (len && rest[len - 1] == '/')
		len--;
	if (ends_with(rest, len, ".pdf"))
		len -= 4;
	if (!len || len >= sizeof(buf))
		return false;
	memcpy(buf, rest, len);
	buf[len] = '\0';
	return arxiv_parse_id(out, buf);
}

bool
arxiv_parse_url(struct arxiv_id *out, const char *url)
{
	const char *host = skip_scheme(url);
	size_t len;

	if (!host)
		return false;
	len = strcspn(host, "/?#");
	for (size_t i = 0; i < sizeof(sites) / sizeof(sites[0]); i++) {
		const char *rest;

		if (!site_has_host(&sites[i], host, len))
			continue;
		rest = site_skip_path(&sites[i], host + len);
		return rest && parse_rest(out, rest);
	}
	return false;
}

bool
arxiv_pdf_url(const char *url, char *buf, size_t size)
{
	char version[VERSION_DIGITS_MAX + 8] = "";
	struct arxiv_id id;
	int n;

	if (!arxiv_parse_url(&id, url))
		return false;
	if (id.version)
		snprintf(version, sizeof(version), "v%u", id.version);
	n = snprintf(buf, size, "https://arxiv.org/pdf/%s%s", id.id, version);
	return n > 0 && (size_t)n < size;
}

/* Characters of ASCII that no URL has in plain and some shell or browser
 * might act upon. */
static const struct {
	char c;
	const char *why;
} refused[] = {
    {'"', N_("the URL holds a double quote")},
    {'`', N_("the URL holds a backquote")},
    {'<', N_("the URL holds an angle bracket")},
    {'>', N_("the URL holds an angle bracket")},
    {'\\', N_("the URL holds a backslash")},
};

static const char *
character_objection(uint32_t c)
{
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		if (c == (unsigned char)refused[i].c)
			return _(refused[i].why);
	if (c == '\t' || c == '\n' || c == '\r' ||
	    uc_is_property_white_space(c))
		return _("the URL holds a blank");
	if (!utf8_is_clean(c) || utf8_is_stand_in(c))
		return _("the URL holds a control character");
	/* Two URLs that look alike could differ. */
	if (uc_is_property_default_ignorable_code_point(c))
		return _("the URL holds an invisible character");
	return NULL;
}

static const char *
host_objection(const char *authority)
{
	size_t len = strcspn(authority, "/?#");

	if (len == 0 || *authority == ':')
		return _("the URL names no host");
	if (*authority == '-')
		return _("the URL's host begins with a hyphen");
	/* What stands before it is easily taken for the host. */
	if (memchr(authority, '@', len))
		return _("the URL names a user before its host");
	return NULL;
}

const char *
url_objection(const char *url)
{
	size_t len = strnlen(url, URL_LENGTH_MAX + 1);
	const char *authority = skip_scheme(url);

	if (!len)
		return _("the URL is empty");
	if (len > URL_LENGTH_MAX)
		return _("the URL is longer than 8000 bytes");
	if (!authority)
		return _("the URL is neither http nor https");
	if (strstr(url, "$("))
		return _("the URL holds a shell command");
	for (size_t i = 0; i < len;) {
		const char *why;
		uint32_t c;

		i += utf8_decode(url + i, len - i, &c);
		why = character_objection(c);
		if (why)
			return why;
	}
	return host_objection(authority);
}

const char *
url_harmless(const char *url)
{
	return url && !url_objection(url) ? url : NULL;
}
