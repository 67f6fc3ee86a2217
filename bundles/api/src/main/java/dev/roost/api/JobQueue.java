package dev.roost.api;

import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The jobs whose home is this node. Jobs are queued by processes of users (docs/jobs.md); what is
 * here is for who runs the node. Every method that names a job throws {@link
 * IllegalArgumentException} with one line if there is no such job or it cannot be done now.
 */
@ProviderType
public interface JobQueue {

  /** All jobs that are remembered: those that run, those that wait in their order, the ended. */
  List<JobView> jobs();

  /** The job {@code id}. */
  JobView job(long id);

  /** Keeps a job that waits from beginning. */
  JobView hold(long id);

  /** Lets a job that is held begin in its turn. */
  JobView release(long id);

  /** Takes a job that waits out of the queue; tells one that runs to end. */
  JobView cancel(long id);

  /** Gives a job that waits another priority; lower numbers begin first. */
  JobView priority(long id, int priority);

  /** Waits until the job has ended, at most for {@code limit}; the job as it is then. */
  JobView await(long id, Duration limit) throws InterruptedException;
}
