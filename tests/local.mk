# SPDX-License-Identifier: GPL-3.0-or-later
# Every test is a program or a script that speaks TAP. A unit test is linked
# with its own layer and those above it only, so that a layer which reaches
# down fails to link.

LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
LOG_COMPILER = $(SHELL) $(top_srcdir)/tests/tap

leak_options = \
	suppressions=$(abs_top_srcdir)/tests/leaks.supp:print_suppressions=0

# A home of its own, and nothing of the user's: the same tests everywhere.
test_home = $(abs_top_builddir)/tests/home
AM_TESTS_ENVIRONMENT = \
	AWK='$(AWK)' NM='$(NM)'; \
	MSGFMT='$(MSGFMT)' MSGCMP='$(MSGCMP)' XGETTEXT='$(XGETTEXT)'; \
	xgettext_flags='$(xgettext_flags)'; \
	HOME='$(test_home)'; \
	XDG_CONFIG_HOME='$(test_home)/config'; \
	XDG_STATE_HOME='$(test_home)/state'; \
	XDG_CACHE_HOME='$(test_home)/cache'; \
	NONMUN_DATADIR='$(abs_top_srcdir)/data'; \
	NONMUN_LOCALEDIR='$(abs_top_builddir)/po'; \
	NONMUN_PROGRAM='$(abs_top_builddir)/nonmun$(EXEEXT)'; \
	NONMUN_SANITIZED='$(sanitized)'; \
	LC_ALL=C.UTF-8; \
	UBSAN_OPTIONS=print_stacktrace=1; \
	LSAN_OPTIONS='$(leak_options)'; \
	export AWK NM MSGFMT MSGCMP XGETTEXT xgettext_flags HOME \
		XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME NONMUN_DATADIR \
		NONMUN_LOCALEDIR NONMUN_PROGRAM NONMUN_SANITIZED LC_ALL \
		UBSAN_OPTIONS LSAN_OPTIONS; \
	unset BROWSER NONMUN_PATH NO_COLOR COLUMNS LINES LANGUAGE; \
	$(MKDIR_P) '$(test_home)';

if SANITIZERS
sanitized = yes
else
sanitized =
endif

# The lints need no libraries; those named -bite prove that others bite.
lints = \
	tests/lint/includes \
	tests/lint/includes-bite \
	tests/lint/licence \
	tests/lint/listed \
	tests/lint/manuals \
	tests/lint/manuals-bite \
	tests/lint/objects \
	tests/lint/translations
TESTS += $(lints)
EXTRA_DIST += $(lints) \
	tests/leaks.supp tests/tap tests/valgrind.supp

unit_tests = \
	tests/test-base-browser \
	tests/test-base-file \
	tests/test-base-process \
	tests/test-base-rights \
	tests/test-base-text \
	tests/test-base-unicode \
	tests/test-base-utf8 \
	tests/test-base-yaml \
	tests/test-model-authors \
	tests/test-model-bulk \
	tests/test-model-check \
	tests/test-model-corpus \
	tests/test-model-front \
	tests/test-model-generated \
	tests/test-model-hangul \
	tests/test-model-leaves \
	tests/test-model-library \
	tests/test-model-library-adopt \
	tests/test-model-library-bounds \
	tests/test-model-library-finding \
	tests/test-model-library-folders \
	tests/test-model-library-kept \
	tests/test-model-library-living \
	tests/test-model-library-steps \
	tests/test-model-markdown \
	tests/test-model-mend \
	tests/test-model-outline \
	tests/test-model-pattern \
	tests/test-model-pattern-any \
	tests/test-model-pattern-slow \
	tests/test-model-post \
	tests/test-model-query \
	tests/test-model-regex-needs \
	tests/test-model-table \
	tests/test-store-card \
	tests/test-store-catalogue \
	tests/test-store-catalogue-denied \
	tests/test-store-damage \
	tests/test-store-export \
	tests/test-store-finder \
	tests/test-store-finder-exact \
	tests/test-store-finder-notes \
	tests/test-store-finder-steps \
	tests/test-store-flood \
	tests/test-store-foreign \
	tests/test-store-journal \
	tests/test-store-journal-compact \
	tests/test-store-journal-denied \
	tests/test-store-journal-killed \
	tests/test-store-journal-living \
	tests/test-store-journal-limits \
	tests/test-store-journal-merge \
	tests/test-store-journal-text \
	tests/test-store-journal-times \
	tests/test-store-key-table \
	tests/test-store-killed \
	tests/test-store-listing \
	tests/test-store-occurrences \
	tests/test-store-occurrences-living \
	tests/test-store-segment \
	tests/test-store-shelf \
	tests/test-store-signature \
	tests/test-store-tex \
	tests/test-store-timeline \
	tests/test-store-torn \
	tests/test-layout-commonmark \
	tests/test-layout-flow \
	tests/test-layout-pathological \
	tests/test-layout-property \
	tests/test-layout-table \
	tests/test-term-colour \
	tests/test-term-link \
	tests/test-conf-config \
	tests/test-term-look \
	tests/test-term-memory \
	tests/test-term-moved \
	tests/test-term-osc \
	tests/test-term-signals \
	tests/test-ui-app \
	tests/test-ui-axis \
	tests/test-ui-axis-found \
	tests/test-ui-axis-living \
	tests/test-ui-axis-sizes \
	tests/test-ui-axis-steps \
	tests/test-ui-command \
	tests/test-ui-copy \
	tests/test-ui-dates \
	tests/test-ui-edges \
	tests/test-ui-exports \
	tests/test-ui-filter \
	tests/test-ui-hangul-keys \
	tests/test-ui-history \
	tests/test-ui-hostile \
	tests/test-ui-hunt \
	tests/test-ui-keymap \
	tests/test-ui-lists \
	tests/test-ui-living \
	tests/test-ui-marks \
	tests/test-ui-recurring \
	tests/test-ui-refind \
	tests/test-ui-restricted \
	tests/test-ui-resume \
	tests/test-ui-models \
	tests/test-ui-mouse \
	tests/test-ui-narrow \
	tests/test-ui-note \
	tests/test-ui-open \
	tests/test-ui-program \
	tests/test-ui-pull \
	tests/test-ui-results \
	tests/test-ui-results-living \
	tests/test-ui-results-places \
	tests/test-ui-results-typing \
	tests/test-ui-screens \
	tests/test-ui-search \
	tests/test-ui-steps \
	tests/test-ui-signs \
	tests/test-ui-words \
	tests/test-cmd-hits \
	tests/test-cmd-hostile \
	tests/test-cmd-paths \
	tests/test-cmd-out \
	tests/test-cmd-ref \
	tests/test-cmd-sizes

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif
AM_CPPFLAGS += $(CMOCKA_CFLAGS)
EXTRA_DIST += tests/screens tests/unicode.h \
	tests/commonmark/examples \
	tests/hostile/attacks tests/hostile/broken.md \
	tests/hostile/config.yaml tests/hostile/digest.md

