// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Tables by example: Markdown in, rows of the screen out. Below it, how places
 * are found in cells that stand side by side, and tables of any size.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "laid.h"
#include "trials.h"
#include "unicode.h"

#define COUNTING                                                                                    \
	"하나 둘 셋 넷 다섯 여섯 일곱 여덟 아홉 열 열하나 열둘 열셋 열넷 " \
	"열다섯 열여섯 열일곱 열여덟"

static const struct example {
	const char *name;
	unsigned width;
	const char *markdown;
	const char *rows;
} examples[] = {
    {"columns are as wide as their cells", 40,
	"| a | name |\n|---|---|\n| 10 | x |\n", "a   name\n--  ----\n10  x\n"},
    {"a wide character takes two cells", 40,
	"| 모델 | n |\n|---|---|\n| A | 1 |\n", "모델  n\n----  -\nA     1\n"},
    {"a column is aligned", 40,
	"|name|n|c|\n|:-|-:|:-:|\n|x|10|abcde|\n|yy|200|f|\n",
	"name    n    c\n----  ---  -----\nx      10  abcde\n"
	"yy    200    f\n"},
    {"cells wrap in their columns; blank lines keep rows apart", 20,
	"|모델|설명|\n|-|-|\n|GPT|긴 문장은 칸 안에서 줄이 바뀐다|\n|A|둘|\n"
	"|B|셋|\n",
	"모델  설명\n----  --------------\nGPT   긴 문장은 칸\n"
	"      안에서 줄이\n      바뀐다\n\nA     둘\nB     셋\n"},
    {"lines of a cell are aligned each", 40, "|a|n|\n|-|-:|\n|x|1<br>200|\n",
	"a    n\n-  ---\nx    1\n   200\n"},
    {"empty cells, and none", 40, "|a|b|c|\n|-|-|-|\n||2||\n|1|\n|||3|\n",
	"a  b  c\n-  -  -\n   2\n1\n      3\n"},
    {"a row without text takes no line", 40, "|a|b|\n|-|-|\n|||\n|1|2|\n",
	"a  b\n-  -\n1  2\n"},
    {"a header without text takes none", 40, "| | |\n|-|-|\n|1|2|\n", "1  2\n"},
    {"in a quote", 20, "> |a|b|\n> |-|-|\n> |1|2|\n",
	"| a  b\n| -  -\n| 1  2\n"},
    {"in an item", 20, "- |a|b|\n  |-|-|\n  |1|2|\n- c\n",
	"- a  b\n  -  -\n  1  2\n- c\n"},
    {"behind text", 20, "text\n|a|b|\n|-|-|\n\ntext\n",
	"text\n\na  b\n-  -\n\ntext\n"},
    {"records where there is no room", 24,
	"|제목|저자|요약|\n|-|-|-|\n|가|나|" COUNTING "|\n|다||라|\n",
	"제목 | 저자 | 요약\n------------------------\n"
	"제목 가\n저자 나\n요약 하나 둘 셋 넷 다섯\n"
	"     여섯 일곱 여덟 아홉\n     열 열하나 열둘 열셋\n"
	"     열넷 열다섯 열여섯\n     열일곱 열여덟\n\n제목 다\n요약 라\n"},
};

enum { EXAMPLES = sizeof(examples) / sizeof(examples[0]) };

static void
lay(struct laid *laid, const struct strbuf *markdown, unsigned width)
{
	struct flow_options options = {.width = width, .wrap = WRAP_WORD};

	laid_open(laid, markdown->str, &options);
}

static void
add_rows(struct strbuf *out, const char *markdown, unsigned width)
{
	struct strbuf in = STRBUF_INIT;
	struct laid laid;

	strbuf_adds(&in, markdown);
	lay(&laid, &in, width);
	for (size_t i = 0; i < laid.flow.n_lines; i++)
		laid_add_row(out, &laid, i);
	strbuf_release(&in);
	laid_close(&laid);
}

static void
test_example(void **state)
{
	const struct example *e = *state;
	struct strbuf rows = STRBUF_INIT;

	add_rows(&rows, e->markdown, e->width);
	assert_string_equal(rows.str, e->rows);
	strbuf_release(&rows);
}

