import Foundation

extension API {
  /// An encoder that writes the types of this namespace as JSON in the formats of the contract, such as RFC 3339 for dates. Use it to store
  /// profiles and requests. Each use creates a new encoder.
  ///
  /// It includes the `etag` of a request, so that a stored request keeps the revision that it was created from.
  public static var encoder: Foundation.JSONEncoder { JSON.encoder }

  /// A decoder that reads the types of this namespace from JSON in the formats of the contract. Each use creates a new decoder.
  public static var decoder: Foundation.JSONDecoder { JSON.decoder }
}

/// The encoders and the decoder for the formats of the contract. Each use creates a new one: they are classes, and calls run concurrently.
enum JSON {
  /// The encoder of request bodies. It omits the `etag` of a ``RevisionedRequest``, which the client sends in `If-Match`.
  static var bodyEncoder: JSONEncoder {
    let encoder = encoder
    encoder.userInfo[.isRequestBody] = true
    return encoder
  }

  static var encoder: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(RFC3339.text(date))
    }
    return encoder
  }

  static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      guard let date = RFC3339.date(try container.decode(String.self)) else {
        throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a date-time of RFC 3339")
      }
      return date
    }
    return decoder
  }
}

extension CodingUserInfoKey {
  /// Whether an encoder writes the body of a request to the API.
  static let isRequestBody = CodingUserInfoKey(rawValue: "isRequestBody")!
}

extension Encoder {
  /// Whether the encoded value is the body of a request to the API.
  var isRequestBody: Bool { userInfo[.isRequestBody] as? Bool == true }
}