# What tests share, each with all that it needs.
test_check = tests/model-check.c tests/model-check.h
test_folder = tests/folder.c tests/folder.h
test_trials = tests/trials.c tests/trials.h
store_desk = tests/store-desk.c tests/store-desk.h $(test_folder) $(test_trials)
journal_desk = tests/journal-desk.c tests/journal-desk.h $(test_folder)
test_digest = tests/model-digest.c tests/model-digest.h
test_files = tests/files.c tests/files.h $(test_folder)
test_laid = tests/laid.c tests/laid.h
test_living = tests/living.c tests/living.h $(test_files)
test_matches = tests/matches.c tests/matches.h
hostile_table = \
	tests/hostile/judge.c tests/hostile/judge.h \
	tests/hostile/table.c tests/hostile/table.h
hostile_library = \
	tests/hostile/library.c tests/hostile/library.h $(hostile_table)
hostile_run = tests/hostile/run.c tests/hostile/run.h $(test_folder)
hostile_pathologies = \
	tests/hostile/pathologies.c tests/hostile/pathologies.h
test_odd_text = tests/odd-text.c tests/odd-text.h $(test_trials)
test_recur = tests/recur.c tests/recur.h $(store_desk)
test_search = \
	tests/search-oracle.c tests/search-oracle.h \
	tests/search-posts.c tests/search-posts.h \
	tests/search-trial.c tests/search-trial.h
test_configure = tests/configure.c tests/configure.h
test_stage = tests/stage.c tests/stage.h
test_tongue = tests/tongue.c tests/tongue.h
test_room = tests/room.c tests/room.h $(test_files) $(test_stage)
axis_room = tests/axis-room.c tests/axis-room.h $(test_room)
needle_room = tests/needle-room.c tests/needle-room.h $(test_room)
test_rack = tests/rack.c tests/rack.h $(test_files) $(test_stage)

tests_test_base_browser_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_file_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_process_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_rights_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_text_SOURCES = \
	tests/test-base-text.c $(test_odd_text)
tests_test_base_text_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_unicode_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_utf8_SOURCES = \
	tests/test-base-utf8.c $(test_odd_text)
tests_test_base_utf8_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_yaml_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_model_authors_SOURCES = \
	tests/test-model-authors.c $(test_check)
tests_test_model_authors_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_bulk_SOURCES = \
	tests/test-model-bulk.c $(test_trials)
tests_test_model_bulk_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_check_SOURCES = \
	tests/test-model-check.c $(test_trials)
tests_test_model_check_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_corpus_SOURCES = \
	tests/test-model-corpus.c $(test_check)
