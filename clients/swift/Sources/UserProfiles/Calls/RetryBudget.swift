/// Limits the retries of a client, so that the retries of all apps do not multiply the load on an API that is failing.
///
/// The numbers are those of the standard mode of the AWS SDKs:
/// https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
actor RetryBudget {
  private static let capacity = 500
  private static let cost = 5

  private var tokens = capacity

  /// Takes the tokens for one retry.
  ///
  /// - Returns: Whether the budget had enough tokens. If not, the client must not retry.
  func take() -> Bool {
    guard tokens >= Self.cost else { return false }
    tokens -= Self.cost
    return true
  }

  /// Refills the budget after a successful call: with the tokens that the retries of the call took, or with one token.
  func refill(retries: Int) {
    tokens = min(Self.capacity, tokens + max(1, retries * Self.cost))
  }
}
