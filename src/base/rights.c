// SPDX-License-Identifier: GPL-3.0-or-later
/* What the program may do: see rights.h. */
#include <config.h>

#include "base/rights.h"

#include <stddef.h>

#include "base/i18n.h"

/* What is said when it is refused. */
static const char *const refusals[RIGHTS] = {
    [RIGHT_START] = N_("restricted: no program is started"),
    [RIGHT_WRITE] = N_("restricted: no file is written"),
    [RIGHT_READ] = N_("restricted: only the library is read"),
    [RIGHT_STOP] = N_("restricted: it cannot be suspended"),
};

bool
rights_have(struct rights rights, enum right right)
{
	return !rights.restricted || right == RIGHT_NONE;
}

enum status
rights_ask(struct rights rights, enum right right, struct error *err)
{
	if (rights_have(rights, right))
		return OK;
	return error_set(err, ERR_REFUSED, NULL, 0, "%s", _(refusals[right]));
}
