package dev.roost.discovery.internal;

import dev.roost.api.Admission;
import dev.roost.api.CheckView;
import dev.roost.api.LoadVector;
import dev.roost.api.Placement.PolicyView;
import dev.roost.api.ProcessView;
import java.util.List;

/**
 * What this node's engine, placement and health said when they were asked last.
 *
 * @param load the load, or null if the engine did not answer
 * @param processes processes that the engine knows; empty if it did not answer
 * @param policies policies; empty if there is no placement
 * @param health what is not right on the node itself; empty if nobody looks
 * @param admission whom this node takes as guests; all if there is no placement
 * @param trouble why the engine did not answer, or null
 * @param atNs when, in nanoseconds of a monotonic clock
 */
record Polled(
    LoadVector load,
    List<ProcessView> processes,
    List<PolicyView> policies,
    List<CheckView> health,
    Admission admission,
    String trouble,
    long atNs) {}
