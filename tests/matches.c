// SPDX-License-Identifier: GPL-3.0-or-later
/* See matches.h. */
#include <config.h>

#include "matches.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

void
matches_add(struct strbuf *out, const struct pattern *p, const char *text)
{
	size_t len = strlen(text);
	struct error err = {.status = OK};
	struct match m;
	size_t at = 0;
	enum status status;

	while ((status = pattern_find(p, text, len, at, &m, &err)) == OK) {
		assert_true(m.begin >= at && m.begin < m.end && m.end <= len);
		strbuf_addc(out, '|');
		strbuf_add(out, text + m.begin, m.end - m.begin);
		at = m.end;
	}
	assert_int_equal(status, ERR_MISSING);
}
