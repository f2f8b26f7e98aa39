#!/usr/bin/env bash
# Signs the example records with the example keys and founds the example trust store anew.
# The trust root bears the time it was made, so its pin (trust.pin) changes with every run.
#
#   examples/sign.sh          (with levelgate on PATH, or LEVELGATE naming it)
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
gate=${LEVELGATE:-levelgate}

rm -rf trust
$gate trust init trust --root-key keys/root.pem \
  --approver keys/approver.pem.pub,owner=urn:vn:org:bo-x,max-level=3 \
  --attestor keys/attestor.pem.pub,platform=urn:vn:platform:sample-cloud,max-level=4 \
  --waiver-approver keys/waiver-approver.pem.pub,owner=urn:vn:org:bo-x \
  --expires 2036-01-01 | tee trust.pin
mkdir -p trust/records
$gate record sign citizen-portal/statements/approval.json --key keys/approver.pem -o trust/records/approval.dsse.json
$gate record sign citizen-portal/statements/attestation.json --key keys/attestor.pem -o trust/records/attestation.dsse.json
$gate record sign citizen-portal/statements/waiver.json --key keys/waiver-approver.pem -o trust/records/waiver.dsse.json
