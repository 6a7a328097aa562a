package dev.resourcepolicy.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ConditionsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'StringEquals':{'aws:PrincipalAccount':'444455556666'}",
        "'StringEquals':{'aws:SourceAccount':['444455556666','777788889999']}",
        "'StringEquals':{'aws:SourceOwner':'444455556666'}",
        "'StringEquals':{'aws:PrincipalOrgID':'o-a1b2c3d4e5'}",
        "'StringEquals':{'aws:SourceOrgID':'o-a1b2c3d4e5'}",
        "'ForAnyValue:StringEquals':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/'}",
        "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/r-ab12/*'}",
        "'ForAnyValue:StringLike':{'aws:SourceOrgPaths':'o-a1b2c3d4e5/*'}",
        "'StringEquals':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/Reader'}",
        "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/*'}",
        "'ArnLike':{'aws:PrincipalArn':'arn:aws-cn:iam::444455556666:role/*'}",
        "'ArnEquals':{'aws:SourceArn':'arn:aws:sns:eu-central-1:444455556666:orders'}",
        "'ArnLike':{'aws:SourceArn':'arn:aws:*:*:444455556666:*'}",
        "'StringEquals':{'aws:SourceVpc':'vpc-0a1b2c3d'}",
        "'StringEquals':{'aws:Ec2InstanceSourceVpc':'vpc-0a1b2c3d'}",
        "'StringEquals':{'aws:SourceVpce':'vpce-0123456789abcdef0'}",
        "'StringLike':{'aws:userid':'AROAEXAMPLEEXAMPLE:*'}",
        "'StringEquals':{'aws:userid':'AIDAEXAMPLEEXAMPLE'}",
        "'StringEquals':{'aws:PrincipalServiceName':'cloudtrail.amazonaws.com'}",
        "'ForAnyValue:StringEquals':{'aws:PrincipalServiceNamesList':'logs.eu-central-1.amazonaws.com'}",
        "'StringEqualsIgnoreCase':{'aws:PrincipalAccount':'444455556666'}",
        "'STRINGEQUALS':{'AWS:PRINCIPALACCOUNT':'444455556666'}",
        "'StringEquals':{'aws:PrincipalAccount':444455556666}",
        "'StringEquals':{'aws:PrincipalTag/team':'x','aws:PrincipalAccount':'444455556666'}",
        "'Bool':{'aws:SecureTransport':true},'StringEquals':{'aws:PrincipalAccount':'444455556666'}"
      })
  void narrow(String conditions) {
    assertThat(narrowing(conditions)).hasSize(1);
    assertThat(PublicAccess.openings(Written.everybodyIf(conditions))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "'StringEqualsIfExists':{'aws:PrincipalAccount':'444455556666'}",
        "'ForAllValues:StringEquals':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/'}",
        "'ForAllValues:StringLike':{'aws:PrincipalServiceNamesList':'sns.amazonaws.com'}",
        "'StringNotEquals':{'aws:PrincipalAccount':'444455556666'}",
        "'StringNotLike':{'aws:PrincipalArn':'arn:aws:iam::444455556666:role/*'}",
        "'ArnNotEquals':{'aws:SourceArn':'arn:aws:sns:eu-central-1:444455556666:orders'}",
        "'Null':{'aws:PrincipalOrgID':'false'}",
        "'Bool':{'aws:PrincipalIsAWSService':'true'}",
        "'IpAddress':{'aws:SourceIp':'192.0.2.0/24'}",
        "'StringLike':{'aws:PrincipalAccount':'*'}",
        "'StringLike':{'aws:PrincipalAccount':'44445555666?'}",
        "'StringEquals':{'aws:PrincipalAccount':['444455556666','']}",
        "'StringLike':{'aws:PrincipalAccount':['444455556666','*']}",
        "'StringEquals':{'aws:PrincipalAccount':[]}",
        "'StringLike':{'aws:PrincipalOrgID':'o-*'}",
        "'StringEquals':{'aws:PrincipalOrgID':'${aws:PrincipalOrgID}'}",
        "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'*/r-ab12/*'}",
        "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5*'}",
        "'StringLike':{'aws:PrincipalArn':'arn:aws:iam::*:role/Reader'}",
        "'ArnLike':{'aws:PrincipalArn':'arn:aws:iam::44445555666*:role/Reader'}",
        "'ArnLike':{'aws:PrincipalArn':'*'}",
        "'ArnLike':{'aws:SourceArn':'arn:aws:s3:::reports'}",
        "'ArnLike':{'aws:SourceArn':'arn:aws:sns:${aws:RequestedRegion}:444455556666:orders'}",
        "'StringLike':{'aws:SourceArn':'arn:aws:s3:*:444455556666:x'}",
        "'StringLike':{'aws:SourceArn':'arn:aws:*:eu-central-1:444455556666:x'}",
        "'ArnEquals':{'aws:PrincipalAccount':'444455556666'}",
        "'StringLike':{'aws:SourceVpc':'vpc-*'}",
        "'StringEquals':{'aws:SourceVpce':'vpce-${aws:username}'}",
        "'StringLike':{'aws:userid':'AROAEXAMPLEEXAMPLE*'}",
        "'StringLike':{'aws:userid':'*:session'}",
        "'StringLike':{'aws:PrincipalServiceName':'*.amazonaws.com'}",
        "'StringEquals':{'aws:PrincipalTag/team':'orders'}",
        "'StringEquals':{'aws:ResourceAccount':'444455556666'}",
        "'StringEquals':{'aws:PrincipalType':'AssumedRole'}",
        "'StringEquals':'aws:PrincipalAccount'",
        "'StringLi\u212Ae':{'aws:PrincipalAccount':'444455556666'}",
        "'DateGreaterThan':{'aws:CurrentTime':'2026-01-01T00:00:00Z'}"
      })
  void doNotNarrow(String conditions) {
    assertThat(narrowing(conditions)).isEmpty();
    assertThat(PublicAccess.openings(Written.everybodyIf(conditions))).hasSize(1);
  }

  @Test
  void areToldWithWhatTheyNarrowTo() {
    assertThat(
            narrowing(
                "'StringLike':{'aws:PrincipalArn':['arn:aws:iam::444455556666:role/*',"
                    + "'arn:aws:iam::777788889999:user/x'],'aws:SourceVpc':'vpc-0a1b2c3d'},"
                    + "'ForAnyValue:StringLike':{'aws:PrincipalOrgPaths':'o-a1b2c3d4e5/*'}"))
        .containsExactlyInAnyOrder(
            List.of(new Narrowing.Account("444455556666"), new Narrowing.Account("777788889999")),
            List.of(new Narrowing.Network("vpc-0a1b2c3d")),
            List.of(new Narrowing.Organisation("o-a1b2c3d4e5")));
  }

  private static List<List<Narrowing>> narrowing(String conditions) {
    return Conditions.narrowing(Clause.of(Written.everybodyIf(conditions)).getFirst());
  }
}
