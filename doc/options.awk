# SPDX-License-Identifier: GPL-3.0-or-later
# The manual's list of options (mdoc) from src/conf/option-list.h: SECTION(...)
# starts a list, OPTION(...), which may take several lines, is an entry. What is
# said of them comes from catalogue.awk; the sentences around it stand here, in
# English and in Korean.

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

# What the value is called where options are listed: path, or [path, ...].
function value_word(kind,    value) {
	value = texts(entry, ".value = ")
	value = catalogue == "" ? tolower(value) : in_tongue(value)
	return kind == "LIST" ? "[" value ", ...]" : value
}

function entry_end(    kind, name, words, value) {
	kind = entry
	sub(/^OPTION\(/, "", kind)
	sub(/,.*/, "", kind)
	match(entry, /"[a-z-]+"/)
	name = substr(entry, RSTART + 1, RLENGTH - 2)
	words = texts(entry, ".words = ")
	print ".It Cm " name ": " (kind == "FLAG" ? "on | off" : "Ar " value_word(kind))
	print opening(texts(entry, "N_(")) "."
	if (kind == "FLAG")
		printf(form[kind], member(entry, "initial") == "true" ? "on" : "off")
	else if (kind == "NUMBER")
		printf(form[kind], member(entry, "least"), member(entry, "most"), member(entry, "initial"))
	else if (kind == "CHOICE") {
		value = words
		gsub(/ /, ", ", value)
		printf(form[kind], value, default_word(words, member(entry, "initial")))
	} else if (kind == "TEXT")
		printf(form[kind], texts(entry, ".initial_text = "))
}

BEGIN {
	form["FLAG"] = "The default is %s.\n"
	form["NUMBER"] = "From %s to %s; the default is %s.\n"
	form["CHOICE"] = "One of %s; the default is %s.\n"
	form["TEXT"] = "The default is \"%s\".\n"
	if (catalogue != "") {
		form["FLAG"] = "기본값은 %s입니다.\n"
		form["NUMBER"] = "%s부터 %s까지이며 기본값은 %s입니다.\n"
		form["CHOICE"] = "%s 중 하나이며 기본값은 %s입니다.\n"
		form["TEXT"] = "기본값은 \"%s\"입니다.\n"
	}
}

/^SECTION\(/ {
	list_end()
	print ".Ss " in_tongue(texts($0, "("))
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
