# SPDX-License-Identifier: GPL-3.0-or-later
# The manual, in English and in Korean. Its lists of keys and of options are
# made from the tables that the program itself is made from, and in Korean by
# its catalogue: a text that this does not have is an error. No gettext is
# needed for that; the Korean manual is installed where the program speaks
# Korean, made and tested everywhere.

man_MANS = doc/nonmun.1 doc/nonmun-config.5
korean_manual = doc/ko/nonmun.1 doc/ko/nonmun-config.5
if NLS
koman1dir = $(mandir)/ko/man1
koman1_DATA = doc/ko/nonmun.1
koman5dir = $(mandir)/ko/man5
koman5_DATA = doc/ko/nonmun-config.5
else
noinst_DATA = $(korean_manual)
endif
EXTRA_DIST += \
	doc/FAULTS \
	doc/THREATS \
	doc/actions.awk \
	doc/catalogue.awk \
	doc/ko/nonmun-config.5.in \
	doc/ko/nonmun.1.in \
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
CLEANFILES += $(man_MANS) $(korean_manual)

# Brackets keep config.status from putting its own values there.
make_manual = $(SED) \
	-e 's|[@]VERSION[@]|$(PACKAGE_VERSION)|' \
	-e 's|[@]DATADIR[@]|$(pkgdatadir)|' \
	-e '/^@ACTIONS@$$/{' -e 'r $@.actions' -e 'd' -e '}' \
	-e '/^@NAMES@$$/{' -e 'r $@.names' -e 'd' -e '}' \
	-e '/^@OPTIONS@$$/{' -e 'r $@.options' -e 'd' -e '}'

$(man_MANS) $(korean_manual): doc/actions.awk doc/catalogue.awk \
		doc/options.awk src/ui/action-list.h src/conf/option-list.h
	$(AM_V_GEN)$(MKDIR_P) doc/ko && \
	case $@ in doc/ko/*) po=$(srcdir)/po/ko.po ;; *) po= ;; esac && \
	$(AWK) -v catalogue="$$po" -f $(srcdir)/doc/actions.awk \
		-f $(srcdir)/doc/catalogue.awk \
		$(srcdir)/src/ui/action-list.h >$@.actions && \
	$(AWK) -v catalogue="$$po" -v names=1 -f $(srcdir)/doc/actions.awk \
		-f $(srcdir)/doc/catalogue.awk \
		$(srcdir)/src/ui/action-list.h >$@.names && \
	$(AWK) -v catalogue="$$po" -f $(srcdir)/doc/options.awk \
		-f $(srcdir)/doc/catalogue.awk \
		$(srcdir)/src/conf/option-list.h >$@.options && \
	$(make_manual) $(srcdir)/$@.in >$@.tmp && \
	! grep '@[A-Z]*@' $@.tmp && \
	rm -f $@.actions $@.names $@.options && mv $@.tmp $@

doc/nonmun.1: doc/nonmun.1.in
doc/nonmun-config.5: doc/nonmun-config.5.in
$(korean_manual): po/ko.po
doc/ko/nonmun.1: doc/ko/nonmun.1.in
doc/ko/nonmun-config.5: doc/ko/nonmun-config.5.in

# Renders the pictures of doc/screens anew, from the program; needs tmux.
gallery: nonmun$(EXEEXT)
	$(SHELL) $(srcdir)/doc/screens/render ./nonmun$(EXEEXT)

.PHONY: gallery
