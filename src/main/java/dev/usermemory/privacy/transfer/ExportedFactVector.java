package dev.usermemory.privacy.transfer;

import java.util.Base64;
import java.util.regex.Pattern;

/**
 * What a model has made of a fact.
 *
 * @param vector one signed byte per dimension, in base64
 */
public record ExportedFactVector(String factId, String model, String vector) {

  private static final int MAX_DIMENSIONS = 4_096;
  private static final Pattern MODEL = Pattern.compile("[!-~]{1,128}");

  boolean namesItsModel() {
    return MODEL.matcher(model).matches();
  }

  /** As there is only one way to write it: stores keep the bytes, or the text. */
  boolean isVector() {
    try {
      byte[] bytes = Base64.getDecoder().decode(vector);
      return bytes.length > 0
          && bytes.length <= MAX_DIMENSIONS
          && Base64.getEncoder().encodeToString(bytes).equals(vector);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
