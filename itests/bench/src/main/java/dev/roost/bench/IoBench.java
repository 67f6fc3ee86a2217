package dev.roost.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a program that reads and writes files of its home is still useful away: beside the same
 * through sshfs and NFS, over the same veth pair.
 */
final class IoBench {

  private static final int ROUNDS = 7;
  private static final int WARMING_ROUNDS = 3;
  private static final double AIM_OF_NFS = 0.7;

  private final Report report = new Report("io");
  private String whyNoNfs;

  Report run(Workshop workshop) throws IOException {
    Path shared = workshop.of("shared");
    Sources sources = Sources.copyTo(shared);
    Files.write(shared.resolve("nfs.data"), new byte[0]);
    try (Veth veth = Veth.open();
        Pair pair = Pair.start(workshop, veth.home(), veth.guest());
        Sshfs sshfs = Sshfs.start(veth, workshop.of("sshd"), shared);
        Nfs nfs = nfs(veth, workshop.of("ganesha"), shared)) {
      double leastOfNfs = streams(workshop, veth, pair, sshfs, nfs, shared);
      double mostOfSshfs = tars(workshop, sources, pair, sshfs);
      notes(sources, leastOfNfs, mostOfSshfs);
    }
    return report;
  }

  /** NFS, or null and {@link #whyNoNfs}: the rest is worth measuring without it. */
  private Nfs nfs(Veth veth, Path dir, Path shared) throws IOException {
    try {
      return Nfs.start(veth, dir, shared);
    } catch (IOException | AssertionError e) {
      whyNoNfs = e.getMessage();
      return null;
    }
  }

  private double streams(Workshop workshop, Veth veth, Pair pair, Sshfs sshfs, Nfs nfs, Path shared)
      throws IOException {
    try (Program home = stream(workshop, shared, "home.data");
        Program away = stream(workshop, shared, "away.data");
        Program remote =
            Program.start(
                sshfs.running(
                    workshop.program("stream", sshfs.path().resolve("sshfs.data").toString())));
        Program user = nfs == null ? null : nfsStream(workshop, veth, nfs)) {
      Stream.Ways ways = new Stream.Ways(home, away, remote, user);
      for (Program each : user == null ? List.of(home, remote) : List.of(home, remote, user)) {
        each.ask("write " + (1 << 20) + " " + Stream.FILE_BYTES);
      }
      away.ask("write " + (1 << 20) + " " + Stream.FILE_BYTES);
      pair.depart(away);
      List<Stream> streams = Stream.all();
      for (int i = 0; i < WARMING_ROUNDS; i++) {
        for (Stream stream : streams) {
          stream.warm(away);
        }
      }
      for (int round = 0; round < ROUNDS; round++) {
        for (Stream stream : streams) {
          stream.measure(ways);
        }
      }
      pair.bringHome(away);
      return streams.stream()
          .mapToDouble(stream -> stream.report(report, nfs != null))
          .min()
          .orElseThrow();
    }
  }

  private static Program stream(Workshop workshop, Path shared, String file) throws IOException {
    return Program.start(workshop.program("stream", shared.resolve(file).toString()));
  }

  private static Program nfsStream(Workshop workshop, Veth veth, Nfs nfs) throws IOException {
    return Program.start(
        veth.guest().running(workshop.linked("nfs", List.of("-lnfs"), nfs.url(), "/nfs.data")));
  }

  private double tars(Workshop workshop, Sources sources, Pair pair, Sshfs sshfs)
      throws IOException {
    double most = 0;
    for (TarJob job : List.of(TarJob.packing(sources), TarJob.unpacking(sources))) {
      job.count(workshop);
      for (int round = 0; round < ROUNDS; round++) {
        sshfs.mountAnew();
        job.measure(pair::depart, sshfs);
      }
      most = Math.max(most, job.report(report));
    }
    return most;
  }

  private void notes(Sources sources, double leastOfNfs, double mostOfSshfs) {
    report.note(
        String.format(
            "tar: %d files, %.1f MB; every archive and tree was compared with the original.",
            sources.files(), sources.bytes() / 1e6));
    report.note(
        "At home everything read is in the page cache. At the guest sshfs and NFS begin with"
            + " nothing cached: each file is opened anew, and sshfs is mounted anew for each tar.");
    report.note(
        whyNoNfs == null
            ? "NFS: version 3, NFS-Ganesha and libnfs in user space, not encrypted; sshfs and"
                + " Roost encrypt."
            : "NFS is not there: " + whyNoNfs);
    report.note(
        String.format(
            "Aim: at least %.1f of %s's MB/s; worst %.2f: %s.",
            AIM_OF_NFS,
            whyNoNfs == null ? "NFS" : "sshfs",
            leastOfNfs,
            leastOfNfs >= AIM_OF_NFS ? "met" : "missed"));
    report.note(
        String.format(
            "Aim: tar takes at most as long as through sshfs; worst %.2f: %s.",
            mostOfSshfs, mostOfSshfs <= 1 ? "met" : "missed"));
  }
}
