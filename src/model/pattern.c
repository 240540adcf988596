// SPDX-License-Identifier: GPL-3.0-or-later
/* Patterns: see pattern.h. The only file that knows PCRE2. A pattern is one or
 * more compiled expressions: literal texts that stand side by side share one,
 * an expression that was typed has its own, so that nothing in it concerns the
 * others. Literal text cannot backtrack far and is matched in one go. What was
 * typed as an expression is tried on a stretch of places at a time, with a
 * look at the clock in between: PCRE2 bounds the work of each place, which
 * says nothing about a thousand. Where that would change what it means, it is
 * looked at while matching goes on. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <config.h>

#include "model/pattern.h"

#include <pcre2.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/strbuf.h"
#include "base/utf8.h"
#include "model/pattern-source.h"

/* Nearly every expression needs few steps from any place. So a long stretch is
 * tried with few allowed; only where they do not suffice are short stretches
 * tried with many. PCRE2 does not count a run of characters that one item goes
 * over, so stretches begin the shorter the longer the text is. */
enum {
	STRETCH_MIN = 64, /* places */
	STRETCH_FIRST = 4096,
	STRETCH_MAX = 16384,
	STRETCH_RUNS = 8 << 20, /* bytes gone over, at most, in the first */
	FEW_STEPS = 1000,       /* from one place: some microseconds */
	MANY_STEPS = 200000,    /* a millisecond or two */
	CPU_LIMIT_MS = 50,
	ITEMS_PER_LOOK = 64,
	DEPTH_LIMIT = 20000,
	HEAP_LIMIT_KIB = 16384,
	JIT_STACK_MIN = 32 * 1024,
	JIT_STACK_MAX = 512 * 1024,
};

struct expression {
	pcre2_code *code;
	bool regex; /* typed as such */
	/* What it says depends on where matching was begun: then it is matched
	 * in one go, with so many steps from each place; else 0. */
	uint32_t steps;
};

struct pattern {
	struct expression *exprs;
	size_t n_exprs, cap_exprs;
	struct needs needs;
	pcre2_match_context *context;
	pcre2_match_data *data;
	pcre2_jit_stack *stack; /* NULL: the machine's own will do */
};

/* Where to look: for matches in `text` that begin in [from, last]. */
struct search {
	const struct pattern *pattern;
	const char *text;
	size_t len;
	size_t from, last;
	size_t stretch;        /* places, of an expression */
	clock_t start, looked; /* at the clock first and last; 0: not yet */
	unsigned items;        /* met in one go */
};

/* ---- Making ------------------------------------------------------------- */

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
	options |= PCRE2_UTF | PCRE2_UCP | PCRE2_NO_UTF_CHECK |
	    PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT;
	pcre2_set_newline(context, PCRE2_NEWLINE_LF);
	re = pcre2_compile(
	    (PCRE2_SPTR)source->str, source->len, options, &code, &at, context);
	pcre2_compile_context_free(context);
	if (re)
		return re;
	if (code == PCRE2_ERROR_PATTERN_TOO_LARGE) {
		error_set(err, ERR_SYNTAX, NULL, 0, "the pattern is too long");
		return NULL;
	}
	pcre2_get_error_message(code, (PCRE2_UCHAR *)msg, sizeof(msg));
	if (at > source->len)
		at = source->len;
	at = count_characters(source->str, at);
	error_set(err, ERR_SYNTAX, NULL, 0,
	    ngettext("%s, %zu character after the ~",
		"%s, %zu characters after the ~", at),
	    msg, at);
	return NULL;
}

/* See struct expression. It may only match where one begins, give up all places
 * behind one, or pass over some; that it looks so where nothing is meant by it
 * does no harm. */
static bool
depends_on_begin(const char *source)
{
	static const char *const signs[] = {"\\G", "(*COMMIT", "(*SKIP"};

	for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
		if (strstr(source, signs[i]))
			return true;
	return false;
}

static uint32_t
steps_in_one_go(const pcre2_code *code, bool depends)
{
	uint32_t options = 0;

	pcre2_pattern_info(code, PCRE2_INFO_ALLOPTIONS, &options);
	if (options & PCRE2_ANCHORED)
		return MANY_STEPS;
	return depends ? FEW_STEPS : 0;
}

static bool
add_expression(struct pattern *p, const struct strbuf *source, bool regex,
    uint32_t options, struct error *err)
{
	bool depends = regex && depends_on_begin(source->str);
	pcre2_code *code =
	    compile(source, options | (depends ? PCRE2_AUTO_CALLOUT : 0), err);

	if (!code)
		return false;
	pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);
	p->exprs =
	    mem_grow(p->exprs, p->n_exprs, &p->cap_exprs, sizeof(*p->exprs));
	p->exprs[p->n_exprs++] = (struct expression){
	    code, regex, regex ? steps_in_one_go(code, depends) : 0};
	return true;
}

