"""`levelgate init`: a commented system manifest to fill in."""

from pathlib import Path

import click

from levelgate.cli import language
from levelgate.errors import UsageError
from levelgate.records.files import create_file

_MANIFEST = {
    "en": """\
# What this repository says about its system. The gate trusts none of it: the signed approval decides.
apiVersion: levelgate/v1
kind: System
system:
  id: urn:vn:httt:example:my-system      # the id that the approval names
  name: My system
  owner: urn:vn:org:example              # the owner (chủ quản hệ thống thông tin)
  # level: 3                             # must equal the approved level; cannot lower it
# regime: vn-nd331-2026
# records: [compliance/*.dsse.json]      # signed records kept in this repository
# boundary:
#   roots: [net.json, app.json]          # plans or states of every root of the system: fewer are never a pass
#   platforms:                           # what lies on which platform, where not everything does
#     - platform: urn:vn:platform:example
#       providers: [registry.terraform.io/hashicorp/aws]
# zones:                                 # how a resource shows its network zone
#   - {zone: dmz, tags: {Zone: dmz}}
#   - {zone: database, addresses: ["module.db.*"]}
# facts:                                 # what only people know
#   internet-service: true               # an enterprise offers services on the Internet (12 months of logs)
#   data-in-viet-nam: true               # its data must be kept in Viet Nam
#   mail: false
""",
    "vi": """\
# Những gì kho mã này khai về hệ thống thông tin. Cổng kiểm tra không tin các thông tin này: quyết định phê duyệt
# cấp độ đã ký mới có giá trị.
apiVersion: levelgate/v1
kind: System
system:
  id: urn:vn:httt:vi-du:he-thong         # mã định danh ghi trong quyết định phê duyệt
  name: Hệ thống của tôi
  owner: urn:vn:org:vi-du                # chủ quản hệ thống thông tin
  # level: 3                             # phải bằng cấp độ được phê duyệt, không hạ thấp được
# regime: vn-nd331-2026
# records: [compliance/*.dsse.json]      # các văn bản đã ký lưu trong kho mã
# boundary:
#   roots: [net.json, app.json]          # kế hoạch, trạng thái của mọi phần: thiếu thì chưa đủ căn cứ kết luận
#   platforms:                           # phần nào nằm trên nền tảng nào, nếu không phải toàn bộ
#     - platform: urn:vn:platform:vi-du
#       providers: [registry.terraform.io/hashicorp/aws]
# zones:                                 # cách nhận biết vùng mạng của tài nguyên
#   - {zone: dmz, tags: {Zone: dmz}}
#   - {zone: database, addresses: ["module.db.*"]}
# facts:                                 # những điều chỉ con người biết
#   internet-service: true               # doanh nghiệp cung cấp dịch vụ trên Internet (lưu nhật ký 12 tháng)
#   data-in-viet-nam: true               # dữ liệu phải lưu trữ tại Việt Nam
#   mail: false
""",
}


@click.command()
@click.option("-o", "--output", type=click.Path(path_type=Path), default=Path("levelgate.yaml"), show_default=True)
@language.option
def init(output: Path, lang: str | None) -> None:
    """Write a commented system manifest; an existing file is never overwritten."""
    if output.exists():
        raise UsageError(
            "FILE_EXISTS", "the file is already there", where=str(output), help="give another name with -o"
        )
    create_file(output, _MANIFEST[language.chosen(lang)].encode(), 0o644)
    click.echo(f"{output}")
