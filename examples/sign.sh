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
  --attestor keys/openstack-attestor.pem.pub,platform=urn:vn:platform:sample-openstack,max-level=3 \
  --waiver-approver keys/waiver-approver.pem.pub,owner=urn:vn:org:bo-x \
  --expires 2036-01-01 | tee trust.pin

# sign STATEMENT KEY RECORD
sign() {
  mkdir -p "$(dirname "$3")"
  $gate record sign "$1.json" --key "keys/$2.pem" -o "$3.dsse.json"
}
sign citizen-portal/statements/approval approver trust/records/approval
sign citizen-portal/statements/attestation attestor trust/records/attestation
sign citizen-portal/statements/waiver waiver-approver trust/records/waiver
# The intranet's records lie with the system, whose manifest names them.
rm -rf ministry-intranet/records
sign ministry-intranet/statements/approval approver ministry-intranet/records/approval
sign ministry-intranet/statements/attestation openstack-attestor ministry-intranet/records/attestation
