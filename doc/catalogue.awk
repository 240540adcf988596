# SPDX-License-Identifier: GPL-3.0-or-later
# The texts of the manual's lists in its language: with -v catalogue=FILE.po as
# that has them, else as they are, in English. A text that is not translated is
# an error, told at the end. Goes last on the command line, so that the exit
# status is its own.

# What stands between the first quote of a line and the last.
function po_string(line) {
	sub(/^[^"]*"/, "", line)
	sub(/"[^"]*$/, "", line)
	gsub(/\\n/, "\n", line)
	gsub(/\\"/, "\"", line)
	return line
}

# An entry counts that has no context, no plural, no doubt.
function po_entry_end() {
	if (po_id != "" && po_text != "" && !po_other)
		po_texts[po_id] = po_text
	po_id = po_text = po_member = ""
	po_other = 0
}

function po_line(line) {
	if (line == "") {
		po_entry_end()
		return
	}
	if (line ~ /^#,.*fuzzy/ || line ~ /^(msgctxt|msgid_plural) /)
		po_other = 1
	if (line ~ /^msg/)
		po_member = substr(line, 1, index(line, " ") - 1)
	if (line !~ /^(msg|")/)
		return
	if (po_member == "msgid")
		po_id = po_id po_string(line)
	else if (po_member == "msgstr")
		po_text = po_text po_string(line)
}

function in_tongue(text) {
	if (catalogue == "")
		return text
	if (text in po_texts)
		return po_texts[text]
	print catalogue ": not translated: \"" text "\"" | "cat 1>&2"
	failed = 1
	return text
}

# English help begins small, so that it can follow a colon.
function opening(text) {
	if (catalogue != "")
		return in_tongue(text)
	return toupper(substr(text, 1, 1)) substr(text, 2)
}

BEGIN {
	if (catalogue != "") {
		while ((more = getline line < catalogue) > 0)
			po_line(line)
		po_entry_end()
		if (more < 0) {
			print catalogue ": cannot be read" | "cat 1>&2"
			failed = 1
		}
	}
}

END {
	close("cat 1>&2")
	exit failed
}
