package dev.usermemory.http;

import java.util.LinkedHashMap;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * What a caller accepts, but for a charset: JSON has none to choose (RFC 8259, section 11), and
 * nothing could write the one that was asked for.
 */
final class AcceptedTypes implements ContentNegotiationStrategy {

  private static final String CHARSET = "charset";

  private final ContentNegotiationStrategy header = new HeaderContentNegotiationStrategy();

  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request)
      throws HttpMediaTypeNotAcceptableException {
    return header.resolveMediaTypes(request).stream().map(AcceptedTypes::withoutCharset).toList();
  }

  private static MediaType withoutCharset(MediaType accepted) {
    var parameters = new LinkedHashMap<>(accepted.getParameters());
    parameters.keySet().removeIf(CHARSET::equalsIgnoreCase);
    return new MediaType(accepted, parameters);
  }
}
