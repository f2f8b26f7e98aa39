"""What a provider makes of a written text while it plans: text in, planned text out; unknown where that is not sure.

Providers of the older kind hash start-up scripts, name protocols, write documents anew.
Source: the providers' documentation and plans; tests/sources/terraform/source/cases holds each against Terraform.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from levelgate.sources.terraform.language.types import UNDECIDED
from levelgate.sources.terraform.module.containers import containers

_PROTOCOLS = {"1": "icmp", "6": "tcp", "17": "udp", "58": "icmpv6", "all": "-1", "-1": "-1"}
_NAMED = ("icmp", "icmpv6", "tcp", "udp")
_HOST = re.compile(r"[A-Za-z0-9._-]*[A-Za-z0-9_-]\.?")
_SPACE = " \t\n\v\f\r"


def rewritten(type: str, name: str, value: Any) -> Any:
    """The value of the attribute `name` of a resource, or of one of its nested blocks, as the provider writes it."""
    rewrite = _REWRITES.get((type, name)) or _REWRITES.get((type.partition("_")[0], name))
    if rewrite is _depending:
        return UNDECIDED
    return rewrite(value) if rewrite and isinstance(value, str) else value


def _protocol(text: str) -> Any:
    word = text.lower()
    return _PROTOCOLS.get(word, word if word in _NAMED else UNDECIDED)


def _hash(text: str) -> str:
    return _digest(text.encode())


def _script(text: str) -> str:
    content = _decoded(text)
    return _digest(text.encode() if content is None else content)


def _digest(content: bytes) -> str:
    return hashlib.sha1(content, usedforsecurity=False).hexdigest()


def _decoded(text: str) -> bytes | None:
    """What the text encodes as base64, line breaks aside; None where it is no base64."""
    try:
        return base64.b64decode(text.replace("\r", "").replace("\n", ""), validate=True)
    except (binascii.Error, ValueError):
        return None


def _unencoded(text: str) -> Any:
    return text if _decoded(text) is None else UNDECIDED


def _lower(text: str) -> Any:
    return text.lower() if text.isascii() else UNDECIDED


def _upper(text: str) -> Any:
    return text.upper() if text.isascii() else UNDECIDED


def _trimmed(text: str) -> Any:
    return text.strip(_SPACE) if text.isascii() else UNDECIDED


def _uppercase(text: str) -> Any:
    # A listener's own is written in capitals, that of a redirection stays.
    return text if text == "#{protocol}" or text == text.upper() else UNDECIDED


def _lowercase(text: str) -> Any:
    # The group's own is written in small letters, that of a parameter in it stays.
    return text if text == text.lower() else UNDECIDED


def _undotted(text: str) -> Any:
    return text.removesuffix(".") or UNDECIDED


def _host(text: str) -> Any:
    # Of other characters some are written as numbers, in one place and not in another.
    return text.lower().removesuffix(".") if _HOST.fullmatch(text) else UNDECIDED


def _having(*names: str) -> Callable[[str], Any]:
    """For JSON documents: without a word in one of these, a document is planned as none at all."""

    def document(text: str) -> Any:
        content = _parsed(text)
        known = isinstance(content, dict) and any(one for key, one in content.items() if key.lower() in names)
        return text if known else UNDECIDED

    return document


def _template(text: str) -> Any:
    return text if _parsed(text) is not None else text.replace("\r\n", "\n")


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _key(text: str) -> Any:
    # An ARN is compared with the key that there is not yet.
    return UNDECIDED if text.startswith("arn:") else text


def _last(text: str) -> Any:
    # What follows the last slash counts.
    return UNDECIDED if text.endswith("/") else text


def _depending(value: Any) -> Any:
    """Other attributes of the resource decide whether the value counts, or what is added to it."""
    return UNDECIDED


# A type, or the start of the names of a provider's types, and the attributes, wherever they stand in it.
_GROUPS: Mapping[Callable[[str], Any], str] = {
    containers: "aws_ecs_task_definition.container_definitions",
    _having("id", "statement", "version"): """
        aws.access_policies aws.access_policy aws.assume_role_policy aws.policy aws.policy_document
        aws_ecr_repository_creation_template.repository_policy aws_organizations_resource_policy.content
        aws_sagemaker_model_package_group_policy.resource_policy aws_ssoadmin_permission_set_inline_policy.inline_policy
    """,
    _depending: """
        aws_acm_certificate.subject_alternative_names
        aws_acmpca_certificate_authority.custom_cname,expiration_in_days,s3_bucket_name
        aws_alb_listener.target_group_arn aws_alb_listener_rule.target_group_arn
        aws_apigatewayv2_integration.passthrough_behavior
        aws_amplify_app.auto_branch_creation_patterns,basic_auth_credentials
        aws_amplify_branch.basic_auth_credentials aws_connect_user.desk_phone_number
        aws_dynamodb_table.attribute_name
        aws_lb_listener.target_group_arn aws_lb_listener_rule.target_group_arn
        aws_lightsail_certificate.subject_alternative_names aws_lightsail_lb_certificate.subject_alternative_names
        aws_ssm_default_patch_baseline.baseline_id
    """,
    _hash: "openstack_compute_instance_v2.user_data",
    _host: "aws_route53_record.name aws_route53_traffic_policy_instance.name aws_route53_zone.name",
    _key: """
        aws_comprehend_document_classifier.kms_key_id,model_kms_key_id,volume_kms_key_id
        aws_comprehend_entity_recognizer.model_kms_key_id,volume_kms_key_id
        aws_dms_endpoint.server_side_encryption_kms_key_id
    """,
    _last: """
        aws_ec2_network_insights_path.destination,source
        aws_vpclattice_listener_rule.listener_identifier,service_identifier
        aws_vpclattice_service_network_vpc_association.service_network_identifier
    """,
    _having("image"): "aws_batch_job_definition.container_properties",
    _having("taskproperties"): "aws_batch_job_definition.ecs_properties",
    _having("numnodes"): "aws_batch_job_definition.node_properties",
    _having("rules"): "aws_ecr_lifecycle_policy.policy aws_ecr_repository_creation_template.lifecycle_policy",
    _lower: """
        aws_batch_job_definition.action aws_dax_cluster.cluster_name,maintenance_window
        aws_db_instance.engine,maintenance_window
        aws_dms_endpoint.canned_acl_for_objects,date_partition_delimiter,date_partition_sequence
        aws_dms_s3_endpoint.canned_acl_for_objects,date_partition_sequence
        aws_docdb_cluster.preferred_maintenance_window aws_docdb_cluster_instance.preferred_maintenance_window
        aws_elasticache_cluster.cluster_id,maintenance_window
        aws_elasticache_replication_group.maintenance_window,replication_group_id
        aws_elasticache_subnet_group.name aws_emrserverless_application.type
        aws_neptune_cluster.preferred_maintenance_window aws_neptune_cluster_instance.preferred_maintenance_window
        aws_rds_cluster.preferred_maintenance_window aws_rds_cluster_instance.preferred_maintenance_window
        aws_redshift_cluster.preferred_maintenance_window
        aws_waf_regex_match_set.data aws_wafregional_regex_match_set.data
        openstack_networking_secgroup_rule_v2.remote_ip_prefix
    """,
    _lowercase: "aws_elasticache_parameter_group.name",
    _protocol: "aws_default_security_group.protocol aws_security_group.protocol aws_security_group_rule.protocol",
    _script: """
        aws_instance.user_data aws_launch_configuration.user_data aws_spot_fleet_request.user_data
        aws_spot_instance_request.user_data
    """,
    _template: "aws_cloudformation_stack.template_body",
    _trimmed: """
        aws_cloudwatch_log_metric_filter.pattern
        aws_iam_server_certificate.certificate_body,certificate_chain,private_key
        aws_key_pair.public_key aws_opsworks_application.certificate,chain,private_key
        aws_worklink_fleet.device_ca_certificate
    """,
    _undotted: "aws_route53_resolver_rule.domain_name aws_ses_email_identity.email",
    _unencoded: "aws_mskconnect_worker_configuration.properties_file_content",
    _upper: """
        aws_appsync_datasource.type
        aws_batch_compute_environment.allocation_strategy,state,type
        aws_dms_s3_endpoint.compression_type,date_partition_delimiter aws_dynamodb_table.stream_view_type
        aws_route53_health_check.type
    """,
    _uppercase: "aws_alb_listener.protocol aws_lb_listener.protocol",
}


def _rows() -> Mapping[tuple[str, str], Callable[[str], Any]]:
    found: dict[tuple[str, str], Callable[[str], Any]] = {}
    for rewrite, groups in _GROUPS.items():
        for type, _, names in (group.partition(".") for group in groups.split()):
            found.update({(type, name): rewrite for name in names.split(",")})
    return found


_REWRITES = _rows()