tests_test_model_corpus_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_front_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_generated_SOURCES = \
	tests/test-model-generated.c \
	$(test_check) $(test_digest) $(test_trials)
tests_test_model_generated_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_hangul_SOURCES = \
	tests/test-model-hangul.c $(test_trials)
tests_test_model_hangul_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_leaves_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_SOURCES = \
	tests/test-model-library.c $(test_files)
tests_test_model_library_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_adopt_SOURCES = \
	tests/test-model-library-adopt.c $(test_living) $(test_trials)
tests_test_model_library_adopt_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_bounds_SOURCES = \
	tests/test-model-library-bounds.c $(test_files)
tests_test_model_library_bounds_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_finding_SOURCES = \
	tests/test-model-library-finding.c $(test_files)
tests_test_model_library_finding_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_folders_SOURCES = \
	tests/test-model-library-folders.c $(test_living)
tests_test_model_library_folders_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_kept_SOURCES = \
	tests/test-model-library-kept.c $(test_files)
tests_test_model_library_kept_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_living_SOURCES = \
	tests/test-model-library-living.c $(test_living)
tests_test_model_library_living_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_steps_SOURCES = \
	tests/test-model-library-steps.c $(test_living) $(test_trials)
tests_test_model_library_steps_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_markdown_SOURCES = \
	tests/test-model-markdown.c $(test_check)
tests_test_model_markdown_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_table_SOURCES = \
	tests/test-model-table.c $(test_check) $(test_trials)
tests_test_model_table_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_mend_SOURCES = \
	tests/test-model-mend.c $(test_check) $(test_trials)
tests_test_model_mend_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_outline_SOURCES = \
	tests/test-model-outline.c $(test_check)
tests_test_model_outline_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_post_SOURCES = \
	tests/test-model-post.c $(test_check)
tests_test_model_pattern_SOURCES = \
	tests/test-model-pattern.c $(test_matches)
tests_test_model_pattern_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_pattern_any_SOURCES = \
	tests/test-model-pattern-any.c $(test_matches)
tests_test_model_pattern_any_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_pattern_slow_SOURCES = \
	tests/test-model-pattern-slow.c $(test_matches) $(test_trials)
tests_test_model_pattern_slow_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_post_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_query_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_regex_needs_SOURCES = \
	tests/test-model-regex-needs.c $(test_trials)
tests_test_model_regex_needs_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_store_card_SOURCES = \
	tests/test-store-card.c $(test_check) $(test_digest)
tests_test_store_card_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_export_SOURCES = \
	tests/test-store-export.c $(test_check) $(test_files)
tests_test_store_export_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_finder_SOURCES = \
	tests/test-store-finder.c $(test_check) $(test_files)
tests_test_store_finder_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_finder_exact_SOURCES = \
	tests/test-store-finder-exact.c \
	$(test_check) $(test_digest) $(test_files) $(test_search) \
	$(test_trials)
tests_test_store_finder_exact_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_finder_notes_SOURCES = \
	tests/test-store-finder-notes.c $(test_check) $(test_files)
tests_test_store_finder_notes_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_finder_steps_SOURCES = \
	tests/test-store-finder-steps.c $(store_desk)
tests_test_store_finder_steps_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_catalogue_SOURCES = \
	tests/test-store-catalogue.c $(store_desk)
tests_test_store_catalogue_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_catalogue_denied_SOURCES = \
	tests/test-store-catalogue-denied.c $(store_desk)
tests_test_store_catalogue_denied_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_damage_SOURCES = \
	tests/test-store-damage.c $(store_desk)
tests_test_store_damage_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_key_table_SOURCES = \
	tests/test-store-key-table.c $(store_desk)
tests_test_store_key_table_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_flood_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_foreign_SOURCES = \
	tests/test-store-foreign.c $(store_desk)
tests_test_store_foreign_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_SOURCES = \
	tests/test-store-journal.c $(journal_desk)
tests_test_store_journal_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_compact_SOURCES = \
	tests/test-store-journal-compact.c $(journal_desk) $(test_trials)
tests_test_store_journal_compact_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_denied_SOURCES = \
	tests/test-store-journal-denied.c $(journal_desk)
tests_test_store_journal_denied_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_killed_SOURCES = \
	tests/test-store-journal-killed.c $(journal_desk) $(test_trials)
tests_test_store_journal_killed_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_living_SOURCES = \
	tests/test-store-journal-living.c $(journal_desk)
tests_test_store_journal_living_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_limits_SOURCES = \
	tests/test-store-journal-limits.c $(journal_desk) $(test_trials)
tests_test_store_journal_limits_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_merge_SOURCES = \
	tests/test-store-journal-merge.c $(journal_desk) $(test_trials)
tests_test_store_journal_merge_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_text_SOURCES = \
	tests/test-store-journal-text.c $(journal_desk)
