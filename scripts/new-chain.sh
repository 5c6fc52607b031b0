#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes a chain of your own: from keys to its first final block. docs/operator-guide.md leads through
# it. Needs muster-node, jq and curl.
#
# Usage: scripts/new-chain.sh --name NAME --id ID --validators N --council N [OPTION...]
#          makes the keys of all and the chain spec on this machine: to try things out
#        scripts/new-chain.sh keys --role validator|council --name NAME [--address ADDR] [--out DIR]
#          makes one member's keys, on his machine; he hands over DIR/public.json and nothing else
#        scripts/new-chain.sh spec --name NAME --id ID [OPTION...] PUBLIC.json...
#          makes the chain spec from what the members have handed over
#        scripts/new-chain.sh start DIR [VALIDATOR...] [--no-wait]
#          starts the validators of a chain whose keys are all here, and waits until a block is final
#        scripts/new-chain.sh stop DIR [VALIDATOR...]
#
# Options of a chain:
#   --out DIR             where to; must not exist (default: the id)
#   --slot-duration MS    between two blocks, never to be changed (6000)
#   --session-length N    blocks after which validators can change, never to be changed (600)
#   --endowment MSTR      what each validator and member of the council owns at the beginning (1000)
#   --endow ACCOUNT=MSTR  another account that owns something; can be repeated
#   --first-port PORT     first validator's on this machine (MUSTER_FIRST_PORT or 30333); RPC is
#                         20389 below it, Prometheus 20718
#   --address ADDR        of keys: where others reach this validator, as /dns/node.example/tcp/30333
# The node is MUSTER_NODE, else the one in PATH, else the one built in this checkout.
set -euo pipefail
umask 077

script=new-chain
say() { printf '%s\n' "$*"; }
die() {
	printf '%s: error: %s\n' "$script" "$*" >&2
	exit 1
}
have() { command -v "$1" >/dev/null; }

# As the runtime has it: 32 validators, of whom 24 can be appointed, and 32 members of the council.
most_validators=24
most_members=32
# Balances are read as 64-bit numbers of 10^-12 MSTR.
most_mstr=18000000

find_node() {
	local built
	built=${CARGO_TARGET_DIR:-$(cd "$(dirname "$0")/.." && pwd -P)/target}/release/muster-node
	node=${MUSTER_NODE:-$(command -v muster-node || echo "$built")}
	[ -x "$node" ] || die "no muster-node: put it into PATH, name it in MUSTER_NODE, or build it"
	have jq || die "jq is missing: install the package jq"
	have curl || die "curl is missing: install the package curl"
}

# What is being made grows beside its place and goes there when it is whole.
work=
cleanup() { if [ -n "$work" ]; then rm -rf "$work"; fi; }
trap cleanup EXIT
trap 'exit 130' INT TERM

begin() {
	out=${1%/}
	[ ! -e "$out" ] || die "$out exists already: name another folder with --out"
	local parent
	parent=$(dirname "$out")
	[ -d "$parent" ] || die "there is no folder $parent"
	work=$(mktemp -d "$parent/.new-chain.XXXXXX")
}
finish() {
	mv -T "$work" "$out"
	work=
}

