package dev.roost.discovery.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.jr.ob.JSON;
import dev.roost.discovery.message.BadMessageException.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;

/**
 * A signed message: {@code {"payload":{…},"signer":"ID","signature":"BASE64"}}.
 *
 * <p>The signature (Ed25519, RFC 8032) is over the topic, a line feed, and the bytes of the payload
 * exactly as they stand in the message, from its opening to its closing brace: nothing has to be
 * brought into a canonical form, and what is said in one topic cannot be repeated in another.
 *
 * @param payload the bytes of the payload
 * @param signer id of the node that signed
 * @param signature 64 bytes
 */
public record Envelope(byte[] payload, String signer, byte[] signature) {

  /** More is not read: 64 KiB. */
  public static final int LONGEST = 65_536;

  private static final JsonFactory JSON_FACTORY =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** Makes a message for {@code topic}. */
  public static byte[] seal(String topic, Map<String, Object> payload, NodeSigner signer) {
    try {
      byte[] bytes = JSON.std.asBytes(payload);
      String signature = Base64.getEncoder().encodeToString(signer.sign(signed(topic, bytes)));
      ByteArrayOutputStream message = new ByteArrayOutputStream(bytes.length + 200);
      message.write("{\"payload\":".getBytes(StandardCharsets.UTF_8));
      message.write(bytes);
      message.write(
          (",\"signer\":\"" + signer.id() + "\",\"signature\":\"" + signature + "\"}")
              .getBytes(StandardCharsets.UTF_8));
      return message.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a payload of numbers and texts has no JSON form", e);
    }
  }

  /** Takes a message apart; believes nothing yet. */
  public static Envelope open(byte[] message) throws BadMessageException {
    if (message.length > LONGEST) {
      throw new BadMessageException(
          Fault.FORMAT, "it has " + message.length + " bytes, more than " + LONGEST);
    }
    byte[] payload = null;
    String signer = null;
    String signature = null;
    try (JsonParser parser = JSON_FACTORY.createParser(message)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new BadMessageException(Fault.FORMAT, "it is not a JSON object");
      }
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        JsonToken token = parser.nextToken();
        if (name.equals("payload") && token == JsonToken.START_OBJECT) {
          int from = (int) parser.currentTokenLocation().getByteOffset();
          parser.skipChildren();
          payload =
              Arrays.copyOfRange(message, from, (int) parser.currentLocation().getByteOffset());
        } else if (name.equals("signer")) {
          signer = parser.getText();
        } else if (name.equals("signature")) {
          signature = parser.getText();
        } else {
          parser.skipChildren();
        }
      }
    } catch (IOException e) {
      throw new BadMessageException(Fault.FORMAT, "it is not JSON");
    }
    if (payload == null || signer == null || signature == null) {
      throw new BadMessageException(
          Fault.FORMAT, "it must have a payload, a signer and a signature");
    }
    try {
      return new Envelope(payload, signer, Base64.getDecoder().decode(signature));
    } catch (IllegalArgumentException e) {
      throw new BadMessageException(Fault.FORMAT, "its signature is not base64");
    }
  }

  /** Checks that {@code key} signed this message for {@code topic}. */
  public void verify(String topic, NodeKey key) throws BadMessageException {
    if (!key.verifies(signed(topic, payload), signature)) {
      throw new BadMessageException(
          Fault.SIGNATURE, "its signature is not that of " + signer + " for this topic");
    }
  }

  private static byte[] signed(String topic, byte[] payload) {
    byte[] head = (topic + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(head, head.length + payload.length);
    System.arraycopy(payload, 0, all, head.length, payload.length);
    return all;
  }
}