tests_test_store_journal_text_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_journal_times_SOURCES = \
	tests/test-store-journal-times.c $(journal_desk)
tests_test_store_journal_times_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_killed_SOURCES = \
	tests/test-store-killed.c $(store_desk)
tests_test_store_killed_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_listing_SOURCES = \
	tests/test-store-listing.c $(store_desk)
tests_test_store_listing_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_occurrences_SOURCES = \
	tests/test-store-occurrences.c $(test_recur)
tests_test_store_occurrences_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_occurrences_living_SOURCES = \
	tests/test-store-occurrences-living.c $(test_recur)
tests_test_store_occurrences_living_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_segment_SOURCES = \
	tests/test-store-segment.c $(store_desk)
tests_test_store_segment_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_shelf_SOURCES = \
	tests/test-store-shelf.c $(store_desk)
tests_test_store_shelf_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_signature_SOURCES = \
	tests/test-store-signature.c $(store_desk) $(test_check)
tests_test_store_signature_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_timeline_SOURCES = \
	tests/test-store-timeline.c $(test_check) $(test_files)
tests_test_store_timeline_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_torn_SOURCES = \
	tests/test-store-torn.c $(store_desk)
tests_test_store_torn_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_store_tex_SOURCES = \
	tests/test-store-tex.c $(test_check) $(test_trials)
tests_test_store_tex_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_test_layout_flow_SOURCES = \
	tests/test-layout-flow.c $(test_laid)
tests_test_layout_flow_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_layout_commonmark_SOURCES = \
	tests/test-layout-commonmark.c \
	tests/layout-check.c tests/layout-check.h
tests_test_layout_commonmark_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_layout_pathological_SOURCES = \
	tests/test-layout-pathological.c \
	tests/layout-check.c tests/layout-check.h \
	$(hostile_pathologies) $(test_trials)
tests_test_layout_pathological_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_layout_property_SOURCES = \
	tests/test-layout-property.c $(test_trials) \
	tests/layout-check.c tests/layout-check.h
tests_test_layout_property_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_layout_table_SOURCES = \
	tests/test-layout-table.c $(test_laid) $(test_trials)
tests_test_layout_table_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_conf_config_LDADD = $(link_conf) $(CMOCKA_LIBS)
tests_test_term_colour_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_link_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_moved_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_look_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_memory_SOURCES = \
	tests/test-term-memory.c $(test_trials)
tests_test_term_memory_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_osc_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_signals_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_ui_app_SOURCES = \
	tests/test-ui-app.c $(test_room) $(test_trials)
tests_test_ui_app_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_axis_SOURCES = \
	tests/test-ui-axis.c $(axis_room)
tests_test_ui_axis_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_axis_found_SOURCES = \
	tests/test-ui-axis-found.c $(axis_room)
tests_test_ui_axis_found_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_axis_living_SOURCES = \
	tests/test-ui-axis-living.c $(axis_room)
tests_test_ui_axis_living_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_axis_sizes_SOURCES = \
	tests/test-ui-axis-sizes.c $(axis_room)
tests_test_ui_axis_sizes_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_axis_steps_SOURCES = \
	tests/test-ui-axis-steps.c $(axis_room)
tests_test_ui_axis_steps_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_edges_SOURCES = \
	tests/test-ui-edges.c $(test_room)
tests_test_ui_edges_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_exports_SOURCES = \
	tests/test-ui-exports.c $(test_room)
tests_test_ui_exports_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_command_SOURCES = \
	tests/test-ui-command.c $(test_room)
tests_test_ui_command_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_hostile_SOURCES = \
	tests/test-ui-hostile.c $(hostile_table) $(test_room) $(test_trials)
tests_test_ui_hostile_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_hangul_keys_SOURCES = \
	tests/test-ui-hangul-keys.c $(test_configure) $(test_room)
tests_test_ui_hangul_keys_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_history_SOURCES = \
	tests/test-ui-history.c $(test_room)
tests_test_ui_history_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_hunt_SOURCES = \
	tests/test-ui-hunt.c $(needle_room)
tests_test_ui_hunt_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_keymap_SOURCES = \
	tests/test-ui-keymap.c $(test_configure) $(test_room)
tests_test_ui_keymap_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_mouse_SOURCES = \
	tests/test-ui-mouse.c $(test_room)
tests_test_ui_mouse_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_program_SOURCES = \
	tests/test-ui-program.c $(test_configure) $(test_room)
tests_test_ui_program_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_copy_SOURCES = \
	tests/test-ui-copy.c $(test_room)
tests_test_ui_copy_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_filter_SOURCES = \
	tests/test-ui-filter.c $(test_room)
tests_test_ui_filter_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_dates_SOURCES = \
	tests/test-ui-dates.c $(test_room)
tests_test_ui_dates_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_lists_SOURCES = \
	tests/test-ui-lists.c $(test_room)
