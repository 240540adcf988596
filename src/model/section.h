// SPDX-License-Identifier: GPL-3.0-or-later
/* What kind of section a heading announces, in four languages. The names of
 * the kinds are section_kind_name's, in post.h. */
#ifndef NONMUN_MODEL_SECTION_H
#define NONMUN_MODEL_SECTION_H

#include "model/post.h"

/* The kind that a heading's plain text announces; numbers, emoji and the like
 * before its first word do not matter. */
enum section_kind section_kind_of(const char *heading);

#endif
