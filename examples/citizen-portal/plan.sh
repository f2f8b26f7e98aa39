#!/usr/bin/env bash
# Plans the two states of the citizen portal and writes first/plan.json and
# ready/plan.json. Nothing is deployed and no account is needed.
#
#   TF_PLUGINS=/folder/with/providers ./plan.sh [first] [ready] [tests]
#
# Without names: first and ready. `tests` writes the small plans that the tests
# read (tests/data/plans, from the sources in its folder src); for three of them
# it needs moto_server and boto3, a mock of AWS, and leaves them alone without.
#
# TF_PLUGINS is a filesystem mirror, laid out HOST/NAMESPACE/TYPE/VERSION/OS_ARCH,
# that holds hashicorp/aws 5.100.0. Terraform 1.11 or later must be on PATH.
set -euo pipefail

fail() {
  echo "plan.sh: $*" >&2
  exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
plans=$here/../../tests/data/plans

[ -n "${TF_PLUGINS:-}" ] || fail "set TF_PLUGINS to a folder with the Terraform providers (a filesystem mirror)"
[ -d "$TF_PLUGINS" ] || fail "TF_PLUGINS: no such folder: $TF_PLUGINS"
command -v terraform >/dev/null || fail "terraform is not on PATH"
[ $# -gt 0 ] || set -- first ready
for name in "$@"; do
  case $name in
    first | ready | tests) ;;
    *) fail "unknown name: $name (first, ready, tests)" ;;
  esac
done

work=$(mktemp -d)
mock=
clean() {
  [ -z "$mock" ] || kill "$mock" 2>/dev/null || true
  rm -rf "$work"
}
trap clean EXIT

# ---- The same plans on every machine ------------------------------------------

for name in $(compgen -e | grep -E '^(TF_|AWS_)' | grep -vx TF_PLUGINS); do
  unset "$name"
done

cat >"$work/terraform.rc" <<RC
disable_checkpoint = true

provider_installation {
  filesystem_mirror {
    path    = "$(cd "$TF_PLUGINS" && pwd)"
    include = ["*/*"]
  }
}
RC
export TF_CLI_CONFIG_FILE="$work/terraform.rc"
export TF_IN_AUTOMATION=1

# Placeholders: planning signs no request, the provider only wants them to exist.
export AWS_ACCESS_KEY_ID=example
export AWS_SECRET_ACCESS_KEY=example
export AWS_SHARED_CREDENTIALS_FILE=/dev/null
export AWS_CONFIG_FILE=/dev/null
export AWS_EC2_METADATA_DISABLED=true

# The one variable without a default. The value reaches plan.json in clear, as
# it does in every plan; reports must not repeat it.
export TF_VAR_db_password=example-only-not-a-secret

# ---- Steps ----------------------------------------------------------------------

# Terraform, silent unless it fails.
tf() {
  terraform "$@" -input=false -no-color >log 2>&1 || { cat log >&2; return 1; }
}

# begin SOURCE NAME: a fresh copy of a source, initialised; becomes the current folder.
begin() {
  echo "$2"
  mkdir "$work/$2"
  cp -R "$1/." "$work/$2"
  cd "$work/$2"
  rm -rf .terraform .terraform.lock.hcl
  tf init
}

# plan FILE [OPTION...]: plans the current folder, writes the plan as JSON.
plan() {
  local file=$1
  shift
  tf plan -out=tfplan "$@"
  grep -E '^(Plan:|No changes)' log || true
  terraform show -json tfplan >plan.json
  mv plan.json "$file"
}

tests() {
  local name

  for name in unknowns zero; do
    begin "$plans/src/$name" "$name"
    plan "$plans/$name.json"
  done

  begin "$plans/src/target" target
  plan "$plans/target.json" -target=terraform_data.wanted
  tf plan -out=tfplan
  cp tfplan "$plans/tfplan.bin"

  begin "$plans/src/errored" errored
  if tf plan -out=tfplan 2>/dev/null; then fail "errored: planned without an error"; fi
  terraform show -json tfplan >"$plans/errored.json"

  # One state, four views of it.
  begin "$plans/src/lifecycle/before" lifecycle
  tf apply -auto-approve
  terraform show -json >"$plans/state.json"
  plan "$plans/no-op.json"
  plan "$plans/destroy.json" -destroy
  plan "$plans/refresh-only.json" -refresh-only
  cp -R "$plans/src/lifecycle/after/." .
  tf init
  plan "$plans/lifecycle.json" -replace=terraform_data.replaced_on_request

  drift
}

# Needs answers from AWS, so a mock gives them.
drift() {
  if ! command -v moto_server >/dev/null || ! python3 -c 'import boto3' 2>/dev/null; then
    echo "drift: left alone, moto_server or boto3 is missing"
    return
  fi
  local port
  port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  moto_server -H 127.0.0.1 -p "$port" >"$work/mock.log" 2>&1 &
  mock=$!
  for _ in $(seq 60); do
    (: >"/dev/tcp/127.0.0.1/$port") 2>/dev/null && break
    sleep 0.5
  done
  export AWS_ENDPOINT_URL=http://127.0.0.1:$port

  begin "$plans/src/drift" drift
  tf apply -auto-approve
  terraform show -json >"$plans/state-aws.json"
  AWS_DEFAULT_REGION=ap-southeast-1 python3 open_ssh.py
  plan "$plans/drift.json"
  plan "$plans/refresh-only-drift.json" -refresh-only
}

for name in "$@"; do
  if [ "$name" = tests ]; then
    tests
  else
    begin "$here/$name" "$name"
    plan "$here/$name/plan.json"
  fi
done
