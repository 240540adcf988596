# SPDX-License-Identifier: GPL-3.0-or-later
# Translations. "make update-po" brings the catalogues up to date with the
# texts in the sources; the rest happens by itself where there is a gettext.

EXTRA_DIST += po/ko.po
translated = $(libbase_a_SOURCES) $(libmodel_a_SOURCES) $(libstore_a_SOURCES) \
	$(liblayout_a_SOURCES) $(libconf_a_SOURCES) $(libterm_a_SOURCES) \
	$(libui_a_SOURCES) $(libcmd_a_SOURCES) $(nonmun_SOURCES)

# Functions that translate what they are given, and the macros of the tables.
xgettext_flags = --language=C --from-code=UTF-8 --add-comments=TRANSLATORS \
	--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=ngettext:1,2 \
	--keyword=app_say:2 --keyword=app_complain:2 --keyword=out_complain:1 \
	--keyword=error_set:5 --keyword=error_set_errno:3 \
	--keyword=GROUP:1 --keyword=ACTION:7 \
	--package-name=$(PACKAGE) --sort-by-file

if NLS
kolocaledir = $(localedir)/ko/LC_MESSAGES
kolocale_DATA = po/ko/LC_MESSAGES/nonmun.mo
CLEANFILES += $(kolocale_DATA)
endif

po/ko/LC_MESSAGES/nonmun.mo: po/ko.po
	$(AM_V_GEN)$(MKDIR_P) po/ko/LC_MESSAGES && \
	$(MSGFMT) --check -o $@ $(srcdir)/po/ko.po

update-po:
	cd $(srcdir) && $(XGETTEXT) $(xgettext_flags) -o po/nonmun.pot \
		`printf '%s\n' $(translated) | LC_ALL=C sort`
	cd $(srcdir) && $(MSGMERGE) --quiet --update --backup=none \
		--no-fuzzy-matching po/ko.po po/nonmun.pot
.PHONY: update-po
