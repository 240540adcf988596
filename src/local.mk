# SPDX-License-Identifier: GPL-3.0-or-later
# One library a layer, in the order of the layers: see HACKING. After each
# stands what a program of that layer is linked with, the layer itself first.

noinst_LIBRARIES += \
	libbase.a \
	libmodel.a \
	libstore.a \
	liblayout.a \
	libconf.a \
	libterm.a \
	libui.a \
	libcmd.a

libbase_a_CPPFLAGS = $(AM_CPPFLAGS) $(YAML_CFLAGS) $(SECCOMP_CFLAGS) \
	-DLOCALEDIR='"$(localedir)"'
libbase_a_SOURCES = \
	src/base/arena.c src/base/arena.h \
	src/base/bounds.c src/base/bounds.h \
	src/base/browser.c src/base/browser.h \
	src/base/clock.c src/base/clock.h \
	src/base/confine.c src/base/confine.h src/base/confine-system.h \
	src/base/confine-landlock.c \
	src/base/confine-seccomp.c \
	src/base/draft.c src/base/draft.h \
	src/base/file.c src/base/file.h \
	src/base/hash.c src/base/hash.h \
	src/base/i18n.c src/base/i18n.h \
	src/base/json.c src/base/json.h \
	src/base/mem.c src/base/mem.h \
	src/base/nearest.c src/base/nearest.h \
	src/base/process.c src/base/process.h \
	src/base/rights.c src/base/rights.h \
	src/base/status.c src/base/status.h \
	src/base/strbuf.c src/base/strbuf.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/utf8-marks.c src/base/utf8-marks.h \
	src/base/utf8-run.c src/base/utf8-run.h \
	src/base/width.c src/base/width.h \
	src/base/yaml.c src/base/yaml.h
link_base = libbase.a $(YAML_LIBS) $(UNISTRING_LIBS) $(INTL_LIBS) \
	$(SECCOMP_LIBS)

libmodel_a_CPPFLAGS = $(AM_CPPFLAGS) $(CMARK_CFLAGS) $(PCRE2_CFLAGS)
libmodel_a_SOURCES = \
	src/model/authors.c src/model/authors.h \
	src/model/authors-parse.c \
	src/model/bulk.c src/model/bulk.h \
	src/model/check.c src/model/check.h \
	src/model/date.c src/model/date.h \
	src/model/front.c src/model/front.h \
	src/model/front-line.c src/model/front-line.h \
	src/model/front-value.c src/model/front-value.h \
	src/model/hangul.c src/model/hangul.h \
	src/model/heading.c src/model/heading.h \
	src/model/html.c src/model/html.h \
	src/model/identifier.c src/model/identifier.h \
	src/model/label.c src/model/label.h \
	src/model/labels.c src/model/labels.h \
	src/model/layout-keys.c src/model/layout-keys.h \
	src/model/library.c src/model/library.h \
	src/model/library-adopt.c \
	src/model/library-folders.c src/model/library-folders.h \
	src/model/library-items.c src/model/library-items.h \
	src/model/library-posts.c src/model/library-posts.h \
	src/model/library-reading.c src/model/library-reading.h \
	src/model/library-refresh.c \
	src/model/library-rows.c src/model/library-rows.h \
	src/model/library-settle.c src/model/library-settle.h \
	src/model/links.c src/model/links.h \
	src/model/markdown.c src/model/markdown.h \
	src/model/markdown-build.h src/model/markdown-table.c \
	src/model/mend.c src/model/mend.h \
	src/model/mend-images.c src/model/mend-images.h \
	src/model/mend-inline.c src/model/mend-inline.h \
	src/model/needs.c src/model/needs.h \
	src/model/node.h \
	src/model/outline.c src/model/outline.h \
	src/model/path-table.c src/model/path-table.h \
	src/model/pattern.c src/model/pattern.h \
	src/model/pattern-source.c src/model/pattern-source.h \
	src/model/person.c src/model/person.h \
	src/model/post.c src/model/post.h \
	src/model/query.c src/model/query.h \
	src/model/query-layout.c \
	src/model/query-read.c src/model/query-terms.h \
	src/model/query-token.c src/model/query-token.h \
	src/model/query-value.c src/model/query-value.h \
	src/model/regex-needs.c src/model/regex-needs.h \
	src/model/regex-piece.c src/model/regex-piece.h \
	src/model/scan.c src/model/scan.h \
	src/model/section.c src/model/section.h \
	src/model/table.c src/model/table.h \
	src/model/tree.c src/model/tree.h
