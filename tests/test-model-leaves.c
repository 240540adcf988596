// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * The small modules of the model: dates, identifiers, and what a browser
 * may be given.
 */
#include <config.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <cmocka.h>

#include "base/strbuf.h"
#include "model/date.h"
#include "model/identifier.h"
#include "unicode.h"

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* ---- Dates -------------------------------------------------------------- */

/* "2025-09-12" or "2025-09-12 08:15:00". */
static const char *
full_text(const struct date *d, char buf[64])
{
	char day[DATE_BUF_SIZE];

	if (d->hour < 0)
		snprintf(buf, 64, "%s", date_text(d, day));
	else
		snprintf(buf, 64, "%s %02d:%02d:%02d", date_text(d, day),
		    d->hour, d->minute, d->second);
	return buf;
}

static void
dates_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text, *want; /* NULL: no date */
	} rows[] = {
	    {"2025-09-12", "2025-09-12"},
	    {"2025/09/12", "2025-09-12"},
	    {"2025.09.12", "2025-09-12"},
	    {"20250912", "2025-09-12"},
	    {"2025-9-1", "2025-09-01"},
	    {"2025-09-12 08:15:00", "2025-09-12 08:15:00"},
	    {"2025-09-12 8:15", "2025-09-12 08:15:00"},
	    {"2025-09-12T08:15:59Z", "2025-09-12 08:15:59"},
	    {"2025-09-12t08:15:59.123+09:00", "2025-09-12 08:15:59"},
	    {"2025-09-12 \t 08:15 +0900", "2025-09-12 08:15:00"},
	    {"2024-02-01 12:40:11 +/-0000", "2024-02-01 12:40:11"},
	    {"2025-09-12 in the morning", "2025-09-12"},
	    {"2025-09-12, or so", "2025-09-12"},
	    {"2025-09-12 25:00", "2025-09-12"},
	    {"2025-09-12 10:60", "2025-09-12"},
	    {"2025-09-12 10", "2025-09-12"},
	    {"2025-09-12 10:1", "2025-09-12"},
	    {"2025-09-12 10:123", "2025-09-12"},
	    {"2025-09-12 23:59:60", "2025-09-12 23:59:60"},
	    {"2024-02-29", "2024-02-29"},
	    {"2000-02-29", "2000-02-29"},
	    {"1900-02-29", NULL},
	    {"2025-02-29", NULL},
	    {"2025-04-31", NULL},
	    {"2025-00-10", NULL},
	    {"2025-13-10", NULL},
	    {"2025-10-00", NULL},
	    {"2025-10-32", NULL},
	    {"0000-01-01", NULL},
	    {"2025-09/12", NULL},
	    {"2025-09-123", NULL},
	    {"2025-09", NULL},
	    {"2025-", NULL},
	    {"2025", NULL},
	    {"202509121", NULL},
	    {"2025912", NULL},
	    {"25-09-12", NULL},
	    {"true", NULL},
	    {"", NULL},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct date d = {1, 2, 3, 4, 5, 6};
		char buf[64];

		if (date_parse(&d, rows[i].text) != (rows[i].want != NULL))
			fail_msg("\"%s\"", rows[i].text);
		assert_string_equal(full_text(&d, buf),
		    rows[i].want ? rows[i].want : "0001-02-03 04:05:06");
	}
}

static void
dates_are_found_in_names(void **state)
{
	static const struct {
		const char *name, *want;
	} rows[] = {
	    {"2025-09-12-daily-papers-20250911.md", "2025-09-12"},
	    {"daily-papers-20250911.md", "2025-09-11"},
	    {"papers_2025_09_12.md", "2025-09-12"},
	    {"논문 2025.9.12.md", "2025-09-12"},
	    {"a/2025/09/12/b.md", "2025-09-12"},
	    {"arxiv-2509.09372-2025-09-12", "2025-09-12"},
	    {"12345678901234-2025-09-12", "2025-09-12"},
	    {"2025-13-01 2025-12-01", "2025-12-01"},
	    {"12341231.md", ""},
	    {"99991231.md", ""},
	    {"20250912081500.md", ""},
	    {"papers.md", ""},
	    {"", ""},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++) {
		struct date d = DATE_NONE;
		char buf[64];

		assert_int_equal(
		    date_find(&d, rows[i].name), rows[i].want[0] != '\0');
		assert_string_equal(full_text(&d, buf), rows[i].want);
	}
}