tests_test_ui_lists_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_living_SOURCES = \
	tests/test-ui-living.c $(test_rack)
tests_test_ui_living_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_marks_SOURCES = \
	tests/test-ui-marks.c $(test_room)
tests_test_ui_marks_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_recurring_SOURCES = \
	tests/test-ui-recurring.c $(test_stage)
tests_test_ui_recurring_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_refind_SOURCES = \
	tests/test-ui-refind.c $(test_rack)
tests_test_ui_refind_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_restricted_SOURCES = \
	tests/test-ui-restricted.c $(test_configure) $(test_room)
tests_test_ui_restricted_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_resume_SOURCES = \
	tests/test-ui-resume.c $(test_room)
tests_test_ui_resume_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_models_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_narrow_SOURCES = \
	tests/test-ui-narrow.c $(test_room) $(test_tongue) $(test_trials)
tests_test_ui_narrow_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_note_SOURCES = \
	tests/test-ui-note.c $(test_room)
tests_test_ui_note_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_open_SOURCES = \
	tests/test-ui-open.c $(test_room)
tests_test_ui_open_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_pull_SOURCES = \
	tests/test-ui-pull.c $(test_files) $(test_stage)
tests_test_ui_pull_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_results_SOURCES = \
	tests/test-ui-results.c $(needle_room) $(test_trials)
tests_test_ui_results_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_results_living_SOURCES = \
	tests/test-ui-results-living.c $(needle_room) $(test_trials)
tests_test_ui_results_living_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_results_places_SOURCES = \
	tests/test-ui-results-places.c $(needle_room)
tests_test_ui_results_places_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_results_typing_SOURCES = \
	tests/test-ui-results-typing.c $(needle_room)
tests_test_ui_results_typing_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_words_SOURCES = \
	tests/test-ui-words.c $(test_files) $(test_stage) $(test_tongue) \
	$(test_trials)
tests_test_ui_words_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_signs_SOURCES = tests/test-ui-signs.c $(test_stage) $(test_trials)
tests_test_ui_signs_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_screens_SOURCES = \
	tests/test-ui-screens.c $(test_files) $(test_stage) $(test_tongue)
tests_test_ui_screens_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_search_SOURCES = \
	tests/test-ui-search.c $(test_room)
tests_test_ui_search_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_steps_SOURCES = \
	tests/test-ui-steps.c $(test_room)
tests_test_ui_steps_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_cmd_hostile_SOURCES = \
	tests/test-cmd-hostile.c $(hostile_library) $(hostile_run) \
	$(test_trials)
tests_test_cmd_hostile_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_cmd_paths_SOURCES = \
	tests/test-cmd-paths.c $(hostile_run) $(hostile_table)
tests_test_cmd_paths_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_cmd_hits_SOURCES = \
	tests/test-cmd-hits.c $(test_check)
tests_test_cmd_hits_LDADD = $(link_cmd) $(CMOCKA_LIBS)
tests_test_cmd_out_LDADD = $(link_cmd) $(CMOCKA_LIBS)
tests_test_cmd_ref_LDADD = $(link_cmd) $(CMOCKA_LIBS)
tests_test_cmd_sizes_SOURCES = \
	tests/test-cmd-sizes.c $(hostile_run) $(hostile_table)
tests_test_cmd_sizes_LDADD = $(link_base) $(CMOCKA_LIBS)

# Targets of fuzzing. Without a fuzzer each replays its corpus, as a test.
fuzz_targets = \
	tests/fuzz/fuzz-browser \
	tests/fuzz/fuzz-catalogue \
	tests/fuzz/fuzz-compact \
	tests/fuzz/fuzz-config \
	tests/fuzz/fuzz-digest \
	tests/fuzz/fuzz-disk \
	tests/fuzz/fuzz-export \
	tests/fuzz/fuzz-front \
	tests/fuzz/fuzz-journal \
	tests/fuzz/fuzz-listing \
	tests/fuzz/fuzz-pattern \
	tests/fuzz/fuzz-post \
	tests/fuzz/fuzz-query \
	tests/fuzz/fuzz-ui
EXTRA_DIST += tests/fuzz/corpus tests/fuzz/run tests/fuzz/seeds \
	tests/fuzz/browser.dict \
	tests/fuzz/compact.dict \
	tests/fuzz/config.dict \
	tests/fuzz/export.dict \
	tests/fuzz/front.dict \
	tests/fuzz/journal.dict \
	tests/fuzz/pattern.dict \
	tests/fuzz/post.dict \
	tests/fuzz/query.dict

if HAVE_CMOCKA
check_PROGRAMS += $(fuzz_targets)
if !FUZZING
TESTS += $(fuzz_targets)
endif
endif