/* Compiles the literals gathered so far, and forgets them. */
static bool
add_literals(struct pattern *p, struct strbuf *literals, struct error *err)
{
	bool ok = !literals->len || add_expression(p, literals, false, 0, err);

	strbuf_reset(literals);
	return ok;
}

static bool
add_source(struct pattern *p, struct strbuf *literals,
    const struct pattern_source *source, struct error *err)
{
	uint32_t options = PCRE2_MULTILINE;

	if (!source->regex) {
		if (literals->len)
			strbuf_addc(literals, '|');
		strbuf_add(literals, source->expr.str, source->expr.len);
		return true;
	}
	if (source->any_case)
		options |= PCRE2_CASELESS;
	return add_literals(p, literals, err) &&
	    add_expression(p, &source->expr, true, options, err);
}

static bool
add_text(struct pattern *p, struct strbuf *literals,
    const struct pattern_text *text, struct error *err)
{
	struct pattern_source source;
	bool first = !p->n_exprs && !literals->len;
	bool ok = pattern_source_init(&source, text);

	if (!ok)
		error_set(err, ERR_SYNTAX, NULL, 0, "the pattern is empty");
	ok = ok && add_source(p, literals, &source, err);
	if (first)
		needs_add_all(&p->needs, &source.needs);
	else
		needs_either(&p->needs, &source.needs);
	pattern_source_release(&source);
	return ok;
}

/* What matching needs beside the expressions. */
static void
prepare(struct pattern *p)
{
	p->context = pcre2_match_context_create(NULL);
	p->data = pcre2_match_data_create(1, NULL);
	if (!p->context || !p->data)
		mem_die();
	pcre2_set_depth_limit(p->context, DEPTH_LIMIT);
	pcre2_set_heap_limit(p->context, HEAP_LIMIT_KIB);
	p->stack = pcre2_jit_stack_create(JIT_STACK_MIN, JIT_STACK_MAX, NULL);
	if (p->stack)
		pcre2_jit_stack_assign(p->context, NULL, p->stack);
}

struct pattern *
pattern_new_any(const struct pattern_text *texts, size_t n, struct error *err)
{
	struct pattern *p = mem_alloc(sizeof(*p));
	struct strbuf literals = STRBUF_INIT;
	bool ok = true;

	for (size_t i = 0; i < n && ok; i++)
		ok = add_text(p, &literals, &texts[i], err);
	ok = ok && add_literals(p, &literals, err);
	strbuf_release(&literals);
	if (!ok) {
		pattern_free(p);
		return NULL;
	}
	prepare(p);
	return p;
}

struct pattern *
pattern_new(const char *typed, struct error *err)
{
	struct pattern_text text = {typed, PATTERN_TYPED};

	return pattern_new_any(&text, 1, err);
}

void
pattern_free(struct pattern *pattern)
{
	if (!pattern)
		return;
	for (size_t i = 0; i < pattern->n_exprs; i++)
		pcre2_code_free(pattern->exprs[i].code);
	free(pattern->exprs);
	needs_release(&pattern->needs);
	pcre2_match_data_free(pattern->data);
	pcre2_match_context_free(pattern->context);
	pcre2_jit_stack_free(pattern->stack);
	free(pattern);
}

const struct needs *
pattern_needs(const struct pattern *pattern)
{
	return &pattern->needs;
}

/* ---- Matching ----------------------------------------------------------- */

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
		error_set(err, ERR_LIMIT, NULL, 0,
		    "the pattern takes too long to match");
		return ERR_LIMIT;
	default:
		pcre2_get_error_message(rc, (PCRE2_UCHAR *)msg, sizeof(msg));
		error_set(err, ERR_LIMIT, NULL, 0, "%s", msg);
		return ERR_LIMIT;
	}
}

/* Tries the places from `from` to `to`, both included, with so many steps from
 * each. */
static int
try_places(const struct search *s, const struct expression *expr, size_t from,
    size_t to, uint32_t steps)
{
	const struct pattern *p = s->pattern;

	pcre2_set_match_limit(p->context, steps);
	pcre2_set_offset_limit(p->context, to);
	return pcre2_match(expr->code, (PCRE2_SPTR)s->text, s->len, from,
	    PCRE2_NO_UTF_CHECK | PCRE2_NOTEMPTY, p->data, p->context);
}

/* Looks at the clock, and makes stretches as long as they take little time. */
static bool
took_too_long(struct search *s)
{
	const clock_t ms = CLOCKS_PER_SEC / 1000;
	clock_t now = clock();

	if (!s->start)
		s->start = now;
	else if (now - s->looked < ms && s->stretch < STRETCH_MAX)
		s->stretch *= 2;
	else if (now - s->looked > 2 * ms && s->stretch > STRETCH_MIN)
		s->stretch /= 2;
	s->looked = now;
	return now - s->start > CPU_LIMIT_MS * ms;
}

