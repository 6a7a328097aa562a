# Makes template-snapstart.yaml of template.yaml (docs/snapstart.md): functions that start from a snapshot, behind an alias.
#
# Lambda takes a snapshot of a version, and SAM publishes one when the code or the template has changed, not when only a
# parameter has (it hashes the template's text; AWS SAM translator 1.110, SamFunction._construct_version). A function would go
# on with the parameters of its last version, among them who may be let in. So the version's description says them: where
# that changes, CloudFormation replaces the version, and where it gets too long, the deployment fails.

/^[A-Z]/ { section = $1 }

section == "Parameters:" && /^  [A-Z][A-Za-z]*:$/ {
  name = substr($1, 1, length($1) - 1)
  # What no function sees, or has one value.
  if (name !~ /^(Runtime|SerializeAcmPcaWrites|SweepSchedule|LogRetentionDays|AlarmTopicArn)$/)
    described = described (described == "" ? "" : ", ") "!Ref " name
}

# An AOT package has no SnapStart, which Lambda offers for its own runtimes only.
section == "Parameters:" && name == "Runtime" && /AllowedValues/ { sub(/, provided\.al2023/, "") }

section == "Outputs:" && /^    Value: !GetAtt [A-Za-z]*PolicyFunction\.Arn$/ {
  sub(/!GetAtt /, "!Ref ")
  sub(/\.Arn$/, ".Alias")
}

{ print }

section == "Globals:" && /^  Function:$/ {
  print "    SnapStart: { ApplyOn: PublishedVersions }"
  print "    AutoPublishAlias: live"
  print "    AutoPublishAliasAllProperties: true"
  # The alias needs the last one only, and each is kept with its code.
  print "    VersionDeletionPolicy: Delete"
}

section == "Globals:" && /^      Variables:$/ {
  # Lambda's client asks for a collection before the snapshot. After one, every compiled method takes a detour when it is
  # called first, and so would the first request. With SnapStart, its Java 25 has both compilers at work (AWS Lambda developer
  # guide, Customize Java runtime startup behavior), and the second one would be at it still when the first request comes.
  print "        JAVA_TOOL_OPTIONS: -XX:+DisableExplicitGC -XX:TieredStopAtLevel=1"
}

section == "Resources:" && /^      CodeUri: functions\// {
  print "      VersionDescription: !Join [\" \", [" described "]]"
}