if FUZZING
fuzz_main = tests/fuzz/fuzz.c tests/fuzz/fuzz.h
else
fuzz_main = tests/fuzz/replay.c tests/fuzz/fuzz.c tests/fuzz/fuzz.h
endif
fuzz_check = tests/fuzz/fuzz-check.c tests/fuzz/fuzz-check.h \
	tests/layout-check.c tests/layout-check.h $(test_check)
fuzz_ldflags = $(AM_LDFLAGS) $(FUZZ_LDFLAGS)

tests_fuzz_fuzz_browser_SOURCES = \
	tests/fuzz/fuzz-browser.c $(fuzz_main)
tests_fuzz_fuzz_browser_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_browser_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_fuzz_fuzz_catalogue_SOURCES = \
	tests/fuzz/fuzz-catalogue.c $(fuzz_main) $(store_desk) \
	tests/fuzz/fields.c \
	tests/fuzz/fields.h \
	tests/fuzz/segment-seal.c \
	tests/fuzz/segment-seal.h
tests_fuzz_fuzz_catalogue_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_catalogue_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_fuzz_fuzz_compact_SOURCES = \
	tests/fuzz/fuzz-compact.c $(fuzz_main) $(journal_desk)
tests_fuzz_fuzz_compact_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_compact_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_fuzz_fuzz_config_SOURCES = \
	tests/fuzz/fuzz-config.c $(fuzz_main)
tests_fuzz_fuzz_config_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_config_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_fuzz_fuzz_digest_SOURCES = \
	tests/fuzz/fuzz-digest.c $(fuzz_main) $(fuzz_check)
tests_fuzz_fuzz_digest_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_digest_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_fuzz_fuzz_disk_SOURCES = \
	tests/fuzz/fuzz-disk.c $(fuzz_main) $(journal_desk) \
	tests/fuzz/attempts.c \
	tests/fuzz/attempts.h \
	tests/fuzz/calls.c \
	tests/fuzz/calls.h \
	tests/fuzz/place.c \
	tests/fuzz/place.h
tests_fuzz_fuzz_disk_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_disk_LDADD = $(link_store) $(CMOCKA_LIBS) $(DL_LIBS)
tests_fuzz_fuzz_export_SOURCES = \
	tests/fuzz/fuzz-export.c $(fuzz_main)
tests_fuzz_fuzz_export_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_export_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_fuzz_fuzz_front_SOURCES = \
	tests/fuzz/fuzz-front.c $(fuzz_main)
tests_fuzz_fuzz_front_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_front_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_fuzz_fuzz_journal_SOURCES = \
	tests/fuzz/fuzz-journal.c $(fuzz_main) $(journal_desk)
tests_fuzz_fuzz_journal_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_journal_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_fuzz_fuzz_listing_SOURCES = \
	tests/fuzz/fuzz-listing.c $(fuzz_main) $(store_desk)
tests_fuzz_fuzz_listing_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_listing_LDADD = $(link_store) $(CMOCKA_LIBS)
tests_fuzz_fuzz_pattern_SOURCES = \
	tests/fuzz/fuzz-pattern.c $(fuzz_main)
tests_fuzz_fuzz_pattern_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_pattern_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_fuzz_fuzz_post_SOURCES = \
	tests/fuzz/fuzz-post.c $(fuzz_main) $(fuzz_check)
tests_fuzz_fuzz_post_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_post_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_fuzz_fuzz_query_SOURCES = \
	tests/fuzz/fuzz-query.c $(fuzz_main)
tests_fuzz_fuzz_query_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_query_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_fuzz_fuzz_ui_SOURCES = \
	tests/fuzz/fuzz-ui.c $(fuzz_main) $(store_desk) $(test_stage) \
	tests/fuzz/ui-library.c \
	tests/fuzz/ui-library.h
tests_fuzz_fuzz_ui_LDFLAGS = $(fuzz_ldflags)
tests_fuzz_fuzz_ui_LDADD = $(link_ui) $(CMOCKA_LIBS)

# Looks for new inputs that break something, so many seconds for each target:
# see tests/fuzz/run.
FUZZ_SECONDS = 60
if FUZZING
fuzz: $(fuzz_targets)
	$(SHELL) $(srcdir)/tests/fuzz/run '$(srcdir)' '$(FUZZ_SECONDS)'
else
fuzz:
	@echo 'nonmun: "make fuzz" needs ./configure --enable-fuzzing' >&2
	@exit 1
endif

# Runs all tests and prints how much of each layer they run through.
if COVERAGE
coverage: all
	-$(MAKE) $(AM_MAKEFLAGS) -k check
	$(SHELL) $(srcdir)/tests/coverage '$(srcdir)'
else
coverage:
	@echo 'nonmun: "make coverage" needs ./configure --enable-coverage' >&2
	@exit 1
endif
EXTRA_DIST += tests/coverage
CLEANFILES += coverage.csv