/* What is cut in the labels of records, with a mark, the header says whole. */
static void
test_long_labels(void **state)
{
	struct strbuf rows = STRBUF_INIT;

	(void)state;
	add_rows(&rows,
	    "|Interdisciplinarity|b|\n|-|-|\n|" COUNTING COUNTING
	    "|x|\n|1|2|\n",
	    30);
	assert_non_null(strstr(rows.str, "Interdisciplinarity | b\n"));
	assert_non_null(strstr(rows.str, "\nInterdi.. 하나 "));
	assert_non_null(strstr(rows.str, "\nInterdi.. 1\nb         2\n"));
	strbuf_release(&rows);
}

/* Where there is no room for labels, the text has it all. */
static void
test_no_room_for_labels(void **state)
{
	struct strbuf rows = STRBUF_INIT;

	(void)state;
	add_rows(&rows, "|ab|cd|\n|-|-|\n|12|34|\n", 4);
	assert_string_equal(rows.str, "ab |\ncd\n----\n12\n34\n");
	strbuf_release(&rows);
}

/* The line that shows a word, and the words that its place begins with. */
static void
assert_found(
    const struct laid *laid, const char *word, size_t line, const char *place)
{
	const char *text = laid->post->text;
	const char *at = strstr(text, word);

	assert_non_null(at);
	assert_int_equal(
	    flow_line_at(&laid->flow, (uint32_t)(at - text)), line);
	at = text + flow_place(&laid->flow, line);
	assert_memory_equal(at, place, strlen(place));
}

/*	a     b
	----  -----------
	one   three four
	two   five
	six   seven          */
static void
test_places(void **state)
{
	struct strbuf in = STRBUF_INIT;
	struct laid laid;

	(void)state;
	strbuf_adds(&in,
	    "|a|b|\n|-|-|\n|one<br>two|three four<br>five|\n|six|seven|\n");
	lay(&laid, &in, 40);
	assert_int_equal(laid.flow.n_lines, 6);
	assert_found(&laid, "one", 2, "one");
	assert_found(&laid, "two", 3, "two");
	assert_found(&laid, "three", 2, "one");
	assert_found(&laid, "our", 2, "one");
	assert_found(&laid, "five", 3, "two");
	assert_found(&laid, "six", 5, "six");
	assert_found(&laid, "seven", 5, "six");
	strbuf_release(&in);
	laid_close(&laid);
}

static void
repeat(struct strbuf *out, const char *s, size_t n)
{
	while (n--)
		strbuf_adds(out, s);
}

/* With work or memory for every column in every row, or a header shown whole
 * with every record, these would not end. */
static void
test_enormous(void **state)
{
	const size_t many = trials_count(100000, 100000, 5000);
	static const unsigned widths[] = {3, 40, 200};
	struct strbuf in = STRBUF_INIT;
	struct laid laid;

	(void)state;
	repeat(&in, "|long", many);
	strbuf_addc(&in, '\n');
	repeat(&in, "|-", many);
	strbuf_addc(&in, '\n');
	repeat(&in, "|1|\n", many);
	strbuf_adds(&in, "\n|");
	repeat(&in, "긴 ", many);
	strbuf_adds(&in, "|\n|-|\n");
	repeat(&in, "|1|\n", many);
	strbuf_adds(&in, "\n|a|b|\n|-|-|\n");
	repeat(&in, "|one two|2|\n", many);
	for (size_t i = 0; i < sizeof(widths) / sizeof(widths[0]); i++) {
		lay(&laid, &in, widths[i]);
		assert_true(laid.flow.n_lines > 3 * many);
		laid_close(&laid);
	}
	strbuf_release(&in);
}

int
main(void)
{
	static const struct CMUnitTest others[] = {
	    cmocka_unit_test(test_long_labels),
	    cmocka_unit_test(test_no_room_for_labels),
	    cmocka_unit_test(test_places),
	    cmocka_unit_test(test_enormous),
	};
	struct CMUnitTest tests[EXAMPLES];

	if (!unicode_is_there())
		return 0;
	for (size_t i = 0; i < EXAMPLES; i++)
		tests[i] = (struct CMUnitTest){.name = examples[i].name,
		    .test_func = test_example,
		    .initial_state = (void *)(uintptr_t)&examples[i]};
	return cmocka_run_group_tests_name("examples", tests, NULL, NULL) +
	    cmocka_run_group_tests(others, NULL, NULL);
}
