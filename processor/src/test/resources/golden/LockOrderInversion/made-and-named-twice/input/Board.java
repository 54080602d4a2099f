import java.util.ArrayList;
import java.util.List;

/** Runs each job once after others can get it. */
class Board {
  private final List<Job> jobs = new ArrayList<>();

  synchronized void start() {
    Job job = new Job();
    Job first = job;
    jobs.add(first);
    synchronized (job) {
      job.run(this);
    }
  }

  synchronized void note(Job job) {
    jobs.remove(job);
  }

  synchronized List<Job> all() {
    return List.copyOf(jobs);
  }
}

class Job {
  private boolean ran;

  void run(Board on) {
    ran = true;
  }

  synchronized void end(Board on) {
    if (ran) {
      on.note(this); // expect LockOrderInversion
    }
  }
}

class Desk {
  private final Board board = new Board();

  void close() {
    for (Job job : board.all()) {
      job.end(board);
    }
  }
}
