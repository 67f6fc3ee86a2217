package dev.roost.simulator;

import dev.roost.api.PlacementPolicy;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Makes policies of one class as Declarative Services does: its public constructor takes nothing,
 * or an annotation whose defaults are the configuration.
 *
 * @param className the policy's class
 * @param settings what of its configuration is not the default, by key
 */
record PolicyMaker(String className, Map<String, String> settings)
    implements Supplier<PlacementPolicy> {

  PolicyMaker {
    settings = Map.copyOf(settings);
  }

  PolicyMaker with(Map<String, String> others) {
    return new PolicyMaker(className, others);
  }

  /**
   * A policy that has not decided anything yet.
   *
   * @throws IllegalArgumentException if a setting is none of it; one line
   */
  @Override
  public PlacementPolicy get() {
    try {
      Constructor<?> constructor = Class.forName(className).getConstructors()[0];
      Class<?>[] takes = constructor.getParameterTypes();
      checkKeys(takes);
      Object[] arguments = takes.length == 0 ? new Object[0] : new Object[] {config(takes[0])};
      return (PlacementPolicy) constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(String.valueOf(e.getCause().getMessage()), e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(className + " cannot be made: " + e, e);
    }
  }

  private void checkKeys(Class<?>[] takes) {
    TreeSet<String> keys =
        Arrays.stream(takes)
            .flatMap(config -> Arrays.stream(config.getDeclaredMethods()))
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    for (String key : settings.keySet()) {
      if (!keys.contains(key)) {
        throw new IllegalArgumentException(
            "%s has no setting '%s'; it has: %s".formatted(className, key, keys));
      }
    }
  }

  private Object config(Class<?> type) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> {
          String value = settings.get(method.getName());
          return value == null
              ? method.getDefaultValue()
              : parse(method.getName(), value, method.getReturnType());
        });
  }

  private static boolean bool(String key, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default ->
          throw new IllegalArgumentException(
              "%s=%s is neither true nor false".formatted(key, value));
    };
  }

  private static Object parse(String key, String value, Class<?> type) {
    try {
      if (type == double.class) {
        return Double.valueOf(value);
      }
      if (type == String[].class) {
        return value.split(",");
      }
      if (type == boolean.class) {
        return bool(key, value);
      }
      return type == int.class ? (Object) Integer.valueOf(value) : Long.valueOf(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("%s=%s is not a number".formatted(key, value), e);
    }
  }
}
