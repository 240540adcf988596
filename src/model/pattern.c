// SPDX-License-Identifier: GPL-3.0-or-later
/* Patterns: see pattern.h. The only file that knows PCRE2. What was typed
 * becomes the source of a regular expression in one place (add_source), so
 * that another way of typing needs only another source. An expression is tried
 * on a stretch of places at a time, with a look at the clock in between: PCRE2
 * bounds the work of each place, which says nothing about a thousand. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <config.h>

#include "model/pattern.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unictype.h>

#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"

enum {
	MATCH_LIMIT = 200000, /* steps from one place: a millisecond or two */
	DEPTH_LIMIT = 20000,
	HEAP_LIMIT_KIB = 16384,
	STRETCH = 64, /* places tried between looks at the clock */
	CPU_LIMIT_MS = 200,
	JIT_STACK_MIN = 32 * 1024,
	JIT_STACK_MAX = 512 * 1024,
};

struct pattern {
	bool regex;
	pcre2_code *code;
	pcre2_match_context *context;
	pcre2_match_data *data;
	pcre2_jit_stack *stack; /* NULL: the machine's own will do */
};

static bool
is_capital(uint32_t c)
{
	return uc_is_general_category(c, UC_UPPERCASE_LETTER) ||
	    uc_is_general_category(c, UC_TITLECASE_LETTER);
}

/* Bytes of the escape at `s`, of which no capital is meant: \W, \pL, \P{Lu}. */
static size_t
escape_length(const char *s, size_t len)
{
	const char *end;

	if (len < 3)
		return len;
	if (s[2] != '{')
		return s[1] == 'p' || s[1] == 'P' ? 3 : 2;
	end = memchr(s, '}', len);
	return end ? (size_t)(end - s) + 1 : len;
}

static bool
has_capital(const char *s, size_t len, bool regex)
{
	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);
		if (regex && c == '\\')
			n = escape_length(s + i, len - i);
		else if (is_capital(c))
			return true;
		i += n;
	}
	return false;
}

static bool
is_ascii_sign(uint32_t c)
{
	return c > ' ' && c < 0x7F && !(c >= '0' && c <= '9') &&
	    !(c >= 'A' && c <= 'Z') && !(c >= 'a' && c <= 'z');
}

/* Appends the expression that matches `s` as it stands, but for blanks. False
 * when there is nothing but blanks in it. */
static bool
add_literal(struct strbuf *out, const char *s, size_t len)
{
	bool blank = false;
	bool any = false;

	for (size_t i = 0; i < len;) {
		uint32_t c;
		size_t n = utf8_decode(s + i, len - i, &c);
		bool was_blank = blank;

		blank = uc_is_property_white_space(c);
		any = any || !blank;
		if (is_ascii_sign(c))
			strbuf_addc(out, '\\');
		if (!blank)
			strbuf_add(out, s + i, n);
		else if (!was_blank)
			strbuf_adds(out, "\\s+");
		i += n;
	}
	return any;
}

/* Appends the expression that clean `typed` text means, and tells the options
 * to compile it with. False when it is empty. */
static bool
add_source(struct strbuf *out, const struct strbuf *typed, uint32_t *options)
{
	bool regex = typed->str[0] == '~';
	const char *s = typed->str + regex;
	size_t len = typed->len - regex;

	*options = PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK |
	    PCRE2_NEVER_BACKSLASH_C;
	if (!has_capital(s, len, regex))
		*options |= PCRE2_CASELESS;
	if (!regex)
		return add_literal(out, s, len);
	*options |= PCRE2_MULTILINE | PCRE2_USE_OFFSET_LIMIT;
	strbuf_add(out, s, len);
	return len > 0;
}

static size_t
count_characters(const char *s, size_t len)
{
	size_t n = 0;

	for (size_t i = 0; i < len; i++)
		n += ((unsigned char)s[i] & 0xC0) != 0x80;
	return n;
}

static pcre2_code *
compile(const struct strbuf *source, uint32_t options, struct error *err)
{
	pcre2_compile_context *context = pcre2_compile_context_create(NULL);
	char msg[160] = "";
	PCRE2_SIZE at = 0;
	int code = 0;
	pcre2_code *re;

	if (!context)
		mem_die();
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	re = pcre2_compile(
	    (PCRE2_SPTR)source->str, source->len, options, &code, &at, context);
	pcre2_compile_context_free(context);
	if (re)
		return re;
	pcre2_get_error_message(code, (PCRE2_UCHAR *)msg, sizeof(msg));
	if (at > source->len)
		at = source->len;
	/* One more for the "~" that was typed before the expression. */
	error_set(err, ERR_SYNTAX, NULL, 0, "%s, after character %zu", msg,
	    count_characters(source->str, at) + 1);
	return NULL;
}