# On a real pseudo-terminal, with the whole program.
terminal_tests = \
	tests/e2e/test-copying \
	tests/e2e/test-faults \
	tests/e2e/test-flood \
	tests/e2e/test-hostile \
	tests/e2e/test-line \
	tests/e2e/test-links \
	tests/e2e/test-locales \
	tests/e2e/test-questions \
	tests/e2e/test-remote \
	tests/e2e/test-terminals \
	tests/e2e/test-opening \
	tests/e2e/test-reading \
	tests/e2e/test-restricted \
	tests/e2e/test-resume \
	tests/e2e/test-show \
	tests/e2e/test-terminal
terminal_server = tests/e2e/server.c tests/e2e/server.h
terminal_support = \
	tests/e2e/digests.c tests/e2e/digests.h \
	tests/e2e/hand.c tests/e2e/hand.h \
	tests/e2e/scene.c tests/e2e/scene.h \
	tests/e2e/screen.c tests/e2e/screen.h \
	tests/e2e/stars.c tests/e2e/stars.h \
	tests/e2e/stage.c tests/e2e/stage.h \
	tests/e2e/stream.c tests/e2e/stream.h \
	tests/hostile/judge.c tests/hostile/judge.h

if HAVE_VTERM
check_PROGRAMS += $(terminal_tests)
TESTS += $(terminal_tests)
endif
AM_CPPFLAGS += $(VTERM_CFLAGS)
terminal_libs = $(link_base) $(VTERM_LIBS) $(FORKPTY_LIBS) $(CMOCKA_LIBS)

tests_e2e_test_copying_SOURCES = \
	tests/e2e/test-copying.c $(terminal_support) \
	tests/e2e/strings.c tests/e2e/strings.h
tests_e2e_test_copying_LDADD = $(terminal_libs)
tests_e2e_test_faults_SOURCES = \
	tests/e2e/test-faults.c $(terminal_support) $(test_trials)
tests_e2e_test_faults_LDADD = $(terminal_libs)
tests_e2e_test_flood_SOURCES = \
	tests/e2e/test-flood.c $(terminal_support) $(test_trials)
tests_e2e_test_flood_LDADD = $(terminal_libs)
tests_e2e_test_hostile_SOURCES = \
	tests/e2e/test-hostile.c $(terminal_support) \
	tests/e2e/strings.c tests/e2e/strings.h \
	tests/hostile/library.c tests/hostile/library.h \
	tests/hostile/table.c tests/hostile/table.h $(test_trials)
tests_e2e_test_hostile_LDADD = $(terminal_libs)
tests_e2e_test_line_SOURCES = \
	tests/e2e/test-line.c $(terminal_support) $(test_trials)
tests_e2e_test_line_LDADD = $(terminal_libs)
tests_e2e_test_links_SOURCES = \
	tests/e2e/test-links.c $(terminal_support)
tests_e2e_test_links_LDADD = $(terminal_libs)
tests_e2e_test_locales_SOURCES = \
	tests/e2e/test-locales.c tests/e2e/script.c tests/e2e/script.h \
	$(terminal_support) $(test_tongue)
tests_e2e_test_locales_LDADD = $(terminal_libs)
tests_e2e_test_questions_SOURCES = \
	tests/e2e/test-questions.c $(terminal_support)
tests_e2e_test_questions_LDADD = $(terminal_libs)
tests_e2e_test_remote_SOURCES = \
	tests/e2e/test-remote.c $(terminal_server) $(terminal_support)
tests_e2e_test_remote_LDADD = $(terminal_libs)
tests_e2e_test_terminals_SOURCES = \
	tests/e2e/test-terminals.c $(terminal_support)
tests_e2e_test_terminals_LDADD = $(terminal_libs)
tests_e2e_test_opening_SOURCES = \
	tests/e2e/test-opening.c $(terminal_support)
tests_e2e_test_opening_LDADD = $(terminal_libs)
tests_e2e_test_reading_SOURCES = \
	tests/e2e/test-reading.c $(terminal_support)
tests_e2e_test_reading_LDADD = $(terminal_libs)
tests_e2e_test_restricted_SOURCES = \
	tests/e2e/test-restricted.c $(terminal_server) $(terminal_support)
tests_e2e_test_restricted_LDADD = $(terminal_libs)
tests_e2e_test_resume_SOURCES = \
	tests/e2e/test-resume.c $(terminal_support)
tests_e2e_test_resume_LDADD = $(terminal_libs)
tests_e2e_test_show_SOURCES = \
	tests/e2e/test-show.c $(terminal_support)
tests_e2e_test_show_LDADD = $(terminal_libs)
tests_e2e_test_terminal_SOURCES = \
	tests/e2e/test-terminal.c $(terminal_support)
tests_e2e_test_terminal_LDADD = $(terminal_libs)

