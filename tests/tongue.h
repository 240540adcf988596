// SPDX-License-Identifier: GPL-3.0-or-later
/* Other languages, for tests of the interface. */
#ifndef NONMUN_TESTS_TONGUE_H
#define NONMUN_TESTS_TONGUE_H

#include <stdbool.h>

/* Lets the program speak a language that has a catalogue in the folder; false
 * where this build or this system cannot. */
bool tongue_speak(const char *folder, const char *language);

/* English again. */
void tongue_rest(void);

#endif
