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
	HOME='$(test_home)'; \
	XDG_CONFIG_HOME='$(test_home)/config'; \
	XDG_STATE_HOME='$(test_home)/state'; \
	XDG_CACHE_HOME='$(test_home)/cache'; \
	NONMUN_DATADIR='$(abs_top_srcdir)/data'; \
	NONMUN_PROGRAM='$(abs_top_builddir)/nonmun$(EXEEXT)'; \
	NONMUN_SANITIZED='$(sanitized)'; \
	LC_ALL=C.UTF-8; \
	UBSAN_OPTIONS=print_stacktrace=1; \
	LSAN_OPTIONS='$(leak_options)'; \
	export AWK NM HOME XDG_CONFIG_HOME XDG_STATE_HOME XDG_CACHE_HOME \
		NONMUN_DATADIR NONMUN_PROGRAM NONMUN_SANITIZED LC_ALL \
		UBSAN_OPTIONS LSAN_OPTIONS; \
	unset BROWSER NONMUN_PATH NO_COLOR COLUMNS LINES LANGUAGE; \
	$(MKDIR_P) '$(test_home)';

if SANITIZERS
sanitized = yes
else
sanitized =
endif

# The lints need no libraries; includes-bite proves that the first one bites.
lints = \
	tests/lint/includes \
	tests/lint/includes-bite \
	tests/lint/licence \
	tests/lint/listed \
	tests/lint/objects
TESTS += $(lints)
EXTRA_DIST += $(lints) \
	tests/leaks.supp tests/tap tests/valgrind.supp

unit_tests = \
	tests/test-base-browser \
	tests/test-base-process \
	tests/test-base-text \
	tests/test-base-yaml \
	tests/test-model-check \
	tests/test-model-corpus \
	tests/test-model-front \
	tests/test-model-generated \
	tests/test-model-leaves \
	tests/test-model-library \
	tests/test-model-markdown \
	tests/test-model-mend \
	tests/test-model-outline \
	tests/test-model-post \
	tests/test-layout-flow \
	tests/test-layout-property \
	tests/test-term-look \
	tests/test-term-memory \
	tests/test-ui-app \
	tests/test-ui-models \
	tests/test-ui-screens \
	tests/test-cmd-ref

if HAVE_CMOCKA
check_PROGRAMS += $(unit_tests)
TESTS += $(unit_tests)
endif
AM_CPPFLAGS += $(CMOCKA_CFLAGS)
EXTRA_DIST += tests/screens

tests_test_base_browser_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_process_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_text_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_base_yaml_LDADD = $(link_base) $(CMOCKA_LIBS)
tests_test_model_check_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_corpus_SOURCES = \
	tests/test-model-corpus.c \
	tests/model-check.c tests/model-check.h
tests_test_model_corpus_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_front_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_generated_SOURCES = \
	tests/test-model-generated.c \
	tests/model-check.c tests/model-check.h \
	tests/model-digest.c tests/model-digest.h
tests_test_model_generated_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_leaves_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_library_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_markdown_SOURCES = \
	tests/test-model-markdown.c \
	tests/model-check.c tests/model-check.h
tests_test_model_markdown_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_mend_SOURCES = \
	tests/test-model-mend.c \
	tests/model-check.c tests/model-check.h
tests_test_model_mend_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_outline_SOURCES = \
	tests/test-model-outline.c \
	tests/model-check.c tests/model-check.h
tests_test_model_outline_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_model_post_SOURCES = \
	tests/test-model-post.c \
	tests/model-check.c tests/model-check.h
tests_test_model_post_LDADD = $(link_model) $(CMOCKA_LIBS)
tests_test_layout_flow_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_layout_property_LDADD = $(link_layout) $(CMOCKA_LIBS)
tests_test_term_look_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_term_memory_LDADD = $(link_term) $(CMOCKA_LIBS)
tests_test_ui_app_SOURCES = \
	tests/test-ui-app.c \
	tests/stage.c tests/stage.h
tests_test_ui_app_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_models_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_ui_screens_SOURCES = \
	tests/test-ui-screens.c \
	tests/stage.c tests/stage.h
tests_test_ui_screens_LDADD = $(link_ui) $(CMOCKA_LIBS)
tests_test_cmd_ref_LDADD = $(link_cmd) $(CMOCKA_LIBS)

# On a real pseudo-terminal, with the whole program.
terminal_tests = \
	tests/e2e/test-hostile \
	tests/e2e/test-opening \
	tests/e2e/test-reading \
	tests/e2e/test-terminal
terminal_support = \
	tests/e2e/digests.c tests/e2e/digests.h \
	tests/e2e/hand.c tests/e2e/hand.h \
	tests/e2e/scene.c tests/e2e/scene.h \
	tests/e2e/screen.c tests/e2e/screen.h \
	tests/e2e/stage.c tests/e2e/stage.h \
	tests/e2e/stream.c tests/e2e/stream.h

if HAVE_VTERM
check_PROGRAMS += $(terminal_tests)
TESTS += $(terminal_tests)
endif
AM_CPPFLAGS += $(VTERM_CFLAGS)
terminal_libs = $(link_base) $(VTERM_LIBS) $(FORKPTY_LIBS) $(CMOCKA_LIBS)

tests_e2e_test_hostile_SOURCES = \
	tests/e2e/test-hostile.c $(terminal_support)
tests_e2e_test_hostile_LDADD = $(terminal_libs)
tests_e2e_test_opening_SOURCES = \
	tests/e2e/test-opening.c $(terminal_support)
tests_e2e_test_opening_LDADD = $(terminal_libs)
tests_e2e_test_reading_SOURCES = \
	tests/e2e/test-reading.c $(terminal_support)
tests_e2e_test_reading_LDADD = $(terminal_libs)
tests_e2e_test_terminal_SOURCES = \
	tests/e2e/test-terminal.c $(terminal_support)
tests_e2e_test_terminal_LDADD = $(terminal_libs)

# The program as scripts meet it.
scripts = tests/commands
TESTS += $(scripts)
EXTRA_DIST += $(scripts)

check-local:
if !HAVE_CMOCKA
	@echo "nonmun: cmocka was not found: the unit tests are SKIPPED"
endif
if !HAVE_VTERM
	@echo "nonmun: libvterm was not found: the terminal tests are SKIPPED"
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
EXTRA_PROGRAMS = tests/bench/measure tests/bench/one-word
CLEANFILES += $(EXTRA_PROGRAMS)
EXTRA_DIST += tests/bench/run

tests_bench_measure_SOURCES = \
	tests/bench/measure.c \
	tests/bench/line.c tests/bench/line.h
tests_bench_measure_LDADD = $(FORKPTY_LIBS)
tests_bench_one_word_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
tests_bench_one_word_LDADD = $(CURSES_LIBS)

bench: all $(EXTRA_PROGRAMS)
	$(SHELL) $(srcdir)/tests/bench/run $(srcdir)

clean-local:
	rm -rf tests/home

.PHONY: bench check-valgrind renew-screens
