package dev.resourcepolicy.simulation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Draws a story from a seed. */
final class Stories {
  private static final List<String> SERVICES = Site.all().stream().map(Site::service).toList();
  private static final Duration USUAL = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofSeconds(12);

  private final long seed;
  private final SplittableRandom random;
  private final Site site;
  private final boolean remembers;
  private final boolean shared;
  private final boolean strangers;
  private final int stacks;
  private final Map<Integer, Map<String, String>> settings = new HashMap<>();
  private final Map<Integer, Integer> targets = new HashMap<>();
  private int editions = 0;

  private Stories(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
    this.site = Site.of(SERVICES.get(random.nextInt(SERVICES.size())));
    this.remembers = chance(70);
    this.shared = !site.isRigid() && chance(50);
    this.strangers = chance(50);
    this.stacks = shared ? 1 + random.nextInt(mostStacks()) : 1;
  }

  /** At SSM a policy has 1024 bytes. */
  private int mostStacks() {
    return site.isPlural() ? (strangers ? 2 : 3) : 5;
  }

  static Story of(long seed) {
    return new Stories(seed).draw();
  }

  private Story draw() {
    var scenes = new ArrayList<List<Act>>();
    scenes.add(List.of(act(deploy(0))));
    int more = 1 + random.nextInt(5);
    for (int i = 0; i < more; i++) {
      scenes.add(scene());
    }
    return new Story(seed, site.service(), remembers, chance(60), scenes);
  }

  /** A stack does one thing at a time, as CloudFormation sees to it. */
  private List<Act> scene() {
    int together = chance(60) ? 1 : 2 + random.nextInt(3);
    var acts = new ArrayList<Act>();
    var busy = new ArrayList<Integer>();
    for (int i = 0; i < together; i++) {
      int stack = random.nextInt(stacks);
      Deed deed = deed(stack);
      boolean ofStack =
          switch (deed) {
            case Deed.Deploy _, Deed.Remove _, Deed.Rename _, Deed.Redeliver _ -> true;
            case Deed.Meddle _, Deed.Deliver _, Deed.Sweep _, Deed.Pass _ -> false;
          };
      if (!ofStack || !busy.contains(stack)) {
        acts.add(act(deed));
        busy.add(ofStack ? stack : -1);
      }
    }
    return acts;
  }

  private Deed deed(int stack) {
    int die = random.nextInt(100);
    if (die < 45) {
      return deploy(stack);
    }
    if (die < 55) {
      return new Deed.Remove(stack);
    }
    if (die < 60 && remembers) {
      return new Deed.Rename(stack);
    }
    if (die < 66) {
      return new Deed.Redeliver(stack);
    }
    if (die < 82 && strangers) {
      return meddle();
    }
    if (die < 88) {
      return new Deed.Deliver(chance(30), chance(30));
    }
    return die < 95
        ? new Deed.Sweep()
        : new Deed.Pass(Duration.ofSeconds(1L << random.nextInt(13)));
  }

  private Deed meddle() {
    int die = random.nextInt(100);
    Trouble how = die < 35 ? Trouble.OVERWRITTEN : die < 80 ? Trouble.ADDED : Trouble.DELETED;
    return new Deed.Meddle(
        site.isPlural() ? 0 : random.nextInt(3), chance(85) ? 0 : 1, how, chance(25));
  }

  private Deed.Deploy deploy(int stack) {
    if (chance(10)) {
      targets.put(stack, 1 - targets.getOrDefault(stack, 0));
    }
    Map<String, String> handling = settings.computeIfAbsent(stack, _ -> settings());
    var clauses = new ArrayList<Clause>();
    int parts = 1 + random.nextInt(2);
    for (int part = 0; part < parts; part++) {
      clauses.add(Clause.ofStack(stack, part, chance(20) ? 0 : ++editions));
    }
    return new Deed.Deploy(stack, new Wanted(targets.getOrDefault(stack, 0), clauses, handling));
  }

  private Map<String, String> settings() {
    var drawn = new HashMap<String, String>();
    if (shared) {
      drawn.put("Ownership", "Statements");
    }
    sometimes(drawn, 25, "OnExisting", "Replace");
    sometimes(drawn, 25, "OnDrift", "Refuse");
    sometimes(drawn, 10, "OnDelete", "Retain");
    if (!shared) {
      sometimes(drawn, 10, "OnDelete", "Force");
      if (remembers) {
        sometimes(drawn, 15, "OnDelete", "Restore");
      }
    }
    if (remembers) {
      sometimes(drawn, 20, "OnOutOfBandChange", chance(50) ? "Report" : "Ignore");
    }
    return drawn;
  }

  private void sometimes(Map<String, String> drawn, int percent, String property, String value) {
    if (chance(percent)) {
      drawn.put(property, value);
    }
  }

  private Act act(Deed deed) {
    var mishaps = new ArrayList<Mishap>();
    int how = random.nextInt(100);
    int number = how < 45 ? 0 : how < 80 ? 1 : how < 95 ? 2 : 3;
    for (int i = 0; i < number; i++) {
      mishaps.add(new Mishap(random.nextInt(1 + random.nextInt(16)), trouble()));
    }
    Duration after =
        chance(70) ? Duration.ZERO : Duration.ofMillis(random.nextInt(1 + random.nextInt(20_000)));
    return new Act(deed, random.nextLong(), after, chance(92) ? USUAL : SHORT, mishaps);
  }

  private Trouble trouble() {
    Trouble[] all = Trouble.values();
    Trouble drawn = all[random.nextInt(all.length)];
    boolean possible =
        (strangers || !drawn.isStranger())
            && (drawn != Trouble.STALE || site.readsLate())
            && (drawn != Trouble.UNKNOWN_PRINCIPAL || site.service().equals("dynamodb"));
    return possible ? drawn : Trouble.DROPPED_AFTER;
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
