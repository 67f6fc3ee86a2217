package dev.roost.discovery.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The file {@code etc/dev.roost.discovery.cfg}. */
@ObjectClassDefinition(name = "Roost discovery")
public @interface DiscoveryOptions {
  @AttributeDefinition(
      description = "Brokers, the preferred one first: ssl://HOST:PORT, separated by commas")
  String[] brokers() default {};

  @AttributeDefinition(
      description = "Certificate (PEM) of an external broker's authority; empty: the cluster's")
  String broker_authority() default "";

  @AttributeDefinition(description = "User name at an external broker; empty: none")
  String broker_user() default "";

  @AttributeDefinition(
      description = "Password at an external broker",
      type = AttributeType.PASSWORD)
  String broker_password() default "";

  @AttributeDefinition(description = "Directory with the node's key and certificates")
  String keys() default "/etc/roost/keys";

  @AttributeDefinition(description = "Directory for the count of starts")
  String state() default "/var/lib/roost/discovery";

  @AttributeDefinition(description = "Address of this node's engine for other nodes")
  String engine_host() default "";

  @AttributeDefinition(description = "TCP port of this node's engine")
  int engine_port() default 7400;

  @AttributeDefinition(description = "Milliseconds between two load messages")
  int load_interval_ms() default 1000;

  @AttributeDefinition(description = "Milliseconds of silence after which a node is lost")
  int lost_after_ms() default 5000;

  @AttributeDefinition(
      description = "Of how many others, drawn at random, the load is listened to at a time")
  int load_window() default 32;

  @AttributeDefinition(description = "How many of them are replaced in each load interval")
  int load_renewed() default 4;
}
