// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Kinds of sections: see section.h. A heading is of the kind whose word it
 * begins with; headings of Korean, Chinese and Japanese, where the telling
 * word often stands last, are of the kind whose word they hold. The order of
 * the table decides between two.
 */
#include <config.h>

#include "model/section.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *const kind_names[SECTION_KINDS] = {
    [SECTION_OTHER] = "other",
    [SECTION_ABSTRACT] = "abstract",
    [SECTION_INTRODUCTION] = "introduction",
    [SECTION_BACKGROUND] = "background",
    [SECTION_METHOD] = "method",
    [SECTION_RESULTS] = "results",
    [SECTION_LIMITATIONS] = "limitations",
    [SECTION_CONCLUSION] = "conclusion",
};

static const struct {
	const char *word;
	enum section_kind kind;
} words[] = {
    {"abstract", SECTION_ABSTRACT},
    {"summary", SECTION_ABSTRACT},
    {"tl;dr", SECTION_ABSTRACT},
    {"tldr", SECTION_ABSTRACT},
    {"introduction", SECTION_INTRODUCTION},
    {"motivation", SECTION_INTRODUCTION},
    {"overview", SECTION_INTRODUCTION},
    {"problem", SECTION_INTRODUCTION},
    {"background", SECTION_BACKGROUND},
    {"related work", SECTION_BACKGROUND},
    {"preliminar", SECTION_BACKGROUND},
    {"method", SECTION_METHOD},
    {"main method", SECTION_METHOD},
    {"approach", SECTION_METHOD},
    {"proposed", SECTION_METHOD},
    {"result", SECTION_RESULTS},
    {"experiment", SECTION_RESULTS},
    {"evaluation", SECTION_RESULTS},
    {"limitation", SECTION_LIMITATIONS},
    {"conclusion", SECTION_CONCLUSION},
    {"concluding", SECTION_CONCLUSION},
    {"takeaway", SECTION_CONCLUSION},
    {"한계", SECTION_LIMITATIONS},
    {"제한", SECTION_LIMITATIONS},
    {"결론", SECTION_CONCLUSION},
    {"맺음", SECTION_CONCLUSION},
    {"초록", SECTION_ABSTRACT},
    {"요약", SECTION_ABSTRACT},
    {"서론", SECTION_INTRODUCTION},
    {"들어가며", SECTION_INTRODUCTION},
    {"동기", SECTION_INTRODUCTION},
    {"소개", SECTION_INTRODUCTION},
    {"배경", SECTION_BACKGROUND},
    {"관련 연구", SECTION_BACKGROUND},
    {"관련연구", SECTION_BACKGROUND},
    {"결과", SECTION_RESULTS},
    {"실험", SECTION_RESULTS},
    {"평가", SECTION_RESULTS},
    {"방법", SECTION_METHOD},
    {"제안", SECTION_METHOD},
    {"局限", SECTION_LIMITATIONS},
    {"限界", SECTION_LIMITATIONS},
    {"不足", SECTION_LIMITATIONS},
    {"结论", SECTION_CONCLUSION},
    {"結論", SECTION_CONCLUSION},
    {"まとめ", SECTION_CONCLUSION},
    {"总结", SECTION_CONCLUSION},
    {"摘要", SECTION_ABSTRACT},
    {"要約", SECTION_ABSTRACT},
    {"概要", SECTION_ABSTRACT},
    {"引言", SECTION_INTRODUCTION},
    {"はじめに", SECTION_INTRODUCTION},
    {"序論", SECTION_INTRODUCTION},
    {"背景", SECTION_BACKGROUND},
    {"関連研究", SECTION_BACKGROUND},
    {"相关工作", SECTION_BACKGROUND},
    {"结果", SECTION_RESULTS},
    {"結果", SECTION_RESULTS},
    {"效果", SECTION_RESULTS},
    {"实验", SECTION_RESULTS},
    {"実験", SECTION_RESULTS},
    {"評価", SECTION_RESULTS},
    {"方法", SECTION_METHOD},
    {"手法", SECTION_METHOD},
    {"提案", SECTION_METHOD},
};

const char *
section_kind_name(enum section_kind kind)
{
	return kind_names[kind];
}

enum section_kind
section_kind_of(const char *heading)
{
	const char *start = heading;

	/* Emoji, numbers and punctuation may stand before the first letter. */
	while (*start && !isalpha((unsigned char)*start))
		start++;
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		const char *word = words[i].word;

		if ((unsigned char)*word < 0x80
			? strncasecmp(start, word, strlen(word)) == 0
			: strstr(heading, word) != NULL)
			return words[i].kind;
	}
	return SECTION_OTHER;
}