static void
days_are_counted_without_a_gap(void **state)
{
	static const signed char days[] = {
	    31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	static const char names[][4] = {
	    "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
	const struct date epoch = {1970, 1, 1, -1, -1, -1};
	struct date again;
	long number;
	size_t weekday = 0; /* 1 January 1900 was a Monday */

	(void)state;
	assert_int_equal(date_day_number(&epoch), 0);
	number = -25567; /* of 1 January 1900 */
	for (short y = 1900; y < 2200; y++) {
		bool leap = y % 4 == 0 && (y % 100 != 0 || y == 2000);
		for (signed char m = 1; m <= 12; m++) {
			int n = days[m - 1] + (m == 2 && leap);
			for (signed char day = 1; day <= n; day++) {
				struct date d = {y, m, day, -1, -1, -1};
				assert_int_equal(date_day_number(&d), number);
				assert_string_equal(
				    date_weekday(&d), names[weekday % 7]);
				assert_int_equal(date_day_of_week(number),
				    (int)(weekday % 7));
				again = date_of_day_number(number);
				assert_int_equal(date_compare(&again, &d), 0);
				assert_int_equal(
				    date_month_begin(date_month_number(&d)),
				    number - day + 1);
				number++;
				weekday++;
			}
		}
	}
}

/* Files may be dated as far away as their system can count. */
static void
far_times_have_no_day(void **state)
{
	const int64_t noon_of_2025 = 1735689600 + 43200;
	const int64_t far[] = {253402560000, 568971820800, -62167305600,
	    67768036191676799, -67768040609740800};
	struct date d = date_of_time((time_t)noon_of_2025);

	(void)state;
	assert_int_equal(d.year, 2025);
	assert_int_equal(d.month, 1);
	for (size_t i = 0; i < sizeof(far) / sizeof(far[0]); i++) {
		if ((time_t)far[i] != far[i])
			continue;
		d = date_of_time((time_t)far[i]);
		assert_int_equal(d.year, 0);
	}
}

/* The C library counts weeks by the same standard. */
static void
weeks_are_those_of_the_calendar(void **state)
{
	(void)state;
	for (long number = 0; number < 130 * 366; number++) {
		time_t t = (time_t)number * 24 * 60 * 60;
		char want[16], got[16];
		struct tm tm;
		int year;
		int week = date_week(number, &year);

		gmtime_r(&t, &tm);
		assert_true(strftime(want, sizeof(want), "%G-W%V", &tm) > 0);
		snprintf(got, sizeof(got), "%04d-W%02d", year, week);
		assert_string_equal(got, want);
	}
}

static void
dates_are_compared_by_day_then_time(void **state)
{
	/* In order; those of one group are equal. */
	static const struct {
		struct date date;
		int group;
	} rows[] = {
	    {DATE_NONE, 0},
	    {{1999, 12, 31, 23, 59, 59}, 1},
	    {{2025, 1, 31, -1, -1, -1}, 2},
	    {{2025, 1, 31, 0, 0, 0}, 2},
	    {{2025, 1, 31, 0, 0, 1}, 3},
	    {{2025, 1, 31, 8, 15, 0}, 4},
	    {{2025, 2, 1, -1, -1, -1}, 5},
	    {{2025, 2, 1, 23, 0, 0}, 6},
	    {{2026, 1, 1, -1, -1, -1}, 7},
	};

	(void)state;
	for (size_t i = 0; i < LENGTH(rows); i++)
		for (size_t k = 0; k < LENGTH(rows); k++) {
			int want = (rows[i].group > rows[k].group) -
			    (rows[i].group < rows[k].group);
			int got = date_compare(&rows[i].date, &rows[k].date);
			assert_int_equal((got > 0) - (got < 0), want);
		}
}

static void
no_date_has_no_text(void **state)
{
	struct date none = DATE_NONE;
	char buf[DATE_BUF_SIZE] = "x";

	(void)state;
	assert_string_equal(date_text(&none, buf), "");
	assert_string_equal(date_weekday(&none), "");
}

/* ---- Identifiers -------------------------------------------------------- */

static const struct id_row {
	const char *text, *id; /* NULL: none */
	unsigned version;
} ids[] = {
    {"2509.09372", "2509.09372", 0},
    {"2509.09372v2", "2509.09372", 2},
    {"2509.09372v12", "2509.09372", 12},
    {"arXiv:2509.09372", "2509.09372", 0},
    {"ARXIV:2509.09372v3", "2509.09372", 3},
    {"1706.03762", "1706.03762", 0},
    {"0704.0001", "0704.0001", 0},
    {"1412.9999v1", "1412.9999", 1},
    {"1501.00001", "1501.00001", 0},
    {"hep-th/9901001", "hep-th/9901001", 0},
    {"hep-th/9901001v3", "hep-th/9901001", 3},
    {"math.GT/0309136", "math.GT/0309136", 0},
    {"arXiv:cs/0112017", "cs/0112017", 0},
    {"0703.0001", NULL, 0},
    {"1412.00001", NULL, 0},
    {"1501.0001", NULL, 0},
    {"2513.00001", NULL, 0},
    {"2500.00001", NULL, 0},
    {"2509.093721", NULL, 0},
    {"2509.0937", NULL, 0},
    {"2509.09372v", NULL, 0},
    {"2509.09372v0", NULL, 0},
    {"2509.09372v2x", NULL, 0},
    {"2509.09372v99999999999", NULL, 0},
    {"2509.09372 ", NULL, 0},
    {" 2509.09372", NULL, 0},
    {"2509-09372", NULL, 0},
    {"hep-th/990100", NULL, 0},
    {"hep-th/9913001", NULL, 0},
    {"hep-th9901001", NULL, 0},
    {"foo/9901001", NULL, 0},
    {"math.gt/0309136", NULL, 0},
    {"math.GTX/0309136", NULL, 0},
    {"/9901001", NULL, 0},
    {"arXiv:", NULL, 0},
    {"", NULL, 0},
};

static void
identifiers_are_read_whole(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(ids); i++) {
		struct arxiv_id id = {"untouched", 7};
		bool want = ids[i].id != NULL;

		if (arxiv_parse_id(&id, ids[i].text) != want)
			fail_msg("\"%s\"", ids[i].text);
		assert_string_equal(id.id, want ? ids[i].id : "untouched");
		assert_int_equal(id.version, want ? ids[i].version : 7);
	}
}

static const struct url_row {
	const char *url, *id, *pdf; /* NULL: not of a paper */
} urls[] = {
    {"https://arxiv.org/abs/2509.09372", "2509.09372",
	"https://arxiv.org/pdf/2509.09372"},
    {"http://www.arxiv.org/abs/2509.09372v2", "2509.09372",
	"https://arxiv.org/pdf/2509.09372v2"},
    {"HTTPS://ArXiv.org/pdf/2509.09372.pdf", "2509.09372",
	"https://arxiv.org/pdf/2509.09372"},
    {"https://arxiv.org/pdf/2509.09372v1.PDF#page=3", "2509.09372",
	"https://arxiv.org/pdf/2509.09372v1"},
    {"https://arxiv.org/html/2509.09372v1/", "2509.09372",
	"https://arxiv.org/pdf/2509.09372v1"},
    {"https://export.arxiv.org/abs/2509.09372?context=cs.AI", "2509.09372",
	"https://arxiv.org/pdf/2509.09372"},
    {"https://arxiv.org/abs/hep-th/9901001", "hep-th/9901001",
	"https://arxiv.org/pdf/hep-th/9901001"},
    {"https://arxiv.org/pdf/math.GT/0309136v1.pdf", "math.GT/0309136",
	"https://arxiv.org/pdf/math.GT/0309136v1"},
    {"https://huggingface.co/papers/2509.09372", "2509.09372",
	"https://arxiv.org/pdf/2509.09372"},
    {"https://hf.co/papers/2509.09372#community", "2509.09372",
	"https://arxiv.org/pdf/2509.09372"},
    {"https://www.huggingface.co/papers/2509.09372/", "2509.09372",
	"https://arxiv.org/pdf/2509.09372"},
    /* Not pages about a paper, however much they look like it. */
    {"https://arxiv.org/", NULL, NULL},
    {"https://arxiv.org", NULL, NULL},
    {"https://arxiv.org/abs/", NULL, NULL},
    {"https://arxiv.org/list/cs.AI/2509.09372", NULL, NULL},
    {"https://arxiv.org/a/2509.09372", NULL, NULL},
    {"https://arxiv.org/abs/2509.09372/more", NULL, NULL},
    {"https://arxiv.org/search/?q=/abs/2509.09372", NULL, NULL},
    {"https://notarxiv.org/abs/2509.09372", NULL, NULL},
    {"https://arxiv.org.example.com/abs/2509.09372", NULL, NULL},
    {"https://arxiv.org@example.com/abs/2509.09372", NULL, NULL},
    {"https://x@arxiv.org/abs/2509.09372", NULL, NULL},
    {"https://example.com/arxiv.org/abs/2509.09372", NULL, NULL},
    {"https://alphaxiv.org/abs/2509.09372", NULL, NULL},
    {"https://huggingface.co/abs/2509.09372", NULL, NULL},
    {"https://huggingface.co/datasets/2509.09372", NULL, NULL},
    {"https://spaces.huggingface.co/papers/2509.09372", NULL, NULL},
    {"ftp://arxiv.org/abs/2509.09372", NULL, NULL},
    {"arxiv.org/abs/2509.09372", NULL, NULL},
    {"2509.09372", NULL, NULL},
    {"https://", NULL, NULL},
    {"", NULL, NULL},
};

static void
papers_are_known_by_their_url(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(urls); i++) {
		struct arxiv_id id = {"untouched", 0};
		bool want = urls[i].id != NULL;
		char pdf[128] = "";

		if (arxiv_parse_url(&id, urls[i].url) != want)
			fail_msg("\"%s\"", urls[i].url);
		assert_string_equal(id.id, want ? urls[i].id : "untouched");
		assert_int_equal(
		    arxiv_pdf_url(urls[i].url, pdf, sizeof(pdf)), want);
		if (want)
			assert_string_equal(pdf, urls[i].pdf);
	}
}

