import Foundation

/// A client of the user-profiles API. It has one method for each operation of the contract.
///
/// Make one and keep it: it holds the token and the ETags of the profiles that it saw. It can be used from any task.
public struct UserProfilesClient: Sendable {
  /// How long to wait and how often to try. Times are in seconds.
  public struct Configuration: Sendable, Hashable {
    /// How long one try may take.
    public var tryTimeout: TimeInterval = 15
    /// How long a call may take, all tries, waits and token refreshes together.
    public var totalTimeout: TimeInterval = 60
    /// How many times a request is repeated when no answer comes or the API says that it cannot answer now.
    /// Requests that must not happen twice are never repeated.
    public var retries = 3
    /// Of how many profiles the last known state is kept, in memory.
    public var keptEntities = 100

    public init() {}
  }

  public private(set) var configuration: Configuration
  let base: BaseURL
  let transport: any Transport
  let tokens: Tokens?
  let entities: EntityStore
  let environment: Environment

  /// - Parameters:
  ///   - baseURL: `http` or `https`, host, and the path of the stage if the API has one, with or without a slash at the end. A URL with a
  ///     query or a fragment, or without a host, cannot be used: every call throws ``ClientError/argument(_:)``.
  ///   - tokens: gives the bearer token; nil for an API that asks for none, such as the one on your own machine.
  ///   - transport: carries the requests.
  ///   - configuration: how long to wait and how often to try.
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
    self.entities = EntityStore(limit: configuration.keptEntities)
    self.environment = environment
  }

  /// The same client, token and kept profiles included, with another configuration: `client.with { $0.retries = 0 }`.
  ///
  /// `keptEntities` stays what it was.
  public func with(_ change: (inout Configuration) -> Void) -> UserProfilesClient {
    var client = self
    change(&client.configuration)
    return client
  }
}