# The program as scripts meet it.
scripts = tests/commands tests/completions tests/counts tests/exports \
	tests/faults/commands tests/faults/surroundings tests/options \
	tests/restricted
TESTS += $(scripts)
EXTRA_DIST += $(scripts) tests/faults/fail.c tests/real-call.h

# What makes calls of the system fail. Where it cannot be made, the tests that
# ask for it say so.
check_DATA = tests/faults/fail.so
CLEANFILES += tests/faults/fail.so
tests/faults/fail.so: $(srcdir)/tests/faults/fail.c $(srcdir)/tests/real-call.h
	$(AM_V_CC)$(MKDIR_P) tests/faults && \
	{ $(CC) -O1 -shared -fPIC -o $@ $(srcdir)/tests/faults/fail.c -ldl \
		2>$@.log || : >$@; } && rm -f $@.log

check-local:
if !HAVE_CMOCKA
	@echo "nonmun: without cmocka: the unit tests are SKIPPED"
endif
if !HAVE_VTERM
	@echo "nonmun: without libvterm: the terminal tests are SKIPPED"
endif

# The unit tests once more, with every access to memory checked.
valgrind = valgrind -q --error-exitcode=99 --leak-check=full \
	--suppressions=$(abs_top_srcdir)/tests/valgrind.supp
check-valgrind: all $(check_PROGRAMS)
	NONMUN_WRAPPER='$(valgrind)' \
		$(MAKE) $(AM_MAKEFLAGS) check-TESTS TESTS='$(unit_tests)'

# What was installed finds its samples by itself.
installcheck-local:
	unset NONMUN_DATADIR NONMUN_PATH; $(MKDIR_P) '$(test_home)'; \
	HOME='$(test_home)' XDG_CONFIG_HOME='$(test_home)/config' \
		'$(bindir)/nonmun$(EXEEXT)' list >tests/home/list
	grep https:// tests/home/list >/dev/null

# Writes what the program shows now into the files of tests/screens: read the
# difference before it is kept.
renew-screens: tests/test-ui-screens$(EXEEXT)
	$(AM_TESTS_ENVIRONMENT) NONMUN_RENEW_SCREENS=yes srcdir='$(srcdir)' \
		tests/test-ui-screens$(EXEEXT)

# Measures the program beside its anchors: see tests/bench/run.
bench_programs = \
	tests/bench/cost \
	tests/bench/make-library \
	tests/bench/measure \
	tests/bench/one-word \
	tests/bench/pathological \
	tests/bench/readers
bench_support = \
	tests/bench/job.c tests/bench/job.h \
	tests/bench/line.c tests/bench/line.h \
	tests/bench/table.c tests/bench/table.h
if HAVE_VTERM
bench_programs += tests/bench/watch
endif
EXTRA_PROGRAMS = $(bench_programs)
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += tests/bench/run tests/bench/sizes

tests_bench_make_library_LDADD = $(link_base)
tests_bench_measure_SOURCES = tests/bench/measure.c $(bench_support)
tests_bench_measure_LDADD = $(FORKPTY_LIBS)
tests_bench_readers_SOURCES = \
	tests/bench/readers.c tests/bench/table.c tests/bench/table.h
tests_bench_readers_LDADD = $(FORKPTY_LIBS)
tests_bench_one_word_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
tests_bench_one_word_LDADD = $(CURSES_LIBS)
tests_bench_pathological_SOURCES = \
	tests/bench/pathological.c $(hostile_pathologies)
tests_bench_pathological_LDADD = $(link_layout) -lm
tests_bench_watch_SOURCES = \
	tests/bench/watch.c \
	tests/bench/glass.c tests/bench/glass.h \
	$(bench_support)
tests_bench_watch_LDADD = $(link_base) $(VTERM_LIBS) $(FORKPTY_LIBS)

bench: all $(bench_programs)
	$(SHELL) $(srcdir)/tests/bench/run $(srcdir)

# Prints how time and memory grow with the input: see tests/bench/sizes.
sizes: all tests/bench/cost
	$(SHELL) $(srcdir)/tests/bench/sizes $(INPUTS)

# How time and memory grow with digests that make parsers slow.
pathological: tests/bench/pathological$(EXEEXT)
	tests/bench/pathological$(EXEEXT) $(BYTES)

clean-local:
	-find . -name '*.gc[dn][ao]' -exec rm -f {} +
	rm -rf tests/home fuzz

# Two hundred readers at once, idle for half a minute: LIBRARY=FOLDER.
LIBRARY = $(srcdir)/data/digests
bench-readers: all tests/bench/readers$(EXEEXT)
	tests/bench/readers$(EXEEXT) 200 30 ./nonmun$(EXEEXT) '$(LIBRARY)'

.PHONY: bench bench-readers check-valgrind coverage fuzz pathological renew-screens sizes
