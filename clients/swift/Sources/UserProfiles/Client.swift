import Foundation

/// A client of the user-profiles API, with one method per operation of the contract.
///
/// Create one client per signed-in user and keep it: the client holds the token and the ETags of the profiles that it has seen. You can use
/// it from any task.
public struct UserProfilesClient: Sendable {
  /// Timeouts, retries and the size of the cache. Times are in seconds.
  public struct Configuration: Sendable, Hashable {
    /// The maximum duration of one attempt.
    public var attemptTimeout: TimeInterval = 15
    /// The maximum duration of a call, with all attempts, waits and token refreshes.
    public var totalTimeout: TimeInterval = 60
    /// How many times the client retries a request that gets no response, or one of the statuses 429, 500, 502, 503 and 504.
    /// The client never retries a request that must not be applied twice.
    public var retries = 3
    /// The maximum number of cached responses. They are cached in memory; 0 turns the cache off.
    public var cacheSize = 100

    public init() {}
  }

  public private(set) var configuration: Configuration
  let base: BaseURL
  let transport: any Transport
  let tokens: Tokens?
  let cache: ResponseCache
  let environment: Environment

  /// Creates a client.
  ///
  /// - Parameters:
  ///   - baseURL: The URL of the API: `http` or `https`, host, and the path of the stage if the API has one, with or without a slash at the
  ///     end. If the URL has a query or a fragment, or has no host, every call throws ``ClientError/argument(_:)``.
  ///   - tokens: Returns the bearer token. Pass nil for an API without authentication, such as the one on your own machine.
  ///   - transport: Sends the requests.
  ///   - configuration: Timeouts, retries and the size of the cache.
  public init(
    baseURL: URL, tokens: TokenProvider? = nil, transport: any Transport = URLSessionTransport(),
    configuration: Configuration = Configuration()
  ) {
    self.init(baseURL: baseURL, tokens: tokens, transport: transport, configuration: configuration, environment: Environment())
  }

  init(baseURL: URL, tokens: TokenProvider?, transport: any Transport, configuration: Configuration, environment: Environment) {
    base = BaseURL(baseURL)
    self.transport = transport
    self.tokens = tokens.map { Tokens(limit: configuration.totalTimeout, uptime: environment.uptime, $0) }
    self.configuration = configuration
    self.cache = ResponseCache(limit: configuration.cacheSize)
    self.environment = environment
  }

  /// Returns a client with another configuration that shares the token and the cache with this one: `client.with { $0.retries = 0 }`.
  ///
  /// A change of `cacheSize` has no effect, because the cache is shared.
  public func with(_ change: (inout Configuration) -> Void) -> UserProfilesClient {
    var client = self
    change(&client.configuration)
    return client
  }
}
