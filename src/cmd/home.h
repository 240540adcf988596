// SPDX-License-Identifier: GPL-3.0-or-later
/* Where the program keeps what is its own: by the XDG Base Directory
 * Specification, in which a relative path counts as none; or all of it in the
 * folder that $NONMUN_HOME names, as config.yaml, state and cache. */
#ifndef NONMUN_CMD_HOME_H
#define NONMUN_CMD_HOME_H

#include <stdbool.h>

#include "base/strbuf.h"

/* What can be lost: appends $XDG_CACHE_HOME/nonmun, else ~/.cache/nonmun.
 * False when there is no such place; it need not exist yet. */
bool home_cache_folder(struct strbuf *out);

/* What must not be lost: $XDG_STATE_HOME/nonmun, else ~/.local/state/nonmun;
 * likewise. */
bool home_state_folder(struct strbuf *out);

/* What the user wishes: appends $XDG_CONFIG_HOME/nonmun/config.yaml, else
 * ~/.config/nonmun/config.yaml; likewise. */
bool home_config_file(struct strbuf *out);

#endif
