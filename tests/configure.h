// SPDX-License-Identifier: GPL-3.0-or-later
/* Giving a stage a configuration. Failures end the running cmocka test. */
#ifndef NONMUN_TESTS_CONFIGURE_H
#define NONMUN_TESTS_CONFIGURE_H

#include "base/strbuf.h"
#include "stage.h"

/* Reads a configuration that says `yaml`, as from a file called PATH. */
void configure_read(struct config *config, const char *yaml);

/* Gives the stage the keys of a configuration. Nothing may be wrong in it. */
void configure_keys(struct stage *s, const char *yaml);

/* Makes a keymap of a configuration, and appends what is wrong with it. */
void
configure_keymap(struct keymap *map, const char *yaml, struct strbuf *problems);

#endif
