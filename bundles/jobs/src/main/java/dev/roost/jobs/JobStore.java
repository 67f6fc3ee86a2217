package dev.roost.jobs;

import dev.roost.api.JobOptions;
import dev.roost.api.JobView;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.h2.jdbcx.JdbcDataSource;

/**
 * Jobs and their keepers in an H2 database of one file. What was written is there after a kill of
 * this process at any moment; several writes of one call are there all or not at all.
 *
 * <p>Not safe for several threads: {@link Jobs} locks.
 */
final class JobStore implements AutoCloseable {
  private static final String[] SCHEMA = {
    "CREATE SEQUENCE IF NOT EXISTS job_number NO CACHE",
    "CREATE SEQUENCE IF NOT EXISTS keeper_number NO CACHE",
    """
    CREATE TABLE IF NOT EXISTS keeper (id BIGINT PRIMARY KEY, owner VARCHAR NOT NULL, pid INT NOT NULL,
      starttime BIGINT NOT NULL, most INT NOT NULL)\
    """,
    """
    CREATE TABLE IF NOT EXISTS job (id BIGINT PRIMARY KEY, owner VARCHAR NOT NULL, command VARCHAR NOT NULL,
      directory VARCHAR NOT NULL, output VARCHAR NOT NULL, priority INT NOT NULL, state VARCHAR NOT NULL,
      class VARCHAR, best BOOLEAN NOT NULL, nodes VARCHAR NOT NULL, stay BOOLEAN NOT NULL, memory BIGINT NOT NULL,
      keeper BIGINT NOT NULL, queued BIGINT NOT NULL, started BIGINT NOT NULL, ended BIGINT NOT NULL,
      pid INT NOT NULL, exit_code INT NOT NULL, ended_by INT NOT NULL, cpu DOUBLE PRECISION NOT NULL,
      visited VARCHAR NOT NULL, reason VARCHAR NOT NULL)\
    """
  };

  private final Connection connection;

  /** Opens the database {@code queue} in a directory, and makes it if there is none. */
  JobStore(Path directory) throws SQLException {
    JdbcDataSource source = new JdbcDataSource();
    // FS: a lock that the kernel takes back from a process that was killed.
    source.setURL(
        "jdbc:h2:file:"
            + directory.toAbsolutePath().resolve("queue")
            + ";FILE_LOCK=FS;WRITE_DELAY=0;CACHE_SIZE=256;DB_CLOSE_ON_EXIT=FALSE");
    connection = source.getConnection();
    try (Statement statement = connection.createStatement()) {
      for (String line : SCHEMA) {
        statement.execute(line);
      }
    }
    connection.setAutoCommit(false);
  }

  List<JobView> jobs() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM job ORDER BY id")) {
      List<JobView> jobs = new ArrayList<>();
      while (rows.next()) {
        jobs.add(job(rows));
      }
      return jobs;
    }
  }

  List<Keeper> keepers() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM keeper ORDER BY id")) {
      List<Keeper> keepers = new ArrayList<>();
      while (rows.next()) {
        keepers.add(
            new Keeper(
                rows.getLong("id"),
                rows.getString("owner"),
                rows.getInt("pid"),
                rows.getLong("starttime"),
                rows.getInt("most")));
      }
      return keepers;
    }
  }

  /** A number that was never given before. */
  long nextJob() throws SQLException {
    return next("job_number");
  }

  /** A number that was never given before. */
  long nextKeeper() throws SQLException {
    return next("keeper_number");
  }

  private long next(String sequence) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT NEXT VALUE FOR " + sequence)) {
      row.next();
      return row.getLong(1);
    }
  }

  void write(Keeper keeper) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement("MERGE INTO keeper KEY(id) VALUES (?, ?, ?, ?, ?)")) {
      set(merge, keeper.id(), keeper.user(), keeper.pid(), keeper.startTicks(), keeper.most());
      merge.executeUpdate();
    }
  }

  void write(Collection<JobView> jobs) throws SQLException {
    try (PreparedStatement merge =
        connection.prepareStatement(
            "MERGE INTO job KEY(id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?, ?, ?, ?)")) {
      for (JobView job : jobs) {
        set(merge, columns(job));
        merge.addBatch();
      }
      merge.executeBatch();
    }
  }

  void removeJobs(Collection<Long> ids) throws SQLException {
    remove("DELETE FROM job WHERE id = ?", ids);
  }

  void removeKeepers(Collection<Long> ids) throws SQLException {
    remove("DELETE FROM keeper WHERE id = ?", ids);
  }

  private void remove(String statement, Collection<Long> ids) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(statement)) {
      for (long id : ids) {
        set(delete, id);
        delete.addBatch();
      }
      delete.executeBatch();
    }
  }

  /** Makes what was written since the last one last. */
  void commit() throws SQLException {
    connection.commit();
  }

  /** Forgets what was written since the last commit. */
  void rollback() throws SQLException {
    connection.rollback();
  }

  private static Object[] columns(JobView job) {
    return new Object[] {
      job.id(),
      job.user(),
      job.command(),
      job.directory(),
      job.output(),
      job.priority(),
      job.state().name(),
      job.jobClass(),
      job.options().best(),
      String.join(",", job.options().nodes()),
      job.options().stay(),
      job.options().memoryBytes(),
      job.keeper(),
      job.queuedMs(),
      job.startedMs(),
      job.endedMs(),
      job.pid(),
      job.exitCode(),
      job.signal(),
      job.cpuSeconds(),
      String.join(",", job.visited()),
      job.reason()
    };
  }

  private static JobView job(ResultSet row) throws SQLException {
    return new JobView(
        row.getLong("id"),
        row.getString("owner"),
        row.getString("command"),
        row.getString("directory"),
        row.getString("output"),
        row.getInt("priority"),
        JobView.State.valueOf(row.getString("state")),
        row.getString("class"),
        new JobOptions(
            row.getBoolean("best"),
            Words.list(row.getString("nodes")),
            row.getBoolean("stay"),
            row.getLong("memory")),
        row.getLong("keeper"),
        row.getLong("queued"),
        row.getLong("started"),
        row.getLong("ended"),
        row.getInt("pid"),
        row.getInt("exit_code"),
        row.getInt("ended_by"),
        row.getDouble("cpu"),
        Words.list(row.getString("visited")),
        row.getString("reason"));
  }

  private static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