link_model = libmodel.a $(CMARK_LIBS) $(PCRE2_LIBS) $(link_base)

libstore_a_SOURCES = \
	src/store/card.c src/store/card.h \
	src/store/catalogue.c src/store/catalogue.h \
	src/store/catalogue-match.c \
	src/store/catalogue-merge.c \
	src/store/catalogue-probe.c \
	src/store/catalogue-state.h \
	src/store/catalogue-volume.c \
	src/store/catalogue-write.c \
	src/store/checksum.c src/store/checksum.h \
	src/store/export.c src/store/export.h \
	src/store/export-bibtex.c \
	src/store/export-citekey.c \
	src/store/export-facts.c src/store/export-facts.h \
	src/store/export-file.c \
	src/store/export-formats.h \
	src/store/export-json.c \
	src/store/export-markdown.c \
	src/store/export-math.c src/store/export-math.h \
	src/store/export-name.c src/store/export-name.h \
	src/store/export-ris.c \
	src/store/export-tex.c src/store/export-tex.h \
	src/store/export-title.c \
	src/store/facts.c src/store/facts.h \
	src/store/finder.c src/store/finder.h \
	src/store/finder-cards.c src/store/finder-cards.h \
	src/store/finder-count.c src/store/finder-count.h \
	src/store/finder-finds.c src/store/finder-finds.h \
	src/store/finder-found.c src/store/finder-found.h \
	src/store/finder-match.c src/store/finder-match.h \
	src/store/finder-notes.c src/store/finder-notes.h \
	src/store/journal.c src/store/journal.h \
	src/store/journal-compact.c \
	src/store/journal-folder.c src/store/journal-folder.h \
	src/store/journal-line.c src/store/journal-line.h \
	src/store/journal-marks.c src/store/journal-marks.h \
	src/store/journal-read.c \
	src/store/journal-state.h \
	src/store/journal-write.c \
	src/store/key.c src/store/key.h \
	src/store/key-set.c src/store/key-set.h \
	src/store/key-table.c src/store/key-table.h \
	src/store/listing.c src/store/listing.h \
	src/store/occurrences.c src/store/occurrences.h \
	src/store/segment.c src/store/segment.h \
	src/store/segment-format.h \
	src/store/segment-write.c src/store/segment-write.h \
	src/store/shelf.c src/store/shelf.h \
	src/store/signature.c src/store/signature.h \
	src/store/timeline.c src/store/timeline.h
link_store = libstore.a $(link_model)

liblayout_a_SOURCES = \
	src/layout/columns.c src/layout/columns.h \
	src/layout/flow.c src/layout/flow.h \
	src/layout/inline.c src/layout/inline.h \
	src/layout/links.c src/layout/links.h \
	src/layout/page.c src/layout/page.h \
	src/layout/para.c src/layout/para.h \
	src/layout/part.c src/layout/part.h \
	src/layout/render.c src/layout/render.h \
	src/layout/row.c src/layout/row.h \
	src/layout/style.h \
	src/layout/table.c src/layout/table.h \
	src/layout/unit.c src/layout/unit.h \
	src/layout/wrap.c src/layout/wrap.h
link_layout = liblayout.a $(link_model)

libconf_a_SOURCES = \
	src/conf/config.c src/conf/config.h \
	src/conf/config-print.c \
	src/conf/look.c src/conf/look.h \
	src/conf/option.c src/conf/option.h \
	src/conf/option-list.h \
	src/conf/settings.c src/conf/settings.h \
	src/conf/theme.c src/conf/theme.h
link_conf = libconf.a $(link_base)

