# SPDX-License-Identifier: GPL-3.0-or-later
# The manual's list of options (mdoc) from src/conf/option-list.h: SECTION(...)
# starts a list, OPTION(...), which may take several lines, is an entry.

# All the texts in double quotes behind `from` and before the next comma that
# stands outside of them, joined.
function texts(s, from,    out, c, inside) {
	for (s = substr(s, index(s, from) + length(from)); s != ""; s = substr(s, 2)) {
		c = substr(s, 1, 1)
		if (c == "\"")
			inside = !inside
		else if (inside)
			out = out c
		else if (c == ",")
			break
	}
	return out
}

function member(s, name) {
	if (!match(s, "\\." name " = [A-Za-z0-9_]+"))
		return ""
	return substr(s, RSTART + length(name) + 4, RLENGTH - length(name) - 4)
}

function list_end() {
	if (in_list)
		print ".El"
	in_list = 0
}

function sentence(s) {
	return toupper(substr(s, 1, 1)) substr(s, 2) "."
}

function word(list, n,    parts) {
	split(list, parts, " ")
	return parts[n]
}

# The members of the enums of choices count from 0, in the order of the words:
# which one is the default is told by the name's end.
function default_word(words, initial,    n, parts, i) {
	sub(/.*_/, "", initial)
	initial = tolower(initial)
	if (initial == "one" || initial == "two")
		initial = initial == "one" ? 1 : 2
	n = split(words, parts, " ")
	for (i = 1; i <= n; i++)
		if (parts[i] == initial)
			return parts[i]
	return parts[1]
}

function entry_end(    kind, name, words, value) {
	kind = entry
	sub(/^OPTION\(/, "", kind)
	sub(/,.*/, "", kind)
	match(entry, /"[a-z-]+"/)
	name = substr(entry, RSTART + 1, RLENGTH - 2)
	value = kind == "LIST" ? "[" texts(entry, ".value = ") ", ...]" : texts(entry, ".value = ")
	words = texts(entry, ".words = ")
	print ".It Cm " name ": " (kind == "FLAG" ? "on | off" : "Ar " tolower(value))
	print sentence(texts(entry, "N_("))
	if (kind == "FLAG")
		print "The default is " (member(entry, "initial") == "true" ? "on" : "off") "."
	else if (kind == "NUMBER")
		print "From " member(entry, "least") " to " member(entry, "most") "; the default is " member(entry, "initial") "."
	else if (kind == "CHOICE") {
		value = words
		gsub(/ /, ", ", value)
		print "One of " value "; the default is " default_word(words, member(entry, "initial")) "."
	} else if (kind == "TEXT")
		print "The default is \"" texts(entry, ".initial_text = ") "\"."
}

/^SECTION\(/ {
	list_end()
	print ".Ss " texts($0, "(")
	print ".Bl -tag -width Ds"
	in_list = 1
}

/^OPTION\(/ { entry = ""; open = 1 }

open {
	sub(/^[ \t]+/, " ")
	entry = entry $0
	if ($0 ~ /\)$/) {
		open = 0
		entry_end()
	}
}

END { list_end() }
