// SPDX-License-Identifier: GPL-3.0-or-later
/* Telling names of people from other words. Nobody can do that for sure: what
 * is refused here may be a name, what is not looks like one in every way. */
#ifndef NONMUN_MODEL_PERSON_H
#define NONMUN_MODEL_PERSON_H

#include <stddef.h>

enum person {
	PERSON_NO,   /* words, an affiliation, "unknown" */
	PERSON_WORD, /* one word, which may be a name: "OpenAI" */
	PERSON_YES,  /* words with capitals and particles ("Maria de la Cruz"),
			or two to four Chinese, Japanese or Korean characters */
};

/* What the text is, whole, without blanks around it. */
enum person person_look(const char *s, size_t len);

#endif
