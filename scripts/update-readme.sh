#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Takes the tour on a new chain and puts what it prints into README.md, between the tour's markers.
#
# Usage: scripts/update-readme.sh [--port PORT]
#   --port PORT   where the chain listens meanwhile (9944)
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/lib.sh"

case ${1:-} in
	-h | --help) usage "$0" && exit ;;
esac

output=$(mktemp)
trap 'rm -f "$output"' EXIT
scripts/run.sh --once "$@" | tee "$output"

# What the tour says, without what the script says.
tour=$(sed -n "/^A device's life on/,\$p" "$output" | sed '/^run: /d' | sed -e :a -e '/^\n*$/{$d;N;ba' -e '}')
[ -n "$tour" ] || die "the tour printed nothing"
{
	sed '/<!-- tour -->/q' README.md
	cat <<-END
		\`\`\`text
		$tour
		\`\`\`
	END
	sed -n '/<!-- \/tour -->/,$p' README.md
} >"$output"
cat "$output" >README.md
say "README.md is up to date"