libterm_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
libterm_a_SOURCES = \
	src/term/term.c src/term/term.h \
	src/term/term-cells.c src/term/term-cells.h \
	src/term/term-colour.c src/term/term-colour.h \
	src/term/term-copy.c src/term/term-copy.h \
	src/term/term-crash.c src/term/term-crash.h \
	src/term/term-curses.c src/term/term-curses-codes.h \
	src/term/term-curses-report.c src/term/term-curses-report.h \
	src/term/term-curses-screen.c src/term/term-curses-screen.h \
	src/term/term-facts.c src/term/term-facts.h \
	src/term/term-link.c src/term/term-link.h \
	src/term/term-gate.c src/term/term-gate.h \
	src/term/term-memory.c src/term/term-memory.h \
	src/term/term-moved.c src/term/term-moved.h \
	src/term/term-ops.h \
	src/term/term-osc.c src/term/term-osc.h \
	src/term/term-paint.c src/term/term-paint.h \
	src/term/term-paste.c src/term/term-paste.h \
	src/term/term-report.c src/term/term-report.h \
	src/term/term-script.c src/term/term-script.h \
	src/term/term-signals.c src/term/term-signals.h \
	src/term/term-signs.c src/term/term-signs.h \
	src/term/term-tmux.c src/term/term-tmux.h \
	src/term/term-tty.c src/term/term-tty.h \
	src/term/term-wait.c src/term/term-wait.h \
	src/term/term-wishes.c src/term/term-wishes.h
link_term = libterm.a $(CURSES_LIBS) $(link_conf)

libui_a_SOURCES = \
	src/ui/action.c src/ui/action.h \
	src/ui/action-list.h \
	src/ui/app.c src/ui/app.h \
	src/ui/ask.h \
	src/ui/axis.c src/ui/axis.h \
	src/ui/axis-list.c src/ui/axis-list.h \
	src/ui/axis-place.h \
	src/ui/axis-scan.c \
	src/ui/axis-step.c \
	src/ui/axis-strip.c src/ui/axis-strip.h \
	src/ui/axis-window.c \
	src/ui/calendar.c src/ui/calendar.h \
	src/ui/calendar-days.c src/ui/calendar-days.h \
	src/ui/command-line.c \
	src/ui/copy.c src/ui/copy.h \
	src/ui/day-label.c src/ui/day-label.h \
	src/ui/excerpt.c src/ui/excerpt.h \
	src/ui/exports.c src/ui/exports.h \
	src/ui/exports-prompt.c \
	src/ui/filter.c src/ui/filter.h \
	src/ui/filter-label.c \
	src/ui/filter-prompt.c \
	src/ui/frame.c src/ui/frame.h \
	src/ui/handlers.h \
	src/ui/help.c src/ui/help.h \
	src/ui/history.c src/ui/history.h \
	src/ui/hunt.c src/ui/hunt.h \
	src/ui/keymap.c src/ui/keymap.h \
	src/ui/keymap-bind.c \
	src/ui/keymap-config.c \
	src/ui/keymap-print.c \
	src/ui/keys.c src/ui/keys.h \
	src/ui/living.c src/ui/living.h \
	src/ui/loop.c src/ui/loop.h \
	src/ui/mark-keys.c \
	src/ui/marks.c src/ui/marks.h \
	src/ui/memento.c src/ui/memento.h \
	src/ui/mouse.c src/ui/mouse.h \
	src/ui/move.c \
	src/ui/news.c src/ui/news.h \
	src/ui/note.c src/ui/note.h \
	src/ui/notice.c src/ui/notice.h \
	src/ui/only.c src/ui/only.h \
	src/ui/opener.c src/ui/opener.h \
	src/ui/option-effects.c src/ui/option-effects.h \
	src/ui/paint.c src/ui/paint.h \
	src/ui/pane.c src/ui/pane.h \
	src/ui/pane-axis.c \
	src/ui/pane-calendar.c \
	src/ui/pane-dates.c \
	src/ui/pane-papers.c \
	src/ui/pane-plot.c \
	src/ui/pane-reader.c \
	src/ui/pane-results.c \
	src/ui/places.c src/ui/places.h \
	src/ui/plot.c src/ui/plot.h \
	src/ui/program.c src/ui/program.h \
	src/ui/prompt.c src/ui/prompt.h \
	src/ui/pull.c src/ui/pull.h \
	src/ui/reader.h \
	src/ui/refind.c src/ui/refind.h \
	src/ui/remarks.c src/ui/remarks.h \
	src/ui/results.c src/ui/results.h \
	src/ui/results-prompt.c \
	src/ui/resume.c src/ui/resume.h \
	src/ui/resume-name.c src/ui/resume-name.h \
	src/ui/resume-open.c \
	src/ui/rows.c src/ui/rows.h \
	src/ui/screen.c src/ui/screen.h \
	src/ui/search.c src/ui/search.h \
	src/ui/search-list.c \
	src/ui/search-offer.c \
	src/ui/search-part.h \
	src/ui/search-prompt.c \
	src/ui/seen.c src/ui/seen.h \
	src/ui/sequence.c src/ui/sequence.h \
	src/ui/sieve.c src/ui/sieve.h \
	src/ui/standing.c src/ui/standing.h \
	src/ui/stay.c src/ui/stay.h \
	src/ui/step.c src/ui/step.h \
	src/ui/tally.c src/ui/tally.h \
	src/ui/undo.c src/ui/undo.h \
	src/ui/unread.c src/ui/unread.h \
	src/ui/viewport.c src/ui/viewport.h \
	src/ui/work.c src/ui/work.h