# number WHAT VALUE LEAST MOST
number() {
	[[ $2 =~ ^[0-9]{1,9}$ ]] || die "$1 is to be a number, not '$2'"
	((10#$2 >= $3 && 10#$2 <= $4)) || die "$1 is to be $3 to $4, not $2"
}
is_name() { [[ $1 =~ ^[a-z0-9][a-z0-9-]{0,31}$ ]]; }
is_key() { [[ $1 =~ ^0x[0-9a-f]{64}$ ]]; }
is_address() { [[ $1 =~ ^/(ip4|ip6|dns|dns4|dns6)/[0-9A-Za-z.:-]+/tcp/[0-9]+(/wss?)?$ ]]; }

# new_secret FILE [SCHEME]: writes a phrase to FILE, prints the public key.
new_secret() {
	"$node" key generate --words 24 --output-type json | jq -er .secretPhrase >"$1"
	"$node" key inspect --scheme "${2:-sr25519}" --output-type json "$1" | jq -er .publicKey
}
# ss58 KEY: the address of a public key in hex.
ss58() { "$node" key inspect --public --output-type json "$1" | jq -er .ss58PublicKey; }
# public_key ADDRESS: of an address of any chain, or of a key in hex. Nothing if it is neither.
public_key() {
	if is_key "$1"; then
		printf '%s\n' "$1"
	elif [[ $1 =~ ^[1-9A-HJ-NP-Za-km-z]{46,50}$ ]]; then
		"$node" key inspect --output-type json "$1" 2>/dev/null | jq -er .publicKey 2>/dev/null || true
	fi
}

# session_key FOLDER TYPE SCHEME: a new key in that keystore; prints the public key. Its secret is
# written nowhere else.
session_key() {
	local secret=$1/.secret
	new_secret "$secret" "$3"
	"$node" key insert --keystore-path "$1/keystore" --key-type "$2" --scheme "$3" --suri "$secret"
	rm "$secret"
}

# member FOLDER ROLE NAME ADDRESS: makes the keys of one.
member() {
	local folder=$1 role=$2 name=$3 address=$4 account aura grandpa peer
	mkdir -p "$folder"
	account=$(ss58 "$(new_secret "$folder/account.key")")
	if [ "$role" = council ]; then
		jq -n --arg name "$name" --arg account "$account" \
			'{role: "council", $name, $account}' >"$folder/public.json"
		return
	fi
	mkdir "$folder/keystore"
	aura=$(session_key "$folder" aura sr25519)
	grandpa=$(session_key "$folder" gran ed25519)
	"$node" key generate-node-key --file "$folder/node-key" 2>/dev/null
	peer=$("$node" key inspect-node-key --file "$folder/node-key")
	jq -n --arg name "$name" --arg account "$account" --arg aura "$aura" --arg grandpa "$grandpa" \
		--arg peer "$peer" --arg address "$address" \
		'{role: "validator", $name, $account, $aura, $grandpa, $peer}
			+ if $address == "" then {} else {$address} end' >"$folder/public.json"
}

make_keys() {
	local role='' name='' address='' out=''
	while [ $# -gt 0 ]; do
		case $1 in
			--role | --name | --address | --out)
				[ $# -ge 2 ] || die "$1 wants a value"
				printf -v "${1#--}" %s "$2"
				shift 2
				;;
			*) die "keys knows no $1 (try --help)" ;;
		esac
	done
	[[ $role =~ ^(validator|council)$ ]] || die "--role is to be validator or council"
	is_name "$name" || die "--name is to be 1 to 32 of a-z, 0-9 and -, not '$name'"
	[ -z "$address" ] || is_address "$address" ||
		die "--address is to look like /dns/node.example/tcp/30333, not '$address'"
	[ -z "$address" ] || [ "$role" = validator ] || die "--address is a validator's"
	find_node
	begin "${out:-$name}"
	member "$work" "$role" "$name" "$address"
	finish
	say "$out/public.json     hand this over, and nothing else"
	say "$out/account.key     the secret of the account: keep it off servers, and a copy elsewhere"
	if [ "$role" = validator ]; then
		say "$out/keystore        what the validator signs with: on its server only"
		say "$out/node-key        its name in the network: on its server only"
	fi
}

# Options of a chain; leaves them in variables, and what is no option in `rest`.
chain_options() {
	name='' id='' validators='' council='' out='' endow=() rest=()
	slot_duration=6000 session_length=600 endowment=1000 first_port=${MUSTER_FIRST_PORT:-30333}
	local variable
	while [ $# -gt 0 ]; do
		case $1 in
			--endow)
				[ $# -ge 2 ] || die "$1 wants a value"
				endow+=("$2")
				shift 2
				;;
			--name | --id | --validators | --council | --out | --slot-duration | --session-length | \
				--endowment | --first-port)
				[ $# -ge 2 ] || die "$1 wants a value"
				variable=${1#--}
				printf -v "${variable//-/_}" %s "$2"
				shift 2
				;;
			-*) die "unknown option $1 (try --help)" ;;
			*)
				rest+=("$1")
				shift
				;;
		esac
	done
	[[ ${#name} -ge 1 && ${#name} -le 64 && $name != *[[:cntrl:]]* ]] ||
		die "--name is to be 1 to 64 characters: the chain's name"
	[[ $id =~ ^[a-z0-9][a-z0-9_-]{0,31}$ ]] || die "--id is to be 1 to 32 of a-z, 0-9, _ and -, not '$id'"
	number --slot-duration "$slot_duration" 100 60000
	((10#$slot_duration % 2 == 0)) || die "--slot-duration is to be even"
	number --session-length "$session_length" 3 1000000
	number --endowment "$endowment" 1 "$most_mstr"
	number --first-port "$first_port" 20800 65000
	out=${out:-$id}
}

# twice WHAT LINE...: fails if a line comes twice.
twice() {
	local what=$1 again
	shift
	again=$(printf '%s\n' "$@" | sort | uniq -d | head -1)
	[ -z "$again" ] || die "$what $again is there twice: each member has his own"
}

# read_member FILE: checks what a member has handed over and keeps it.
read_member() {
	local file=$1 role label account aura grandpa peer address
	[ -f "$file" ] || die "there is no file $file"
	jq -e 'type == "object" and all(.[]; type == "string")' "$file" >/dev/null 2>&1 ||
		die "$file is not what '$script keys' writes to public.json"
	local unknown
	unknown=$(jq -r 'keys - ["role","name","account","aura","grandpa","peer","address"] | join(", ")' "$file")
	[ -z "$unknown" ] || die "$file says more than it should: $unknown"
	# One a line, since a value has no line break.
	{
		read -r role
		read -r label
		read -r account
		read -r aura
		read -r grandpa
		read -r peer
		read -r address
	} < <(jq -r '[.role, .name, .account, .aura, .grandpa, .peer, .address] | .[] | (. // "") | gsub("\\s"; " ")' "$file")
	is_name "$label" || die "$file: name is to be 1 to 32 of a-z, 0-9 and -, not '$label'"
	local key
	key=$(public_key "$account")
	[ -n "$key" ] || die "$file: account is no address: '$account'"
	names+=("$label")
	case $role in
		council) council_keys+=("$key") ;;
		validator)
			is_key "$aura" || die "$file: aura is no public key in hex: '$aura'"
			is_key "$grandpa" || die "$file: grandpa is no public key in hex: '$grandpa'"
			[[ $peer =~ ^12D3KooW[1-9A-HJ-NP-Za-km-z]{44}$ ]] || die "$file: peer is no peer id: '$peer'"
			[ -z "$address" ] || is_address "$address" ||
				die "$file: address is to look like /dns/node.example/tcp/30333, not '$address'"
			validator_keys+=("$key")
			aura_keys+=("$aura")
			grandpa_keys+=("$grandpa")
			peers+=("$peer")
			if [ -n "$address" ]; then boot_nodes+=("$address/p2p/$peer"); fi
			;;
		*) die "$file: role is to be validator or council, not '$role'" ;;
	esac
}

# Arguments as a JSON list.
list() { jq -cn '$ARGS.positional' --args -- "$@"; }

# write_spec FILE...: the chain spec in $work, by the options and what the members have handed over.
write_spec() {
	names=() council_keys=() validator_keys=() aura_keys=() grandpa_keys=() peers=() boot_nodes=()
	local file
	for file in "$@"; do read_member "$file"; done
	number "the number of validators" "${#validator_keys[@]}" 1 "$most_validators"
	number "the number of members of the council" "${#council_keys[@]}" 1 "$most_members"
	twice name "${names[@]}"
	twice account "${validator_keys[@]}" "${council_keys[@]}"
	twice "session key" "${aura_keys[@]}" "${grandpa_keys[@]}"
	twice "peer id" "${peers[@]}"

	# jq 1.6 writes large numbers with an exponent, which is no balance: they go through as strings.
	local key entry amount accounts=() balances='[]'
	for key in "${validator_keys[@]}" "${council_keys[@]}"; do
		accounts+=("$key")
		balances=$(jq -c --arg account "$(ss58 "$key")" --arg amount "#$((10#$endowment))000000000000" \
			'. + [[$account, $amount]]' <<<"$balances")
	done
	for entry in "${endow[@]}"; do
		[[ $entry == *=* ]] || die "--endow is to be ACCOUNT=MSTR, not '$entry'"
		key=$(public_key "${entry%%=*}")
		[ -n "$key" ] || die "--endow: no address: '${entry%%=*}'"
		amount=${entry#*=}
		number "--endow: the amount" "$amount" 1 "$most_mstr"
		accounts+=("$key")
		balances=$(jq -c --arg account "$(ss58 "$key")" --arg amount "#$((10#$amount))000000000000" \
			'. + [[$account, $amount]]' <<<"$balances")
	done
	twice account "${accounts[@]}"

	local i session='[]' invulnerables=() members=()
	for i in "${!validator_keys[@]}"; do
		invulnerables+=("$(ss58 "${validator_keys[i]}")")
		session=$(jq -c --arg account "${invulnerables[i]}" --arg aura "$(ss58 "${aura_keys[i]}")" \
			--arg grandpa "$(ss58 "${grandpa_keys[i]}")" \
			'. + [[$account, $account, {$aura, $grandpa}]]' <<<"$session")
	done
	for key in "${council_keys[@]}"; do members+=("$(ss58 "$key")"); done

	"$node" export-chain-spec --chain production --output "$work/template.json" >"$work/log" 2>&1 ||
		die "muster-node gave no template: $(tail -1 "$work/log")"
	jq --arg name "$name" --arg id "$id" --argjson slot "$((10#$slot_duration))" \
		--argjson length "$((10#$session_length))" --argjson balances "$balances" \
		--argjson session "$session" --argjson invulnerables "$(list "${invulnerables[@]}")" \
		--argjson members "$(list "${members[@]}")" --argjson boot "$(list "${boot_nodes[@]}")" '
		.name = $name | .id = $id | .protocolId = $id | .chainType = "Live" | .bootNodes = $boot
		| .genesis.runtimeGenesis.patch |= (
			.slotTime.slotDuration = $slot | .slotTime.sessionLength = $length
			| .balances.balances = $balances | .session.keys = $session
			| .validatorSelection.invulnerables = $invulnerables | .council.members = $members)' \
		"$work/template.json" | sed 's/"#\([0-9]*\)"/\1/' >"$work/chain-plain.json"
	if jq -e '.genesis.runtimeGenesis.patch.sudo.key // empty' "$work/chain-plain.json" >/dev/null; then
		die "the node's production template has a sudo key: that is not a chain governed by a council"
	fi
	"$node" export-chain-spec --chain "$work/chain-plain.json" --raw --output "$work/chain.json" \
		>"$work/log" 2>&1 || die "the node refuses the spec: $(grep -m1 -i error "$work/log" || tail -1 "$work/log")"
	# Block 0 as the node makes it.
	"$node" export-blocks --chain "$work/chain.json" --base-path "$work/data" --from 0 --to 0 \
		"$work/block" >"$work/log" 2>&1 || die "the node makes no block 0 of it: $(tail -1 "$work/log")"
	"$node" chain-info --chain "$work/chain.json" --base-path "$work/data" 2>>"$work/log" |
		jq -er .genesis_hash >"$work/genesis-hash"
	rm -rf "$work"/{template.json,data,block,log}
	chmod 644 "$work"/{chain.json,chain-plain.json,genesis-hash}
}

tell_spec() {
	say "chain         $name ($id)"
	say "genesis hash  $(<"$out/genesis-hash")"
	say "raw spec      $out/chain.json, SHA-256 $(sha256sum <"$out/chain.json" | cut -d' ' -f1)"
	say "validators    ${#validator_keys[@]}"
	say "council       ${#council_keys[@]}, of whom $(((2 * ${#council_keys[@]} + 2) / 3)) decide"
	if [ ${#validator_keys[@]} -lt 4 ]; then
		say "note: with fewer than 4 validators no block becomes final while one is away"
	fi
}

make_spec() {
	chain_options "$@"
	[ -z "$validators$council" ] || die "--validators and --council are for chains whose keys are made here"
	[ ${#rest[@]} -gt 0 ] || die "name the members' public.json files"
	find_node
	begin "$out"
	write_spec "${rest[@]}"
	chmod 755 "$work"
	finish
	tell_spec
	say
	say "Everybody compares the genesis hash, and starts his node with this $out/chain.json and what"
	say "'keys' made on his machine:"
	start_command "$out" NAME
}

start_command() {
	say "  muster-node --chain $1/chain.json --validator --name $2 --base-path $2/data \\"
	say "    --keystore-path $2/keystore --node-key-file $2/node-key"
}

make_all() {
	chain_options "$@"
	[ ${#rest[@]} -eq 0 ] || die "unknown argument ${rest[0]} (try --help)"
	[ -n "$validators" ] || die "--validators is missing"
	[ -n "$council" ] || die "--council is missing"
	number --validators "$validators" 1 "$most_validators"
	number --council "$council" 1 "$most_members"
	number "the last port" "$((first_port + 10#$validators - 1))" 1 65535
	find_node
	begin "$out"
	local i files=()
	for ((i = 1; i <= 10#$validators; i++)); do
		member "$work/validator-$i" validator "validator-$i" "/ip4/127.0.0.1/tcp/$((first_port + i - 1))"
		files+=("$work/validator-$i/public.json")
	done
	for ((i = 1; i <= 10#$council; i++)); do
		member "$work/council-$i" council "council-$i" ""
		files+=("$work/council-$i/public.json")
	done
	write_spec "${files[@]}"
	finish
	tell_spec
	say
	say "All secrets are in $out: for a trial. Start it here with"
	say "  scripts/new-chain.sh start $out"
	say "or a validator by itself, from within $out, on any machine that has its folder, with"
	start_command . validator-1
}

# rpc PORT METHOD: the result, in JSON.
rpc() {
	curl -sf --max-time 5 -H 'Content-Type: application/json' \
		-d "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"$2\",\"params\":[${3:-}]}" "http://127.0.0.1:$1" |
		jq -ec .result
}
# finalised PORT: number of the last final block.
finalised() {
	local hash number
	hash=$(rpc "$1" chain_getFinalizedHead) || return 1
	number=$(rpc "$1" chain_getHeader "$hash" | jq -er .number) || return 1
	printf '%d\n' "$number"
}

# running FOLDER: whether its node runs.
running() {
	local pid
	[ -f "$1/pid" ] || return 1
	pid=$(<"$1/pid")
	# Another process may have got the number since.
	[[ $pid =~ ^[0-9]+$ ]] && ps -o args= -p "$pid" | grep -qF -- "$1/data"
}

# chosen DIR VALIDATOR...: folders of these, or of all that are there, in `folders`.
chosen() {
	local dir=$1 label
	shift
	folders=()
	[ -f "$dir/chain.json" ] || die "there is no chain in '$dir': no $dir/chain.json"
	for label in "$@"; do
		[ -f "$dir/$label/node-key" ] || die "$dir has no validator $label"
		folders+=("$dir/$label")
	done
	if [ $# -eq 0 ]; then
		for label in "$dir"/*/node-key; do
			if [ -f "$label" ]; then folders+=("${label%/node-key}"); fi
		done
	fi
	[ ${#folders[@]} -gt 0 ] || die "$dir has no validator whose keys are here"
}

start_nodes() {
	local wait=yes dir='' labels=() argument
	for argument in "$@"; do
		case $argument in
			--no-wait) wait= ;;
			-*) die "start knows no $argument (try --help)" ;;
			*) if [ -z "$dir" ]; then dir=$argument; else labels+=("$argument"); fi ;;
		esac
	done
	[ -n "$dir" ] || die "start what? Name the chain's folder"
	find_node
	[ -d "$dir" ] || die "there is no folder $dir"
	dir=$(cd "$dir" && pwd -P)
	chosen "$dir" "${labels[@]}"
	local folder address port ports=()
	for folder in "${folders[@]}"; do
		address=$(jq -r '.address // ""' "$folder/public.json")
		[[ $address =~ ^/ip4/127\.0\.0\.1/tcp/([0-9]+)$ ]] ||
			die "${folder##*/} belongs on its own machine: its address is '$address'"
		ports+=("${BASH_REMATCH[1]}")
		running "$folder" && die "${folder##*/} runs already"
		for port in "${BASH_REMATCH[1]}" $((BASH_REMATCH[1] - 20389)) $((BASH_REMATCH[1] - 20718)); do
			! (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null ||
				die "port $port is in use, and ${folder##*/} wants it"
		done
	done
	local i
	for i in "${!folders[@]}"; do
		folder=${folders[i]} port=${ports[i]}
		# A process group of its own: a Ctrl-C here is not for it.
		setsid "$node" --chain "$dir/chain.json" --validator --name "${folder##*/}" \
			--base-path "$folder/data" --keystore-path "$folder/keystore" \
			--node-key-file "$folder/node-key" --listen-addr "/ip4/127.0.0.1/tcp/$port" \
			--allow-private-ip --no-mdns --no-telemetry --rpc-port "$((port - 20389))" \
			--prometheus-port "$((port - 20718))" >"$folder/log" 2>&1 </dev/null &
		echo $! >"$folder/pid"
		say "${folder##*/}: ws://127.0.0.1:$((port - 20389)), figures at http://127.0.0.1:$((port - 20718))/metrics"
	done
	[ -n "$wait" ] || return 0
	local before='' now second
	for ((second = 0; second < 120; second++)); do
		for folder in "${folders[@]}"; do
			running "$folder" || die "${folder##*/} has ended: $(tail -3 "$folder/log")"
		done
		if now=$(finalised "$((ports[0] - 20389))" 2>/dev/null); then
			# What was final before does not count.
			before=${before:-$now}
			if [ "$now" -gt "$before" ]; then
				say "block $now is final"
				return
			fi
		fi
		sleep 1
	done
	die "no block became final in two minutes; what the nodes say is in $dir/*/log"
}

stop_nodes() {
	[ $# -gt 0 ] || die "stop what? Name the chain's folder"
	[ -d "$1" ] || die "there is no folder $1"
	local dir folder second stopping=()
	dir=$(cd "$1" && pwd -P)
	shift
	chosen "$dir" "$@"
	for folder in "${folders[@]}"; do
		if running "$folder"; then
			kill "$(<"$folder/pid")"
			stopping+=("$folder")
		fi
	done
	[ ${#stopping[@]} -gt 0 ] || die "none of them runs"
	for folder in "${stopping[@]}"; do
		for ((second = 0; second < 30; second++)); do
			running "$folder" || break
			sleep 1
		done
		! running "$folder" || die "${folder##*/} does not end"
		rm -f "$folder/pid"
		say "${folder##*/} has ended"
	done
}

case ${1:-} in
	'' | -h | --help) sed -n -e '2,/^[^#]/{' -e '/^# SPDX/d' -e 's/^# \{0,1\}//p' -e '}' "$0" ;;
	keys) shift && make_keys "$@" ;;
	spec) shift && make_spec "$@" ;;
	start) shift && start_nodes "$@" ;;
	stop) shift && stop_nodes "$@" ;;
	-*) make_all "$@" ;;
	*) die "unknown command $1 (try --help)" ;;
esac
