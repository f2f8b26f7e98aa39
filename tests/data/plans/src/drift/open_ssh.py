"""What somebody did by hand: SSH open to the world on the security group `app`."""

import boto3

ec2 = boto3.client("ec2", region_name="ap-southeast-1")
(group,) = ec2.describe_security_groups(Filters=[{"Name": "group-name", "Values": ["app"]}])["SecurityGroups"]
ec2.authorize_security_group_ingress(
    GroupId=group["GroupId"], IpProtocol="tcp", FromPort=22, ToPort=22, CidrIp="0.0.0.0/0"
)
