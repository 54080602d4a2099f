package dev.palisade.runtime.bench.table;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.profile.InternalProfiler;
import org.openjdk.jmh.results.AggregationPolicy;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.ScalarResult;

/**
 * How much of an iteration its threads had a processor. JMH counts wall time, so on a machine that
 * does other things too its scores are those of the scheduler; times this share they are those of
 * the code.
 */
public final class CpuShare implements InternalProfiler {
  static final String LABEL = "cpu.share";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long cpuBefore;
  private long wallBefore;

  @Override
  public String getDescription() {
    return "Share of the wall time that the benchmark's threads spent on a processor";
  }

  @Override
  public void beforeIteration(BenchmarkParams benchmark, IterationParams iteration) {
    cpuBefore = workersCpu();
    wallBefore = System.nanoTime();
  }

  @Override
  public Collection<? extends Result<?>> afterIteration(
      BenchmarkParams benchmark, IterationParams iteration, IterationResult result) {
    double wall = (double) (System.nanoTime() - wallBefore) * benchmark.getThreads();
    double share = (workersCpu() - cpuBefore) / wall;
    return List.of(new ScalarResult(LABEL, share, "", AggregationPolicy.AVG));
  }

  /** A worker that is not there yet has used nothing; none ends before its trial. */
  private long workersCpu() {
    long sum = 0;
    for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
      if (thread != null && thread.getThreadName().contains("jmh-worker")) {
        sum += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
      }
    }
    return sum;
  }
}
