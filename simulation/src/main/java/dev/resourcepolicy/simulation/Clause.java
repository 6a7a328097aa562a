package dev.resourcepolicy.simulation;

import dev.resourcepolicy.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One grant of a document. Its mark is the account that it grants to, which nothing else in a story
 * has: whoever finds the mark in a document knows who put it there, and which edition it is.
 */
record Clause(String sid, String mark) {
  private static final Pattern MARK = Pattern.compile("\\b[19]\\d{11}\\b");

  /** A part of what a stack wants, in one of its editions. */
  static Clause ofStack(int stack, int part, int edition) {
    return new Clause(
        "S%dP%d".formatted(stack, part), "1%03d%04d%04d".formatted(stack, part, edition));
  }

  /** What a stranger adds. */
  static Clause ofStranger(int stranger, int edition) {
    return new Clause("Stranger" + stranger, foreignMark(stranger, edition));
  }

  /** What a stranger makes of this one, under its name. */
  Clause changedBy(int stranger, int edition) {
    return new Clause(sid, foreignMark(stranger, edition));
  }

  private static String foreignMark(int stranger, int edition) {
    return "9%03d%08d".formatted(stranger, edition);
  }

  static boolean isForeign(String mark) {
    return mark.startsWith("9");
  }

  /** The stack whose mark it is. */
  static int stack(String mark) {
    return isForeign(mark) ? -1 : Integer.parseInt(mark.substring(1, 4));
  }

  /** The marks in a text. */
  static Set<String> marks(String text) {
    var marks = new TreeSet<String>();
    for (Matcher matcher = MARK.matcher(text); matcher.find(); ) {
      marks.add(matcher.group());
    }
    marks.remove("111122223333");
    return marks;
  }

  static Set<String> marks(List<Clause> clauses) {
    return clauses.stream().map(Clause::mark).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The document that grants all of these. */
  static Json.Obj document(Site site, String target, List<Clause> clauses) {
    var statements = new ArrayList<Json>();
    if (site.isRigid()) {
      Json marks = Json.ofTexts(clauses.stream().map(Clause::mark).toList());
      statements.add(statement("1", marks, "acm-pca:GetCertificate", target));
      statements.add(
          statement("1", marks, "acm-pca:IssueCertificate", target)
              .with("Condition", Json.parse(ISSUING)));
    } else {
      String resource = site.resource(target);
      clauses.forEach(
          c -> statements.add(statement(c.sid, Json.of(c.mark), site.action(), resource)));
    }
    return Json.Obj.of("Version", Json.of("2012-10-17"), "Statement", new Json.Arr(statements));
  }

  private static final String ISSUING =
      """
      {"StringEquals": {"acm-pca:TemplateArn": "arn:aws:acm-pca:::template/EndEntityCertificate/V1"}}""";

  private static Json.Obj statement(String sid, Json principals, String action, String resource) {
    return Json.Obj.of(
        "Sid", Json.of(sid),
        "Effect", Json.of("Allow"),
        "Principal", Json.Obj.of("AWS", principals),
        "Action", Json.of(action),
        "Resource", Json.of(resource));
  }

  /** The clauses of a document that was made here. */
  static List<Clause> clauses(Site site, String document) {
    if (site.isRigid()) {
      return marks(document).stream().map(mark -> new Clause("1", mark)).toList();
    }
    var clauses = new ArrayList<Clause>();
    if (((Json.Obj) Json.parse(document)).get("Statement").orElseThrow()
        instanceof Json.Arr(var all)) {
      for (Json statement : all) {
        var members = (Json.Obj) statement;
        clauses.add(
            new Clause(
                members.text("Sid").orElseThrow(), marks(statement.text()).iterator().next()));
      }
    }
    return clauses;
  }
}