static void
a_url_longer_than_any_is_no_paper(void **state)
{
	struct strbuf url = STRBUF_INIT;
	struct arxiv_id id;
	char pdf[128];

	(void)state;
	strbuf_adds(&url, "https://arxiv.org/abs/2509.09372");
	strbuf_pad(&url, '1', 100000);
	assert_false(arxiv_parse_url(&id, url.str));
	assert_false(arxiv_parse_id(&id, url.str + 22));
	assert_false(arxiv_pdf_url(url.str, pdf, sizeof(pdf)));
	strbuf_release(&url);
	assert_false(
	    arxiv_pdf_url("https://arxiv.org/abs/2509.09372", pdf, 32));
	assert_true(arxiv_pdf_url("https://arxiv.org/abs/2509.09372", pdf, 33));
}

/* ---- What a browser may be given ---------------------------------------- */

static const struct objection_row {
	const char *url, *why; /* a word of it; NULL: none */
} objections[] = {
    {"https://arxiv.org/abs/2509.09372", NULL},
    {"http://localhost:8080/a?b=c&d=%20e#f", NULL},
    {"https://en.wikipedia.org/wiki/It's_(a)_$test!*~,;@[x]{y}|z", NULL},
    {"https://논문.example/비전", NULL},
    {"https://[::1]/x", NULL},
    {"HTTPS://EXAMPLE.ORG", NULL},
    {"", "empty"},
    {"-oProxy=x", "neither"},
    {"javascript:alert(1)", "neither"},
    {"file:///etc/passwd", "neither"},
    {"ftp://example.org/", "neither"},
    {"/abs/2509.09372", "neither"},
    {"https:/example.org", "neither"},
    {" https://example.org", "neither"},
    {"https://", "host"},
    {"https:///abs", "host"},
    {"https://?q", "host"},
    {"https://#f", "host"},
    {"https://:80/", "host"},
    {"https://user@example.org/", "user"},
    {"https://arxiv.org:80@example.org/abs/2509.09372", "user"},
    {"https://user@/", "user"},
    {"https://-oProxy=x/", "hyphen"},
    {"https://user@-x/", "user"},
    {"https://-x@example.org/", "hyphen"},
    {"https://a/$(touch x)", "shell"},
    {"https://a/$(touch%20x)\"; touch y", "shell"},
    {"https://a/`id`", "backquote"},
    {"https://a/\"x", "double quote"},
    {"https://a/\\x", "backslash"},
    {"https://a/<b", "angle bracket"},
    {"https://a/b>", "angle bracket"},
    {"https://a/b c", "blank"},
    {"https://a/b\tc", "blank"},
    {"https://a/b\nc", "blank"},
    {"https://a/b\u00A0c", "blank"},
    {"https://a/b\u3000c", "blank"},
    {"https://a/\033[31m", "control"},
    {"https://a/\x01", "control"},
    {"https://a/\x7F", "control"},
    {"https://a/\xC2\x9B", "control"},
    {"https://a/\u202Ex", "control"},
    {"https://a/\u241Bx", "control"},
    {"https://a/\uFFFDx", "control"},
    {"https://a/\xFF", "control"},
    {"https://a\u200B.example/", "invisible"},
    {"https://a\uFEFF.example/", "invisible"},
};

static void
a_browser_is_given_nothing_harmful(void **state)
{
	(void)state;
	for (size_t i = 0; i < LENGTH(objections); i++) {
		const struct objection_row *row = &objections[i];
		const char *why = url_objection(row->url);

		if (!row->why != !why)
			fail_msg("%s: %s", row->url, why ? why : "accepted");
		if (why && !strstr(why, row->why))
			fail_msg("%s: %s", row->url, why);
	}
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
	    cmocka_unit_test(dates_are_read_as_people_write_them),
	    cmocka_unit_test(dates_are_found_in_names),
	    cmocka_unit_test(days_are_counted_without_a_gap),
	    cmocka_unit_test(far_times_have_no_day),
	    cmocka_unit_test(weeks_are_those_of_the_calendar),
	    cmocka_unit_test(dates_are_compared_by_day_then_time),
	    cmocka_unit_test(no_date_has_no_text),
	    cmocka_unit_test(identifiers_are_read_whole),
	    cmocka_unit_test(papers_are_known_by_their_url),
	    cmocka_unit_test(a_url_longer_than_any_is_no_paper),
	    cmocka_unit_test(a_browser_is_given_nothing_harmful),
	};

	if (!unicode_is_there())
		return 0;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