link_ui = libui.a libterm.a $(CURSES_LIBS) libconf.a libstore.a $(link_layout)

libcmd_a_CPPFLAGS = $(AM_CPPFLAGS) -DDATADIR='"$(pkgdatadir)"'
libcmd_a_SOURCES = \
	src/cmd/check.c src/cmd/check.h \
	src/cmd/command.c src/cmd/command.h \
	src/cmd/complete.c src/cmd/complete.h \
	src/cmd/complete-books.c src/cmd/complete-books.h \
	src/cmd/complete-days.c src/cmd/complete-days.h \
	src/cmd/complete-headings.c src/cmd/complete-headings.h \
	src/cmd/complete-refs.c src/cmd/complete-refs.h \
	src/cmd/complete-typed.c src/cmd/complete-typed.h \
	src/cmd/count.c src/cmd/count.h \
	src/cmd/doctor.c src/cmd/doctor.h \
	src/cmd/export.c src/cmd/export.h \
	src/cmd/find.c src/cmd/find.h \
	src/cmd/hits.c src/cmd/hits.h \
	src/cmd/hold.c src/cmd/hold.h \
	src/cmd/home.c src/cmd/home.h \
	src/cmd/keys.c src/cmd/keys.h \
	src/cmd/known.c src/cmd/known.h \
	src/cmd/lines.c src/cmd/lines.h \
	src/cmd/list.c src/cmd/list.h \
	src/cmd/mark.c src/cmd/mark.h \
	src/cmd/memory.c src/cmd/memory.h \
	src/cmd/offers.c src/cmd/offers.h \
	src/cmd/open.c src/cmd/open.h \
	src/cmd/options.c src/cmd/options.h \
	src/cmd/out.c src/cmd/out.h \
	src/cmd/plain.c src/cmd/plain.h \
	src/cmd/record.c src/cmd/record.h \
	src/cmd/ref.c src/cmd/ref.h \
	src/cmd/restricted.c src/cmd/restricted.h \
	src/cmd/samples.c src/cmd/samples.h \
	src/cmd/search.c src/cmd/search.h \
	src/cmd/search-all.c src/cmd/search-all.h \
	src/cmd/select.c src/cmd/select.h \
	src/cmd/sgr.c src/cmd/sgr.h \
	src/cmd/show.c src/cmd/show.h \
	src/cmd/source.c src/cmd/source.h \
	src/cmd/state.c src/cmd/state.h \
	src/cmd/usage.c src/cmd/usage.h
link_cmd = libcmd.a libconf.a libstore.a $(link_layout)

bin_PROGRAMS += nonmun
nonmun_CPPFLAGS = $(AM_CPPFLAGS) -DLOCALEDIR='"$(localedir)"'
nonmun_SOURCES = src/main.c
nonmun_LDADD = libcmd.a $(link_ui)
