package dev.resourcepolicy.local;

import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.local.template.Template;
import dev.resourcepolicy.reconcile.Time;
import dev.resourcepolicy.standin.StandIn;
import java.io.PrintStream;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * What a template deploys, at work on a stand-in: its functions with their rules and schedules, its
 * tables, and Lambda's Invoke.
 */
public final class Live implements AutoCloseable {
  /** What of a table's properties CreateTable takes by the same name. */
  private static final List<String> OF_A_TABLE =
      List.of("TableName", "KeySchema", "AttributeDefinitions", "BillingMode");

  private final Loop loop;
  private final InvokeApi invocations;

  private Live(Loop loop, InvokeApi invocations) {
    this.loop = loop;
    this.invocations = invocations;
  }

  /**
   * Starts everything, and from now on delivers the events of the stand-in's world.
   *
   * @param invokePort where Invoke is answered; 0 for any free port
   */
  static Live start(
      Template template, StandIn standIn, Time time, int invokePort, PrintStream out) {
    deploy(template, standIn);
    var environments = new Environments(standIn, time, out);
    var loop = new Loop(template, environments, time, out);
    InvokeApi invocations = InvokeApi.start(template, environments, loop, invokePort);
    loop.start();
    standIn.onEvent(loop::accept);
    return new Live(loop, invocations);
  }

  /** Where Lambda's Invoke is answered. */
  URI invocations() {
    return invocations.endpoint();
  }

  /** Takes an event of the default bus. */
  void accept(Json.Obj event) {
    loop.accept(event);
  }

  @Override
  public void close() {
    invocations.close();
    loop.close();
  }

  /** Makes what the functions of a template need, and gives their roles their permissions. */
  public static void deploy(Template template, StandIn standIn) {
    template.functions().stream()
        .filter(function -> !function.permissions().isEmpty())
        .forEach(function -> standIn.authorize(function.roleName(), function.permissions()));
    Json there = standIn.answer("dynamodb", "ListTables", Json.Obj.of());
    template.tables().stream()
        .filter(table -> !there.text().contains(table.get("TableName").orElseThrow().text()))
        .forEach(table -> create(standIn, table));
  }

  private static void create(StandIn standIn, Json.Obj table) {
    var input = new LinkedHashMap<>(table.members());
    input.keySet().retainAll(OF_A_TABLE);
    standIn.answer("dynamodb", "CreateTable", new Json.Obj(input));
  }
}
