// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * What files of the cache say of posts. Anybody may have written them, with
 * every checksum right; what is taken from them must still be what a post can
 * be: names of months are looked up by it, patterns search it, and memory is
 * reserved for as many papers as it says.
 */
#ifndef NONMUN_STORE_FACTS_H
#define NONMUN_STORE_FACTS_H

#include <stdbool.h>

#include "model/library.h"

/* Whether it is no date, or one of the calendar. */
bool facts_date_is_sound(const struct date *date);

/* Whether the date is such, the title UTF-8, and the papers no more than one
 * post can have. */
bool facts_are_sound(const struct facts *facts);

#endif
