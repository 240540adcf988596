// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Titles and names in TeX: what it acts upon, capitals, formulas, and braces
 * that match whatever was written.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model-check.h"
#include "store/export-math.h"
#include "store/export-name.h"
#include "store/export-tex.h"
#include "trials.h"

static void
assert_tex(const char *text, const char *want)
{
	struct strbuf got = STRBUF_INIT;

	tex_add(&got, text);
	assert_string_equal(got.str, want);
	strbuf_release(&got);
}

static void
assert_title(const char *title, const char *want)
{
	struct strbuf got = STRBUF_INIT;

	tex_add_title(&got, title);
	assert_string_equal(got.str, want);
	strbuf_release(&got);
}

static void
test_tex_escapes_what_tex_acts_upon(void **state)
{
	(void)state;
	assert_tex("a & b % c # d_e $5", "a \\& b \\% c \\# d\\_e \\$5");
	assert_tex("{}", "{\\textbraceleft}{\\textbraceright}");
	assert_tex("a~b^c\\d",
	    "a{\\textasciitilde}b{\\textasciicircum}c{\\textbackslash}d");
	assert_tex("<a|b>", "{\\textless}a{\\textbar}b{\\textgreater}");
	assert_tex("two\nlines", "two lines");
}

static void
test_tex_accents_and_signs(void **state)
{
	(void)state;
	assert_tex("Gödel Erdős Śniady façade Åse Wałęsa Süß",
	    "G{\\\"o}del Erd{\\H o}s {\\'S}niady fa{\\c c}ade {\\AA}se "
	    "Wa{\\l}{\\k e}sa S{\\\"u}{\\ss}");
	assert_tex("a–b—c … “d” ‘e’", "a--b---c {\\dots} ``d'' `e'");
	assert_tex("say \"yes\" (\"no\")", "say ``yes'' (``no'')");
	assert_tex(
	    "π₀ ≤ α×2", "{$\\pi$}{$_0$} {$\\leq$} {$\\alpha$}{$\\times$}2");
	/* Words in other scripts, and letters TeX has no accents for. */
	assert_tex("한국어 논문 中文 λόγος ế", "한국어 논문 中文 λόγος ế");
}

static void
test_titles_keep_their_capitals(void **state)
{
	(void)state;
	assert_title("An Effective Paradigm for Tiny-Scale Models",
	    "An Effective Paradigm for Tiny-Scale Models");
	assert_title("HuMo: Human-Centric Video via LLMs",
	    "{HuMo}: Human-Centric Video via {LLMs}");
	assert_title("VLA-Adapter (GPT-4o, iPhone)",
	    "{VLA-Adapter} ({GPT-4o}, {iPhone})");
	assert_title(
	    "A Plan B and the R1 Model", "A Plan {B} and the {R1} Model");
	assert_title("On the theorem of Bertini: The local case",
	    "On the theorem of {Bertini}: The local case");
	assert_title("ÉTS by Émile", "{{\\'E}TS} by {\\'E}mile");
	assert_title("LLM을 위한 방법", "{LLM을} 위한 방법");
	assert_title(
	    "\"AI\" & <Tags>", "``{AI}'' \\& {\\textless}Tags{\\textgreater}");
}

static void
test_titles_keep_formulas(void **state)
{
	(void)state;
	assert_title("An $O(n^2)$ Bound", "An {$O(n^2)$} Bound");
	assert_title("$\\mathcal{N}=4$ Theory", "{$\\mathcal{N}=4$} Theory");
	assert_title("($k$-NN)", "({$k$}-{NN})");
	assert_title("From $5 to $10", "From \\$5 to \\$10");
	assert_title("Half $x", "Half \\$x");
}

static size_t
math(const char *s)
{
	return tex_math_length(s, strlen(s));
}

static void
test_formulas_do_nothing_but_typeset(void **state)
{
	static const char *const bad[] = {"$\\input{/etc/passwd}$",
	    "$\\write18{x}$", "$\\csname input\\endcsname$", "$^^5cinput x$",
	    "$x}$", "${x$", "$}x{$", "$x\\$", "$\\{x$", "$a%b$", "$a#b$",
	    "$a&b$", "$a~b$", "$$x$$", "$ x$", "$x $", "$$", "$", "", "x",
	    "$x$5", "$\\def\\x{y}$", "$\\", "$한$"};

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(math(bad[i]), 0);
	assert_int_equal(math("$x$ and more"), 3);
	assert_int_equal(math("$\\frac{a}{b}$,"), 13);
	assert_int_equal(math("$10\\%$"), 6);
	assert_int_equal(math("$\\zeta$"), 7);
	assert_int_equal(math("$\\Delta$"), 8);
}

/* As BibTeX counts braces: whatever a title is, they match. */
static void
test_braces_always_match(void **state)
{
	static const char *const pieces[] = {"{", "}", "$", "\\", "x", "X", " ",
	    "^", "$x$", "\"", "ö", "Ö", "한", "α", "-", ":", "&", "\\{", "1"};
	unsigned seed = 1;

	(void)state;
	for (size_t n = trials_count(20000, 20000, 1000); n > 0; n--) {
		struct strbuf title = STRBUF_INIT, tex = STRBUF_INIT;
		int depth = 0;

		for (int i = 0; i < 12; i++) {
			strbuf_adds(&title,
			    pieces[trials_random(
				&seed, sizeof(pieces) / sizeof(pieces[0]))]);
		}
		tex_add_title(&tex, title.str);
		for (size_t i = 0; i < tex.len; i++) {
			depth += (tex.str[i] == '{') - (tex.str[i] == '}');
			assert_true(depth >= 0);
		}
		assert_int_equal(depth, 0);
		strbuf_release(&title);
		strbuf_release(&tex);
	}
}

/* ---- Names -------------------------------------------------------------- */

static void
assert_name(const char *s, const char *want)
{
	struct strbuf got = STRBUF_INIT;
	struct name name;

	name_split(&name, s);
	strbuf_add(&got, name.family.s, name.family.len);
	strbuf_addc(&got, '|');
	strbuf_add(&got, name.given.s, name.given.len);
	strbuf_addc(&got, '|');
	strbuf_add(&got, name.suffix.s, name.suffix.len);
	assert_string_equal(got.str, want);
	strbuf_release(&got);
}

static void
test_names_are_taken_apart(void **state)
{
	(void)state;
	assert_name("Ada Lovelace", "Lovelace|Ada|");
	assert_name("Maria Garcia de la Banda", "de la Banda|Maria Garcia|");
	assert_name("Martin L. King Jr.", "King|Martin L.|Jr.");
	assert_name("OpenAI", "OpenAI||");
	assert_name("Qwen Team", "Qwen Team||");
	assert_name("김철수", "김철수||");
	assert_name("伊恩 张", "伊恩 张||");
	assert_name("van Gogh", "van Gogh||");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(test_tex_escapes_what_tex_acts_upon),
	    cmocka_unit_test(test_tex_accents_and_signs),
	    cmocka_unit_test(test_titles_keep_their_capitals),
	    cmocka_unit_test(test_titles_keep_formulas),
	    cmocka_unit_test(test_formulas_do_nothing_but_typeset),
	    cmocka_unit_test(test_braces_always_match),
	    cmocka_unit_test(test_names_are_taken_apart),
	};

	if (!check_set_locale())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
