// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the program keeps what it can do without. */
#ifndef NONMUN_CMD_CACHE_H
#define NONMUN_CMD_CACHE_H

#include <stdbool.h>

#include "base/strbuf.h"

/* Appends $XDG_CACHE_HOME/nonmun, else ~/.cache/nonmun (XDG Base Directory
 * Specification: a relative path counts as none). False when there is no such
 * place; it need not exist yet. */
bool cache_folder(struct strbuf *out);

#endif
