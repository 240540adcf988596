// SPDX-License-Identifier: GPL-3.0-or-later
/* See strings.h. Source: XTerm Control Sequences; the terminals' agreement on
 * hyperlinks. */
#include <config.h>

#include "strings.h"

#include <string.h>

#define LINK "\033]8;"
#define COPY "\033]52;c;"
#define ST "\033\\"
#define BEL "\a"

/* The value of a digit of base64; -1 for what is none. */
static int
digit_value(char c)
{
	static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				     "abcdefghijklmnopqrstuvwxyz0123456789+/";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

const char *
strings_decode(const char *s, struct strbuf *out)
{
	unsigned bits = 0;
	int n = 0;

	for (; digit_value(*s) >= 0; s++) {
		bits = bits << 6 | (unsigned)digit_value(*s);
		n += 6;
		if (n >= 8) {
			n -= 8;
			strbuf_addc(out, (char)(bits >> n & 0xFF));
		}
	}
	return s + strspn(s, "=");
}

/* The bytes of a link at `p`, which holds printable ASCII only; 0: none. */
static size_t
take_link(struct strings *strings, const char *p)
{
	const char *url, *end;

	if (strncmp(p, LINK, strlen(LINK)) != 0)
		return 0;
	url = p + strlen(LINK);
	url += strcspn(url, ";\033");
	if (*url++ != ';')
		return 0;
	for (end = url; *end > ' ' && *end < 0x7F; end++)
		;
	if (strncmp(end, ST, strlen(ST)) != 0)
		return 0;
	if (end > url) {
		strbuf_add(&strings->urls, url, (size_t)(end - url));
		strbuf_addc(&strings->urls, '\n');
		strings->n_urls++;
	}
	return (size_t)(end - p) + strlen(ST);
}

static size_t
take_copy(struct strings *strings, const char *p)
{
	struct strbuf text = STRBUF_INIT;
	const char *end;
	size_t len = 0;

	if (strncmp(p, COPY, strlen(COPY)) != 0)
		return 0;
	end = strings_decode(p + strlen(COPY), &text);
	if (strncmp(end, BEL, strlen(BEL)) == 0) {
		strbuf_add(&strings->copies, text.str, text.len);
		strbuf_addc(&strings->copies, '\n');
		strings->n_copies++;
		len = (size_t)(end - p) + strlen(BEL);
	}
	strbuf_release(&text);
	return len;
}

void
strings_take(struct strings *strings, const struct strbuf *bytes)
{
	*strings = (struct strings){.rest = STRBUF_INIT};
	strbuf_init(&strings->urls);
	strbuf_init(&strings->copies);
	for (size_t i = 0; i < bytes->len;) {
		const char *p = bytes->str + i;
		size_t n = take_link(strings, p);

		n = n ? n : take_copy(strings, p);
		if (!n)
			strbuf_addc(&strings->rest, *p);
		i += n ? n : 1;
	}
}

void
strings_release(struct strings *strings)
{
	strbuf_release(&strings->rest);
	strbuf_release(&strings->urls);
	strbuf_release(&strings->copies);
}