/* What matching needs beside the code; speed where the system allows it. */
static void
prepare(struct pattern *p)
{
	p->context = pcre2_match_context_create(NULL);
	p->data = pcre2_match_data_create_from_pattern(p->code, NULL);
	if (!p->context || !p->data)
		mem_die();
	pcre2_set_match_limit(p->context, MATCH_LIMIT);
	pcre2_set_depth_limit(p->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(p->context, HEAP_LIMIT_KIB);
	if (pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE) == 0 && p->regex) {
		p->stack =
		    pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
		pcre2_jit_stack_assign(p->context, NULL, p->stack);
	}
}

struct pattern *
pattern_new(const char *typed, struct error *err)
{
	struct strbuf clean = STRBUF_INIT;
	struct strbuf source = STRBUF_INIT;
	struct pattern *p = NULL;
	pcre2_code *code = NULL;
	uint32_t options;

	utf8_clean(&clean, typed, strlen(typed), UTF8_CLEAN_LINE);
	if (add_source(&source, &clean, &options))
		code = compile(&source, options, err);
	else
		error_set(err, ERR_SYNTAX, NULL, 0, "the pattern is empty");
	if (code) {
		p = mem_alloc(sizeof(*p));
		p->regex = clean.str[0] == '~';
		p->code = code;
		prepare(p);
	}
	strbuf_release(&source);
	strbuf_release(&clean);
	return p;
}

void
pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	pcre2_match_data_free(pattern->data);
	pcre2_match_context_free(pattern->context);
	pcre2_jit_stack_free(pattern->stack);
	pcre2_code_free(pattern->code);
	free(pattern);
}

static enum status
match_failed(int rc, struct error *err)
{
	char msg[160] = "";

	switch (rc) {
	case PCRE2_ERROR_NOMATCH:
		return ERR_MISSING;
	case PCRE2_ERROR_MATCHLIMIT:
	case PCRE2_ERROR_DEPTHLIMIT:
	case PCRE2_ERROR_HEAPLIMIT:
	case PCRE2_ERROR_JIT_STACKLIMIT:
		return error_set(err, ERR_LIMIT, NULL, 0,
		    "the pattern takes too long to match");
	default:
		pcre2_get_error_message(rc, (PCRE2_UCHAR *)msg, sizeof(msg));
		return error_set(err, ERR_LIMIT, NULL, 0, "%s", msg);
	}
}

/* Tries the places from `from` to `to`, both included. */
static int
try_stretch(const struct pattern *p, const char *text, size_t len, size_t from,
    size_t to)
{
	if (p->regex)
		pcre2_set_offset_limit(p->context, to);
	return pcre2_match(p->code, (PCRE2_SPTR)text, len, from,
	    PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->data, p->context);
}

static bool
took_too_long(clock_t start)
{
	return (clock() - start) / (CLOCKS_PER_SEC / 1000) > CPU_LIMIT_MS;
}

enum status
pattern_find(const struct pattern *pattern, const char *text, size_t len,
    size_t from, struct match *match, struct error *err)
{
	const PCRE2_SIZE *range = pcre2_get_ovector_pointer(pattern->data);
	clock_t start = pattern->regex ? clock() : 0;
	int rc = PCRE2_ERROR_NOMATCH;

	while (from < len && rc == PCRE2_ERROR_NOMATCH) {
		size_t to = len;
		if (pattern->regex && len - from > STRETCH)
			to = utf8_floor(text, len, from + STRETCH);
		rc = try_stretch(pattern, text, len, from, to);
		from = to;
		if (pattern->regex && rc == PCRE2_ERROR_NOMATCH &&
		    took_too_long(start))
			rc = PCRE2_ERROR_MATCHLIMIT;
	}
	if (rc < 0)
		return match_failed(rc, err);
	/* \K could turn the ends around in PCRE2 before 10.38. */
	if (range[1] <= range[0])
		return ERR_MISSING;
	match->begin = (uint32_t)range[0];
	match->end = (uint32_t)range[1];
	return OK;
}