/* Places to try before the first look at the clock. */
static size_t
first_stretch(size_t len)
{
	size_t n = STRETCH_RUNS / len;

	return n < STRETCH_MIN  ? STRETCH_MIN
	    : n > STRETCH_FIRST ? STRETCH_FIRST
				: n;
}

/* The end of a stretch of about `n` places. */
static size_t
stretch_end(const struct search *s, size_t from, size_t n, size_t last)
{
	return last - from > n ? utf8_floor(s->text, s->len, from + n) : last;
}

/* Tries places of which one at least needs many steps. */
static int
try_closely(
    struct search *s, const struct expression *expr, size_t from, size_t last)
{
	int rc = PCRE2_ERROR_NOMATCH;

	for (size_t to = from; rc == PCRE2_ERROR_NOMATCH; from = to) {
		to = stretch_end(s, from, STRETCH_MIN, last);
		rc = try_places(s, expr, from, to, MANY_STEPS);
		if (to == last)
			break;
		if (rc == PCRE2_ERROR_NOMATCH && took_too_long(s))
			rc = PCRE2_ERROR_MATCHLIMIT;
	}
	return rc;
}

/* Of an expression that is matched in one go, PCRE2 calls this at each item. */
static int
meet_item(pcre2_callout_block *block, void *search)
{
	struct search *s = search;

	(void)block;
	return ++s->items % ITEMS_PER_LOOK == 0 && took_too_long(s)
	    ? PCRE2_ERROR_MATCHLIMIT
	    : 0;
}

static int
try_in_one_go(struct search *s, const struct expression *expr)
{
	pcre2_match_context *context = s->pattern->context;
	int rc;

	pcre2_set_callout(context, meet_item, s);
	rc = try_places(s, expr, s->from, s->last, expr->steps);
	pcre2_set_callout(context, NULL, NULL);
	return rc;
}

static int
try_regex(struct search *s, const struct expression *expr)
{
	int rc = PCRE2_ERROR_NOMATCH;
	size_t from = s->from;

	if (expr->steps)
		return try_in_one_go(s, expr);
	for (size_t to; rc == PCRE2_ERROR_NOMATCH; from = to) {
		to = stretch_end(s, from, s->stretch, s->last);
		rc = try_places(s, expr, from, to, FEW_STEPS);
		if (rc == PCRE2_ERROR_MATCHLIMIT)
			rc = try_closely(s, expr, from, to);
		if (to == s->last)
			break;
		if (rc == PCRE2_ERROR_NOMATCH && took_too_long(s))
			rc = PCRE2_ERROR_MATCHLIMIT;
	}
	return rc;
}

static enum status
find_expression(struct search *s, const struct expression *expr,
    struct match *match, struct error *err)
{
	const PCRE2_SIZE *range = pcre2_get_ovector_pointer(s->pattern->data);
	int rc = expr->regex
	    ? try_regex(s, expr)
	    : try_places(s, expr, s->from, s->last, MANY_STEPS);

	if (rc < 0)
		return match_failed(rc, err);
	/* \K could turn the ends around in PCRE2 before 10.38. */
	if (range[1] <= range[0] || range[0] < s->from)
		return ERR_MISSING;
	match->begin = (uint32_t)range[0];
	match->end = (uint32_t)range[1];
	return OK;
}

enum status
pattern_find(const struct pattern *pattern, const char *text, size_t len,
    size_t from, struct match *match, struct error *err)
{
	struct search s = {pattern, text, len, from, len, 0, 0, 0, 0};
	enum status found = ERR_MISSING;

	if (from >= len)
		return ERR_MISSING;
	s.stretch = first_stretch(len);
	for (size_t i = 0; i < pattern->n_exprs; i++) {
		enum status status =
		    find_expression(&s, &pattern->exprs[i], match, err);

		if (status != OK && status != ERR_MISSING)
			return status;
		if (status == ERR_MISSING)
			continue;
		found = OK;
		/* Of another expression only what begins before counts. */
		if (match->begin <= from)
			break;
		s.last = utf8_floor(text, len, match->begin - 1);
	}
	return found;
}

size_t
pattern_find_all(const struct pattern *pattern, const char *text, size_t len,
    struct match *matches, size_t most)
{
	size_t from = 0, n = 0;

	while (n < most &&
	    pattern_find(pattern, text, len, from, &matches[n], NULL) == OK)
		from = matches[n++].end;
	return n;
}

bool
pattern_matches(const struct pattern *pattern, const char *text, size_t len)
{
	struct match match;

	return pattern_find(pattern, text, len, 0, &match, NULL) == OK;
}
