package org.desirepath.eventlog.privacy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Pseudonyms of identifiers: HMAC-SHA-256 (H. Krawczyk, M. Bellare, R. Canetti, RFC 2104, 1997,
 * doi:10.17487/RFC2104) under a secret key, cut to 128 bits, as {@code p} and 32 hexadecimal
 * digits. The same text has the same pseudonym in every column and file under the same key; without
 * the key, trying out all possible identifiers finds nothing, as it would with a plain hash. Two
 * texts share one with a probability of 2^-65 for 2^32 texts. O(length). Not thread-safe.
 */
public final class Pseudonyms {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int SHORTEST = 32;
  private static final int FEWEST_DIFFERENT = 8;
  private static final int BYTES = 16;

  private final Mac mac;

  private Pseudonyms(Mac mac) {
    this.mac = mac;
  }

  /**
   * Pseudonyms under a key.
   *
   * @param key at least 32 bytes, of which 8 differ; line breaks at its end do not count
   * @throws IllegalArgumentException if the key could be guessed; says what is expected
   */
  public static Pseudonyms of(byte[] key) {
    int length = key.length;
    while (length > 0 && (key[length - 1] == '\n' || key[length - 1] == '\r')) {
      length--;
    }
    if (length < SHORTEST) {
      throw new IllegalArgumentException(
          "the key has "
              + length
              + " bytes; expected "
              + SHORTEST
              + " or more, at random, as openssl rand -hex 32 makes them");
    }
    boolean[] seen = new boolean[256];
    int different = 0;
    for (int i = 0; i < length; i++) {
      different += seen[key[i] & 0xff] ? 0 : 1;
      seen[key[i] & 0xff] = true;
    }
    if (different < FEWEST_DIFFERENT) {
      throw new IllegalArgumentException(
          "the key has only "
              + different
              + " different bytes, so that it could be guessed; make one at random, as with openssl"
              + " rand -hex 32");
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, 0, length, ALGORITHM));
      return new Pseudonyms(mac);
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new IllegalStateException("every Java has " + ALGORITHM, e);
    }
  }

  /** The pseudonym of a text; empty for empty text, which identifies no one. */
  public String of(String text) {
    if (text.isEmpty()) {
      return "";
    }
    byte[] whole = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return "p" + HexFormat.of().formatHex(whole, 0, BYTES);
  }
}
