#!/usr/bin/env bash
# Plans the two states of the citizen portal and writes first/plan.json and
# ready/plan.json. Nothing is deployed and no account is needed.
#
#   TF_PLUGINS=/folder/with/providers ./plan.sh [first] [ready]
#
# TF_PLUGINS is a filesystem mirror, laid out HOST/NAMESPACE/TYPE/VERSION/OS_ARCH,
# that holds hashicorp/aws 5.100.0. Terraform 1.11 or later must be on PATH.
set -euo pipefail

fail() {
  echo "plan.sh: $*" >&2
  exit 2
}

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

[ -n "${TF_PLUGINS:-}" ] || fail "set TF_PLUGINS to a folder with the Terraform providers (a filesystem mirror)"
[ -d "$TF_PLUGINS" ] || fail "TF_PLUGINS: no such folder: $TF_PLUGINS"
command -v terraform >/dev/null || fail "terraform is not on PATH"
[ $# -gt 0 ] || set -- first ready

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Whatever the caller's shell says about Terraform or AWS stays outside: the
# plans are the same on every machine.
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

for system in "$@"; do
  [ -f "$here/$system/providers.tf" ] || fail "unknown system: $system (first, ready)"
  copy="$work/$system"
  mkdir "$copy"
  (cd "$here/$system" && find . -name '*.tf' -not -path '*/.terraform/*' -print0 | tar -c --null -T -) | tar -x -C "$copy"

  echo "$system"
  (
    cd "$copy"
    terraform init -backend=false -input=false -no-color >init.log 2>&1 || { cat init.log >&2; exit 1; }
    terraform plan -input=false -no-color -lock=false -out=tfplan >plan.log 2>&1 || { cat plan.log >&2; exit 1; }
    grep '^Plan:' plan.log
    terraform show -json tfplan >plan.json
  )
  mv "$copy/plan.json" "$here/$system/plan.json"
done
