package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;

/** What CloudFormation was told. */
record Answer(Json.Obj body) {
  boolean succeeded() {
    return text("Status").equals("SUCCESS");
  }

  String physicalId() {
    return text("PhysicalResourceId");
  }

  String reason() {
    return text("Reason");
  }

  String text(String member) {
    return body.text(member).orElse("");
  }

  String outcome() {
    return body.object("Data").flatMap(data -> data.text("Outcome")).orElse("");
  }
}
