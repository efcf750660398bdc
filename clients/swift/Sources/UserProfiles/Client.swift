import Foundation

/// A client of the user-profiles API, with one method per operation of the contract.
///
/// Create one client and keep it: the client holds the token, and caches the profiles that it has seen. Call ``reset()`` when the user signs
/// out. You can use the client from any task.
public struct UserProfilesClient: Sendable {
  /// Timeouts, retries, headers and the size of the cache. Times are in seconds.
  public struct Configuration: Sendable, Hashable {
    /// The maximum duration of one attempt.
    public var attemptTimeout: TimeInterval = 15
    /// The maximum duration of a call, with all attempts, waits and token refreshes.
    public var totalTimeout: TimeInterval = 60
    /// How many times the client retries a request that gets no response, or one of the statuses 408, 425, 429, 500, 502, 503, 504, 520 to
    /// 527 and 530. The client never retries a request that must not be applied twice, and it retries less while most calls fail.
    public var retries = 3
    /// The maximum number of cached responses. They are cached in memory; 0 turns the cache off.
    public var cacheSize = 100
    /// Headers of each request, such as `traceparent`. They replace the client's own headers with the same names. With `Authorization`, the
    /// client does not call the token provider. If a name or a value cannot be sent, the call throws ``ClientError/argument(_:)``.
    public var headers: [String: String] = [:]

    public init() {}
  }

  public private(set) var configuration: Configuration
  let base: BaseURL
  let transport: any Transport
  let hooks: Hooks
  let sessions: UserSessions
  let environment: Environment
  let budget = RetryBudget()

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - baseURL: The URL of the API: `http` or `https`, host, and the path of the stage if the API has one, with or without a slash at the
  ///     end. If the URL has a query or a fragment, or has no host, every call throws ``ClientError/argument(_:)``.
  ///   - tokens: Returns the bearer token. Pass nil for an API without authentication, such as the one on your own machine.
  ///   - transport: Sends the requests.
  ///   - configuration: Timeouts, retries, headers and the size of the cache.
  ///   - hooks: Functions that the client calls for each attempt.
  public init(
    baseURL: URL, tokens: TokenProvider? = nil, transport: any Transport = URLSessionTransport(),
    configuration: Configuration = Configuration(), hooks: Hooks = Hooks()
  ) {
    self.init(
      baseURL: baseURL, tokens: tokens, transport: transport, configuration: configuration, hooks: hooks, environment: Environment())
  }

  init(
    baseURL: URL, tokens: TokenProvider?, transport: any Transport, configuration: Configuration, hooks: Hooks = Hooks(),
    environment: Environment
  ) {
    base = BaseURL(baseURL)
    self.transport = transport
    self.configuration = configuration
    self.hooks = hooks
    sessions = UserSessions {
      UserSession(
        tokens: tokens.map { Tokens(limit: configuration.totalTimeout, environment: environment, $0) },
        cache: ResponseCache(limit: configuration.cacheSize))
    }
    self.environment = environment
  }

  /// Returns a client with another configuration, for one call or for several: `client.with { $0.headers["traceparent"] = trace }`.
  ///
  /// It shares the token, the cache, the retry budget and the hooks with this client. A change of `cacheSize` has no effect.
  public func with(_ change: (inout Configuration) -> Void) -> UserProfilesClient {
    var client = self
    change(&client.configuration)
    return client
  }

  /// Forgets the signed-in user: the token and all cached responses. Call it when the user signs out.
  ///
  /// Calls under way end as ``ClientError/cancelled(_:)``, and their responses are not cached. You can use the client again at once: the next
  /// call calls the token provider with nil. The clients that ``with(_:)`` returned are reset, too.
  public func reset() async {
    await sessions.reset()
  }
}
