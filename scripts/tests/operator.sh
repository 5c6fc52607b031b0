#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Tests of what an operator is given: scripts/new-chain.sh when it is told nonsense, the container
# file, the service, the proxy, alerts and dashboard. That a chain of one's own runs, and that
# backups are good, is tested by the commands of docs/operator-guide.md (scripts/tests/docs.mjs).
# Prints one "check NAME ... ok", "... FAILED" or "... skipped: why" a test.
# shellcheck disable=SC2317,SC2329 # `expect` calls the functions
set -euo pipefail
# shellcheck source=scripts/lib.sh
. "$(dirname "$0")/../lib.sh"
PATH=$tools/bin:$PATH:/usr/sbin:/sbin

work=$(mktemp -d)
background=()
cleanup() {
	local pid
	for pid in "${background[@]}"; do
		kill "$pid" 2>/dev/null || continue
		wait "$pid" || true
	done
	rm -rf "$work"
}
trap cleanup EXIT

failed=0 status=0 out='' err=''
# run COMMAND...: leaves $status, $out and $err.
run() {
	status=0
	"$@" >"$work/out" 2>"$work/err" </dev/null || status=$?
	out=$(<"$work/out") err=$(<"$work/err")
}
# expect NAME COMMAND...: passes if the command does.
expect() {
	local name=$1
	shift
	if "$@"; then
		printf 'check operator: %s ... ok\n' "$name"
	else
		failed=1
		printf 'check operator: %s ... FAILED\nexit code %s\nstdout: %s\nstderr: %s\n' \
			"$name" "$status" "$out" "$err"
	fi
}
# expect_with TOOL NAME COMMAND...: the same, skipped where the tool is not to be had.
expect_with() {
	local tool=$1
	shift
	if have "$tool"; then
		expect "$@"
	else
		printf 'check operator: %s ... skipped: no %s\n' "$1" "$tool"
	fi
}
succeeds() { run "$@" && [ "$status" -eq 0 ]; }

## The container file

lint() { succeeds hadolint --failure-threshold style operator/Containerfile; }
expect_with hadolint "the container file has no fault" lint
lint_finds() {
	sed 's/^USER .*/USER root/; s/^FROM debian:.* AS/FROM debian:latest AS/' operator/Containerfile >"$work/Containerfile"
	run hadolint --failure-threshold style "$work/Containerfile"
	[ "$status" -ne 0 ] && [[ $out = *DL3002*DL3007* || $out = *DL3007*DL3002* ]]
}
expect_with hadolint "and the linter would find a root user and an unnamed version" lint_finds
container() {
	out=$(<operator/Containerfile)
	# Its last user is a number other than root's, its bases have a version, nothing is downloaded
	# without a check, no secret goes in, and it tells whether it is well.
	[[ $(grep '^USER' operator/Containerfile | tail -1) =~ ^USER\ [1-9][0-9]+:[1-9][0-9]+$ ]] &&
		! grep '^FROM' operator/Containerfile | grep -qvE '^FROM [a-z]+:[0-9]+\.[0-9]+[a-z0-9.-]*( AS [a-z]+)?$' &&
		! grep -qE '^ADD|curl [^|]*\|' operator/Containerfile &&
		! grep -qiE '^(ARG|ENV) .*(secret|password|key)' operator/Containerfile &&
		grep -q '^HEALTHCHECK' operator/Containerfile && grep -q '^VOLUME' operator/Containerfile &&
		grep -qx '.git' .dockerignore && grep -qxF '**/keystore' .dockerignore
}
expect "the image runs without root, from named versions, without secrets" container

## The service

# Looked at with a program that is there.
service() {
	sed "s|/usr/local/bin/muster-node|$(command -v true)|" operator/muster-node.service >"$work/muster-node.service"
	succeeds systemd-analyze verify "$work/muster-node.service" && [ -z "$err" ]
}
expect_with systemd-analyze "the service is one" service
# 0 to 10, in tenths: 1.4 as it is, 9.2 without any of its restrictions.
hardened() { succeeds systemd-analyze security --offline=true --threshold=15 "$work/muster-node.service"; }
expect_with systemd-analyze "the service is confined" hardened

## Alerts and dashboard

rules() { (cd operator/prometheus && succeeds promtool check config prometheus.yml); }
expect_with promtool "Prometheus takes its configuration and the rules" rules
rules_fire() { (cd operator/prometheus && succeeds promtool test rules tests.yml); }
expect_with promtool "alerts fire when they should, and only then" rules_fire

