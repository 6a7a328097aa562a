package dev.resourcepolicy.simulation;

/** What must hold in every story. */
enum Check {
  A_WRITE_CARRIES_ITS_TOKEN("every write names the state that it was planned from, as it was read"),
  A_WRITE_FOLLOWS_A_READ("no write is repeated on a guess"),
  NOTHING_IS_LOST_UNSEEN("no write takes away what the invocation has not seen"),
  NOTHING_FOREIGN_IS_TAKEN("a stranger's statement goes only where a setting says so"),
  SUCCESS_IS_TRUE("what is reported as done was so"),
  ONE_ANSWER("each request gets one answer, the same however often it is delivered"),
  THE_ANSWER_FITS("an answer is in time, small enough, and has the right physical id"),
  A_ROLLBACK_WORKS("no rollback and no deletion wedges the stack"),
  A_FAULT_IS_OUTLIVED("what passes by itself does not make a request fail"),
  THE_END_IS_AS_DESIRED("when all is quiet, every stack has what it wants, once"),
  NOTHING_IS_LEFT("nothing of a stack is left when it is gone"),
  THE_MEMORY_AGREES("the memory says what is so"),
  CALLS_ARE_BOUNDED("an attempt makes a bounded number of calls"),
  NO_ERROR("the function fails only as it should");

  private final String claim;

  Check(String claim) {
    this.claim = claim;
  }

  String claim() {
    return claim;
  }
}
