// SPDX-License-Identifier: GPL-3.0-or-later
/*
 * Other languages and locales, for tests of the interface. What is not
 * installed is compiled, where the system can, into the cache of the tests:
 * each locale into a folder of its own, which is there as a whole or not.
 */
#ifndef NONMUN_TESTS_TONGUE_H
#define NONMUN_TESTS_TONGUE_H

#include <stdbool.h>

#include "base/strbuf.h"

/* Lets the program speak a language that has a catalogue in the folder; false
 * where this build or this system cannot. */
bool tongue_speak(const char *folder, const char *language);

/* English again. */
void tongue_rest(void);

/* Sees to it that programs can have a locale, such as "ko_KR.UTF-8". What
 * their LOCPATH must be is appended to `folder`; nothing if the locale is
 * installed. False where there is none, and none can be made. */
bool tongue_has_locale(const char *name, struct strbuf *folder);

/* The same; but it is compiled even if it is installed, so that it is the only
 * one in the folder. */
bool tongue_make_locale(const char *name, struct strbuf *folder);

#endif
