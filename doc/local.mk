# SPDX-License-Identifier: GPL-3.0-or-later
# The manual. Its lists of keys and of options are made from the tables that the
# program itself is made from.

man_MANS = doc/nonmun.1 doc/nonmun-config.5
EXTRA_DIST += \
	doc/actions.awk \
	doc/nonmun-config.5.in \
	doc/nonmun.1.in \
	doc/options.awk \
	doc/screens/axis.svg \
	doc/screens/calendar.svg \
	doc/screens/export.svg \
	doc/screens/panes.svg \
	doc/screens/phone.svg \
	doc/screens/reader.svg \
	doc/screens/search.svg \
	doc/screens/render \
	doc/screens/svg.awk
CLEANFILES += $(man_MANS)

make_manual = $(SED) \
	-e 's|@VERSION@|$(PACKAGE_VERSION)|' \
	-e 's|@DATADIR@|$(pkgdatadir)|' \
	-e '/^@ACTIONS@$$/{' -e 'r $@.actions' -e 'd' -e '}' \
	-e '/^@NAMES@$$/{' -e 'r $@.names' -e 'd' -e '}' \
	-e '/^@OPTIONS@$$/{' -e 'r $@.options' -e 'd' -e '}'

$(man_MANS): doc/actions.awk doc/options.awk src/ui/action-list.h \
		src/conf/option-list.h
	$(AM_V_GEN)$(MKDIR_P) doc && \
	$(AWK) -f $(srcdir)/doc/actions.awk $(srcdir)/src/ui/action-list.h \
		>$@.actions && \
	$(AWK) -v names=1 -f $(srcdir)/doc/actions.awk \
		$(srcdir)/src/ui/action-list.h >$@.names && \
	$(AWK) -f $(srcdir)/doc/options.awk $(srcdir)/src/conf/option-list.h \
		>$@.options && \
	$(make_manual) $(srcdir)/$@.in >$@.tmp && \
	rm -f $@.actions $@.names $@.options && mv $@.tmp $@

doc/nonmun.1: doc/nonmun.1.in
doc/nonmun-config.5: doc/nonmun-config.5.in

# Renders the pictures of doc/screens anew, from the program; needs tmux.
gallery: nonmun$(EXEEXT)
	$(SHELL) $(srcdir)/doc/screens/render ./nonmun$(EXEEXT)

.PHONY: gallery