dashboard() {
	succeeds jq -e '.title == "Muster" and ([.panels[].id] | length == (unique | length))
		and all(.panels[] | select(.type != "row"); (.targets | length) > 0)' operator/grafana/dashboard.json
}
expect_with jq "the dashboard is one" dashboard
# Each query of it as a rule, for Prometheus to read.
queries() {
	jq '{groups: [{name: "dashboard", rules: [.panels[].targets[]?.expr
		| gsub("\\$__rate_interval"; "5m") | {record: "query", expr: .}] }]}' \
		operator/grafana/dashboard.json >"$work/dashboard.yml"
	run promtool check rules --lint=none "$work/dashboard.yml"
	[ "$status" -eq 0 ] && [[ $out =~ ([0-9]+)\ rules\ found ]] && [ "${BASH_REMATCH[1]}" -ge 30 ]
}
expect_with promtool "Prometheus takes each query of the dashboard" queries

## A chain of one's own, told nonsense

build_node >"$work/build" 2>&1 || { tail -20 "$work/build"; die "the node could not be built"; }
export MUSTER_NODE=$node_binary
new_chain=$root/scripts/new-chain.sh
cd "$work"
mkdir chains
cd chains

# refuses MESSAGE ARGUMENT...: one message, and nothing left behind.
refuses() {
	local message=$1 before after
	shift
	before=$(ls -A)
	run "$new_chain" "$@"
	after=$(ls -A)
	[ "$status" -eq 1 ] && [[ $err = "new-chain: error: "*"$message"* ]] && [ "$before" = "$after" ]
}
all=(--name Test --id test --validators 1 --council 1)
if have jq; then
	expect "a name is needed" refuses "--name is to be" --id test --validators 1 --council 1
	expect "an id is needed" refuses "--id is to be" --name Test --validators 1 --council 1
	expect "an id is a file's name" refuses "--id is to be" "${all[@]}" --id ../test
	expect "no validators" refuses "is to be 1 to 24, not 0" "${all[@]}" --validators 0
	expect "too many validators" refuses "is to be 1 to 24, not 33" "${all[@]}" --validators 33
	expect "no council" refuses "--council is to be 1 to 32, not 0" "${all[@]}" --council 0
	expect "a number that is none" refuses "is to be a number, not 'two'" "${all[@]}" --validators two
	expect "an odd slot duration" refuses "is to be even" "${all[@]}" --slot-duration 1001
	expect "a slot duration that the runtime refuses" refuses "is to be 100 to 60000" "${all[@]}" --slot-duration 50
	expect "an option that does not exist" refuses "unknown option --sudo" "${all[@]}" --sudo yes
	expect "an option without a value" refuses "--out wants a value" "${all[@]}" --out
	expect "an account that is none" refuses "--endow: no address" "${all[@]}" --endow 5Alice=10
	expect "more money than a balance is read as" refuses "is to be 1 to 18000000" "${all[@]}" --endow \
		5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY=18000001
	mkdir taken
	expect "a folder that is there" refuses "taken exists already" "${all[@]}" --out taken
	rmdir taken
	expect "a chain that is not there" refuses "there is no folder nowhere" start nowhere

	members() {
		succeeds "$new_chain" keys --role validator --name one --address /ip4/10.0.0.1/tcp/30333 &&
			succeeds "$new_chain" keys --role validator --name two &&
			succeeds "$new_chain" keys --role council --name nina
	}
	expect "members make their keys" members
	secret() {
		local open
		open=$(find one two nina -type f -perm /077)
		[ -z "$open" ] && [ "$(find one/keystore -type f | wc -l)" -eq 2 ] &&
			! grep -rqF "$(head -c 20 one/account.key)" one/public.json &&
			! jq -r '.[]' one/public.json | grep -q ' '
	}
	expect "which nobody else can read, and no secret is in what they hand over" secret
	expect "keys are not overwritten" refuses "one exists already" keys --role validator --name one

	spec=(spec --name Test --id test)
	# changed FILTER: what member `two` hands over, changed by jq.
	changed() { jq "$1" two/public.json >"$work/changed.json"; }
	changed .
	expect "the same member twice" refuses "name two is there twice" "${spec[@]}" {one,two,nina}/public.json "$work/changed.json"
	changed ".account = $(jq .account one/public.json)"
	expect "the same account twice" refuses "account 0x" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed ".grandpa = $(jq .grandpa one/public.json)"
	expect "the same session key twice" refuses "session key 0x" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed ".aura = .grandpa"
	expect "one key for two purposes" refuses "session key 0x" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed '.aura = "0x1234"'
	expect "a session key that is too short" refuses "aura is no public key" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed '.account |= sub("^5.."; "5zz")'
	expect "an address with a slip of the pen" refuses "account is no address" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed '.address = "two.example:30333"'
	expect "an address that nodes do not understand" refuses "address is to look like" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed '.role = "king"'
	expect "a role that there is not" refuses "role is to be validator or council" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	changed '.secretPhrase = "bottom drive obey"'
	expect "a secret that is handed over" refuses "says more than it should: secretPhrase" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	head -c 40 two/public.json >"$work/changed.json"
	expect "half a file" refuses "is not what" "${spec[@]}" {one,nina}/public.json "$work/changed.json"
	expect "a spec without a council" refuses "members of the council is to be 1 to 32, not 0" "${spec[@]}" {one,two}/public.json
	expect "a spec without validators" refuses "number of validators is to be 1 to 24, not 0" "${spec[@]}" nina/public.json

	expect "a member who is endowed once more" refuses "account 0x" "${spec[@]}" \
		--endow "$(jq -r .account two/public.json)=1" {one,two,nina}/public.json

	made() {
		succeeds "$new_chain" "${spec[@]}" --slot-duration 2000 --session-length 30 --endowment 17999999 \
			--endow 5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY=3 {one,two,nina}/public.json &&
			jq -e --slurpfile one one/public.json '
				.name == "Test" and .id == "test" and .protocolId == "test" and .chainType == "Live"
				and .bootNodes == ["/ip4/10.0.0.1/tcp/30333/p2p/" + $one[0].peer]
				and (.genesis.runtimeGenesis.patch
					| .slotTime.slotDuration == 2000 and .slotTime.sessionLength == 30
					and (.balances.balances | length) == 4 and (.session.keys | length) == 2
					and .validatorSelection.invulnerables[0] == $one[0].account
					and (.council.members | length) == 1 and (.sudo.key // null) == null)' test/chain-plain.json >/dev/null &&
			grep -q '17999999000000000000' test/chain-plain.json && grep -q ' 3000000000000$' test/chain-plain.json &&
			jq -e '.genesis.raw.top | length > 10' test/chain.json >/dev/null &&
			[[ $(<test/genesis-hash) =~ ^0x[0-9a-f]{64}$ ]] && [[ $out = *"$(<test/genesis-hash)"* ]]
	}
	expect "a spec says what was asked for" made
else
	echo "check operator: chains of one's own, told nonsense ... skipped: no jq"
fi
cd "$root"

## JSON-RPC behind a proxy

# until_there SECONDS COMMAND...
until_there() {
	local left=$1
	shift
	until "$@" >/dev/null 2>&1; do
		((left-- > 0)) || return 1
		sleep 1
	done
}
# free_port: one that nobody uses now.
free_port() { node -e 'const s = require("net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'; }
# ask URL METHOD: the HTTP status, and the answer in $work/answer.
ask() {
	curl -sk --max-time 10 -o "$work/answer" -w '%{http_code}' -H 'Content-Type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":[]}" "$1"
}
proxy() {
	local rpc tls status_code i refused=0 served=0
	rpc=$(free_port) tls=$(free_port)
	openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=rpc.example \
		-keyout "$work/rpc.key" -out "$work/rpc.crt" 2>/dev/null
	"$node_binary" --dev --tmp --rpc-methods safe --rpc-port "$rpc" --listen-addr /ip4/127.0.0.1/tcp/0 \
		--no-prometheus --no-telemetry --no-mdns >"$work/node.log" 2>&1 &
	background+=($!)
	sed -e "s|/etc/muster/rpc|$work/rpc|; s|listen 443|listen 127.0.0.1:$tls|; s|127.0.0.1:9944|127.0.0.1:$rpc|" \
		operator/nginx.conf >"$work/muster.conf"
	mkdir -p "$work/nginx"
	{
		printf 'pid %s; error_log %s; events {}\n' "$work/nginx/pid" "$work/nginx/error.log"
		printf 'http { access_log off; include %s;\n' "$work/muster.conf"
		for i in client_body proxy fastcgi uwsgi scgi; do printf '%s_temp_path %s;\n' "$i" "$work/nginx/$i"; done
		printf '}\n'
	} >"$work/nginx.conf"
	run nginx -t -c "$work/nginx.conf"
	[ "$status" -eq 0 ] || return 1
	nginx -c "$work/nginx.conf" -g 'daemon off; master_process off;' >"$work/nginx.log" 2>&1 &
	background+=($!)
	err=$(<"$work/nginx/error.log")
	until_there 90 curl -sf "http://127.0.0.1:$rpc/health" || return 1
	# Served; unsafe methods refused; and whoever asks too often.
	status_code=$(ask "https://127.0.0.1:$tls" system_chain) && [ "$status_code" = 200 ] &&
		jq -e '.result == "Muster Development"' "$work/answer" >/dev/null || return 1
	ask "https://127.0.0.1:$tls" author_rotateKeys >/dev/null
	jq -e '.error.code == -32601 and (.error.message | test("unsafe"))' "$work/answer" >/dev/null || return 1
	for ((i = 0; i < 300; i++)); do
		case $(ask "https://127.0.0.1:$tls" system_chain) in
			200) served=$((served + 1)) ;;
			429) refused=$((refused + 1)) ;;
		esac
	done
	out="$served served, $refused refused"
	[ "$served" -ge 90 ] && [ "$refused" -ge 20 ]
}
if have jq && have openssl; then
	expect_with nginx "the proxy serves, and refuses what is unsafe and who asks too often" proxy
else
	echo "check operator: the proxy serves ... skipped: no jq or openssl"
fi

exit "$failed"
