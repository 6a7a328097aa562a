package dev.resourcepolicy.lambda;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.resourcepolicy.event.Bus;
import dev.resourcepolicy.guard.Rails;
import dev.resourcepolicy.guard.SecondOpinion;
import dev.resourcepolicy.intent.Orders;
import dev.resourcepolicy.json.Json;
import dev.resourcepolicy.memory.Entry;
import dev.resourcepolicy.memory.Memory;
import dev.resourcepolicy.policy.Desired;
import dev.resourcepolicy.policy.Journal;
import dev.resourcepolicy.policy.PolicyDocument;
import dev.resourcepolicy.policy.PolicyService;
import dev.resourcepolicy.policy.PolicyState;
import dev.resourcepolicy.policy.Revision;
import dev.resourcepolicy.policy.Target;
import dev.resourcepolicy.reconcile.VirtualTime;
import dev.resourcepolicy.upkeep.Upkeep;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A function with a memory, one execution environment an invocation, and a power switch: when it
 * goes off, nothing that the invocation still does reaches anybody.
 */
final class MemoryRun {
  final TablesInMemory tables = new TablesInMemory();
  final EntriesInMemory entries = new EntriesInMemory();
  final VirtualTime time = new VirtualTime(Instant.parse("2026-03-02T10:00:00Z"));
  final List<Json.Obj> answers = new ArrayList<>();
  final List<Bus.Announcement> told = new ArrayList<>();
  final TestContext context = new TestContext();
  private final PowerSwitch power = new PowerSwitch();
  private boolean remembers = true;
  private Rails rails = Rails.NONE_GIVEN;
  private SecondOpinion opinion = SecondOpinion.NONE;
  private Bus bus = announcements -> power.call(() -> told.addAll(announcements));

  /** Ends the next invocation before its call of this number, counted from 0, to anybody. */
  MemoryRun killedBefore(int call) {
    power.offBefore(call);
    return this;
  }

  /** Ends the next invocation after its call of this number, before it sees the answer. */
  MemoryRun killedAfter(int call) {
    power.offAfter(call);
    return this;
  }

  /** Whether the invocation was ended, or came to its end before that. */
  boolean wasKilled() {
    return power.isOff();
  }

  /** Has another bus from now on. */
  MemoryRun tells(Bus other) {
    bus = other;
    return this;
  }

  /** Has these rails from now on. */
  MemoryRun within(Rails other) {
    rails = other;
    return this;
  }

  /** Asks somebody from now on. */
  MemoryRun asks(SecondOpinion other) {
    opinion = (document, type, open) -> power.call(() -> other.of(document, type, open));
    return this;
  }

  /** Has no memory from now on. */
  MemoryRun forgets() {
    remembers = false;
    return this;
  }

  /** Invokes the function; nothing when it was killed. */
  Optional<Json> invoke(Json.Obj event) {
    return invoke(event, 5, 10);
  }

  Optional<Json> invoke(Json.Obj event, int budget, int checksPerSecond) {
    var platform =
        new Platform(
            time,
            new Random(1),
            (_, body, _) ->
                power.call(() -> answers.add((Json.Obj) Json.parse(new String(body, UTF_8)))),
            _ -> {},
            Optional.of(Orders.ROLE),
            Journal.NONE,
            Optional.of(new Upkeep(new Powered(), budget, Duration.ofMinutes(10), checksPerSecond))
                .filter(_ -> remembers),
            bus,
            rails,
            opinion);
    var function = new PolicyFunction(Orders.PROFILE, platform, () -> _ -> new PoweredTables()) {};
    var output = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(event.text().getBytes(UTF_8)), output, context);
      return Optional.of(Json.parse(output.toString(UTF_8)));
    } catch (PowerSwitch.Off _) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      power.on();
    }
  }

  Json.Obj answer(Json.Obj event) {
    invoke(event);
    return answers.getLast();
  }

  /** What a custom resource's request came to, or why it failed. */
  String outcome(Json.Obj event) {
    Json.Obj answer = answer(event);
    return answer
        .object("Data")
        .flatMap(data -> data.text("Outcome"))
        .orElseGet(() -> answer.text("Reason").orElseThrow());
  }

  /** The request's run ends between what it records and what it writes. */
  void recordsOnly(Json.Obj request) {
    int before = tables.writes();
    int call = 0;
    do {
      killedAfter(call++).invoke(request);
    } while (entries.all().stream().noneMatch(entry -> entry.underWay().isPresent()));
    if (tables.writes() != before) {
      throw new AssertionError("It wrote before it recorded anything");
    }
  }

  /** What an event came to that asks for one thing. */
  String came(Json.Obj event) {
    return ((Json.Obj) invoke(event).orElseThrow()).text("outcome").orElseThrow();
  }

  /** The Sids of the table's policy. */
  String sids() {
    return tables.policy(Orders.TABLE) instanceof PolicyState.Present(var document, _)
        ? String.join(",", document.statements().stream().flatMap(s -> s.sid().stream()).toList())
        : "none";
  }

  /** Lets time go by, so that what follows is later. */
  MemoryRun later(Duration duration) {
    time.sleep(duration);
    return this;
  }

  Entry entry(String owner) {
    return entries.all().stream()
        .filter(entry -> entry.key().owner().name().endsWith(owner))
        .findFirst()
        .orElseThrow();
  }

  /** Somebody else's put, over whatever is there. */
  void tamper(String table, Json.Obj document) {
    tables.put(
        Target.named(table),
        new Desired(PolicyDocument.observed(document.text()), false, "stranger"),
        (PolicyState.Expected) tables.policy(table));
  }

  private final class Powered implements Memory {
    @Override
    public List<Entry> at(String service, String target) {
      return power.call(() -> entries.at(service, target));
    }

    @Override
    public Page page(String service, Optional<String> after) {
      return power.call(() -> entries.page(service, after));
    }

    @Override
    public Entry save(Entry entry) {
      return power.call(() -> entries.save(entry));
    }
  }

  private final class PoweredTables implements PolicyService {
    @Override
    public PolicyState read(Target target) {
      return power.call(() -> tables.read(target));
    }

    @Override
    public Revision put(Target target, Desired desired, PolicyState.Expected expected) {
      return power.call(() -> tables.put(target, desired, expected));
    }

    @Override
    public void delete(Target target, PolicyState.Present expected) {
      power.call(
          () -> {
            tables.delete(target, expected);
            return true;
          });
    }
  }
}
