#!/usr/bin/env bash
# Writes the plans of the two states of the intranet, first/plan.json and ready/plan.json, with plan_of_source.py in
# place of Terraform: the OpenStack provider was not at hand.
#
#   ./plan.sh [FOLDER]        (below FOLDER; by default beside the sources)
#
# PYTHON names an interpreter that has python-hcl2.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=${1:-$here}

# The variables without a default. The values reach plan.json in clear, as they do in every plan; reports must not
# repeat them.
for name in $(compgen -e | grep '^TF_VAR_'); do
  unset "$name"
done
export TF_VAR_sync_key=example-only-not-a-secret
export TF_VAR_vpn_keys='{
  "da-nang": "example-only-not-a-secret-43",
  "hai-phong": "example-only-not-a-secret-15",
  "ho-chi-minh": "example-only-not-a-secret-79",
  "operations": "example-only-not-a-secret-10"
}'

for state in first ready; do
  plan=$("${PYTHON:-python3}" "$here/../plan_of_source.py" "$here/$state")
  mkdir -p "$out/$state"
  printf '%s\n' "$plan" >"$out/$state/plan.json"
done
