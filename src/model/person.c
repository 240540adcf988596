// SPDX-License-Identifier: GPL-3.0-or-later
/* Names of people: see person.h. */
#include <config.h>

#include "model/person.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>
#include <unictype.h>

#include "base/utf8.h"

enum {
	WORDS_MAX = 7,
	NAME_MAX_BYTES = 120,
	EAST_MIN = 2,
	EAST_MAX = 4,
	EAST_DOTTED_MAX = 12, /* of foreign names, as in 伊恩·古德费洛 */
};

#define LENGTH(a) (sizeof(a) / sizeof((a)[0]))

/* Words of names that begin with a small letter. */
static const char *const particles[] = {"af", "al", "av", "ben", "bin", "da",
    "dal", "de", "degli", "del", "della", "den", "der", "di", "dos", "du", "e",
    "el", "ibn", "la", "las", "le", "los", "of", "st.", "te", "ten", "ter",
    "van", "vom", "von", "y", "zu", "zum", "zur"};

/* Words that are in no name of a person: of affiliations, of lists that are
 * missing, of subjects. */
static const char *const foreign[] = {"abstract", "academy", "affiliation",
    "affiliations", "agents", "analysis", "anonymous", "arxiv", "author",
    "authors", "available", "center", "centre", "college", "company",
    "computation", "computer", "computing", "corp", "corp.", "corporation",
    "data", "department", "detection", "diffusion", "faculty", "generation",
    "hospital", "image", "inc", "inc.", "institute", "institution",
    "intelligence", "lab", "laboratories", "laboratory", "labs", "language",
    "large", "learning", "link", "llm", "llms", "ltd", "ltd.", "machine",
    "model", "models", "multimodal", "multiple", "natural", "network",
    "networks", "neural", "nlp", "none", "not", "optimization", "paper", "pdf",
    "processing", "provided", "reasoning", "recognition", "reinforcement",
    "research", "robotics", "robots", "school", "science", "security", "see",
    "specified", "speech", "statistics", "submitted", "systems", "tbd",
    "technologies", "technology", "the", "theory", "university", "université",
    "unknown", "various", "video", "vision"};

/* The same, within text without blanks between words. */
static const char *const foreign_parts[] = {"大学", "大學", "学院", "學院",
    "研究", "实验室", "實驗室", "公司", "团队", "團隊", "作者", "论文", "論文",
    "原文", "匿名", "佚名", "小编", "未", "不", "无", "無", "请", "见", "暂",
    "대학", "연구", "회사", "저자", "논문", "참조", "원문", "미상", "없음",
    "익명", "불명", "공개", "기재", "정보", "확인"};

static bool
is_east_asian(uint32_t c)
{
	return (c >= 0x1100 && c < 0x1200) || (c >= 0x3040 && c < 0x3100) ||
	    (c >= 0x3400 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4) ||
	    (c >= 0x20000 && c < 0x32000) || c == 0x3005;
}

static bool
is_one_of(const char *s, size_t len, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == len && strncasecmp(list[i], s, len) == 0)
			return true;
	return false;
}

static bool
holds(const char *s, size_t len, const char *part)
{
	size_t n = strlen(part);

	for (size_t i = 0; i + n <= len; i++)
		if (memcmp(s + i, part, n) == 0)
			return true;
	return false;
}

static enum person
look_east(const char *s, size_t len)
{
	size_t n = 0, dots = 0;
	uint32_t c;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &c);
		if (c == 0xB7 || c == 0x30FB || c == 0x2027)
			dots++;
		else if (is_east_asian(c) || (c == 0x30FC && n))
			n++;
		else
			return PERSON_NO;
	}
	for (size_t i = 0; i < LENGTH(foreign_parts); i++)
		if (holds(s, len, foreign_parts[i]))
			return PERSON_NO;
	return n >= EAST_MIN && n <= (dots ? EAST_DOTTED_MAX : EAST_MAX)
	    ? PERSON_YES
	    : PERSON_NO;
}

/* Whether only characters of names are in the word. */
static bool
has_name_characters(const char *s, size_t len)
{
	size_t letters = 0;
	uint32_t c;

	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &c);
		if (uc_is_alpha(c))
			letters++;
		else if (!uc_is_general_category_withtable(
			     c, UC_CATEGORY_MASK_M) &&
		    (c >= 0x80 || !strchr("'.-\"", (int)c)) && c != 0x2018 &&
		    c != 0x2019 && c != 0x201C && c != 0x201D && c != 0x2010 &&
		    c != 0x2011)
			return false;
	}
	return letters > 0;
}

/* Whether the first letter of the word is not a small one. */
static bool
begins_large(const char *s, size_t len)
{
	uint32_t c = 0;

	for (size_t i = 0; i < len && !uc_is_alpha(c);)
		i += utf8_decode(s + i, len - i, &c);
	return uc_is_alpha(c) && !uc_is_lower(c);
}

static enum person
look_words(const char *s, size_t len)
{
	size_t words = 0, names = 0;

	for (size_t i = 0, n; i < len; i += n) {
		for (n = 0; i + n < len && s[i + n] != ' ';)
			n++;
		if (n &&
		    (!has_name_characters(s + i, n) ||
			is_one_of(s + i, n, foreign, LENGTH(foreign))))
			return PERSON_NO;
		if (begins_large(s + i, n))
			names++;
		else if (n &&
		    !(words &&
			is_one_of(s + i, n, particles, LENGTH(particles))) &&
		    /* "van Gogh": not alone, and not last. */
		    !(i + n < len &&
			is_one_of(s + i, n, particles, LENGTH(particles))))
			return PERSON_NO;
		words += n > 0;
		n += n == 0;
	}
	if (!names || words > WORDS_MAX)
		return PERSON_NO;
	return words > 1 ? PERSON_YES : PERSON_WORD;
}

enum person
person_look(const char *s, size_t len)
{
	uint32_t c;

	if (!len || len > NAME_MAX_BYTES)
		return PERSON_NO;
	for (size_t i = 0; i < len;) {
		i += utf8_decode(s + i, len - i, &c);
		if (is_east_asian(c))
			return look_east(s, len);
	}
	return look_words(s, len);
}
