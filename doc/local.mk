# SPDX-License-Identifier: GPL-3.0-or-later
# The manual; its list of keys is made from the table of actions.

man_MANS = doc/nonmun.1
EXTRA_DIST += doc/nonmun.1.in doc/actions.awk
CLEANFILES += doc/nonmun.1

doc/nonmun.1: doc/nonmun.1.in doc/actions.awk src/ui/action-list.h
	$(AM_V_GEN)$(MKDIR_P) doc && \
	$(AWK) -f $(srcdir)/doc/actions.awk $(srcdir)/src/ui/action-list.h \
		>$@.keys && \
	$(SED) -e 's|@VERSION@|$(PACKAGE_VERSION)|' \
		-e 's|@DATADIR@|$(pkgdatadir)|' \
		-e '/^@ACTIONS@$$/{' -e 'r $@.keys' -e 'd' -e '}' \
		$(srcdir)/doc/nonmun.1.in >$@.tmp && \
	rm -f $@.keys && mv $@.tmp $@
