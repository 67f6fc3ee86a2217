package dev.roost.shell;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.felix.framework.Felix;
import org.apache.felix.gogo.runtime.threadio.ThreadIOImpl;
import org.apache.karaf.shell.api.console.CommandLine;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.Terminal;
import org.apache.karaf.shell.impl.action.command.ManagerImpl;
import org.apache.karaf.shell.impl.console.RegistryImpl;
import org.apache.karaf.shell.impl.console.SessionFactoryImpl;
import org.apache.karaf.shell.support.ShellUtil;
import org.apache.karaf.shell.support.parsing.DefaultParser;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Karaf's own console with the commands of this bundle, over a Felix framework of its own. */
final class Console implements AutoCloseable {
  private static final List<Class<?>> ALL =
      List.of(
          PidCompleter.class,
          NodeCompleter.class,
          PolicyCompleter.class,
          JobCompleter.class,
          NodeCommand.class,
          NodesCommand.class,
          PsCommand.class,
          MigrateCommand.class,
          WhyCommand.class,
          FreezeCommand.class,
          ThawCommand.class,
          PolicyCommand.class,
          SyscallsCommand.class,
          QueueCommand.class,
          UpdateCommand.class,
          FactoryResetCommand.class,
          DoctorCommand.class,
          TokenCommand.class,
          AcceptCommand.class);

  private final Felix framework;
  private final ThreadIOImpl threadIo = new ThreadIOImpl();
  private final SessionFactoryImpl factory;
  private final RegistryImpl registry;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final Session session;

  Console(Path cache) throws Exception {
    System.setProperty("karaf.etc", cache.toString());
    Map<String, Object> settings = new HashMap<>();
    settings.put(Constants.FRAMEWORK_STORAGE, cache.resolve("felix").toString());
    framework = new Felix(settings);
    framework.start();
    threadIo.start();
    factory = new SessionFactoryImpl(threadIo);
    registry = new RegistryImpl(factory.getRegistry());
    registry.register(framework.getBundleContext());
    ManagerImpl manager = new ManagerImpl(registry, factory.getRegistry());
    registry.register(manager);
    ALL.forEach(manager::register);
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    session = factory.create(new ByteArrayInputStream(new byte[0]), print, print, parent());
  }

  /** Without a parent Karaf asks for the user in a way that JDK 25 without our agent refuses. */
  private static Session parent() {
    Terminal terminal = only(Terminal.class, "getWidth", 100);
    return only(Session.class, "getTerminal", terminal);
  }

  private static <T> T only(Class<T> type, String method, Object result) {
    return type.cast(
        Proxy.newProxyInstance(
            Console.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, called, arguments) -> called.getName().equals(method) ? result : null));
  }

  <T> void publish(Class<T> type, T service) {
    framework.getBundleContext().registerService(type, service, null);
  }

  /** What the command prints. Whatever it throws is thrown. */
  String run(String line) throws Exception {
    return run(line, null);
  }

  /** What the command prints when it ends with the exit code {@code code}; null is as good as 0. */
  String run(String line, Integer code) throws Exception {
    out.reset();
    Object result = session.execute(line);
    if (!Objects.equals(result, code)) {
      throw new AssertionError("the command returned " + result);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  /** What the console prints when the command fails, as Karaf's ssh server does it. */
  String fails(String line) {
    try {
      throw new AssertionError("it did not fail but printed " + run(line));
    } catch (Exception e) {
      out.reset();
      ShellUtil.logException(session, e);
      return out.toString(StandardCharsets.UTF_8);
    }
  }

  /** What the tab key offers at the end of {@code line}, which begins with a command's name. */
  List<String> complete(String name, String line) {
    CommandLine parsed = new DefaultParser().parse(session, line, line.length());
    List<String> candidates = new ArrayList<>();
    registry.getCommand("roost", name).getCompleter(false).complete(session, parsed, candidates);
    return candidates.stream().map(String::strip).sorted().toList();
  }

  @Override
  public void close() throws BundleException {
    factory.stop();
    threadIo.stop();
    framework.stop();
    try {
      framework.waitForStop(5_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
