/// What a client holds while one user is signed in: the token, the cached responses and the calls under way.
actor UserSession {
  let tokens: Tokens?
  let cache: ResponseCache
  private var calls: [Int: Task<Outcome, Never>] = [:]
  private var count = 0
  private var isEnded = false

  init(tokens: Tokens?, cache: ResponseCache) {
    self.tokens = tokens
    self.cache = cache
  }

  /// Runs the attempts of a call. The call ends as cancelled when the session ends before it.
  func run(_ attempts: Attempts) async -> Outcome {
    guard !isEnded, !Task.isCancelled else { return Outcome(result: .failure(CancellationError())) }
    let call = Task {
      var attempts = attempts
      return await attempts.run()
    }
    count += 1
    let number = count
    calls[number] = call
    var outcome = await withTaskCancellationHandler {
      await call.value
    } onCancel: {
      call.cancel()
    }
    calls[number] = nil
    if isEnded { outcome.result = .failure(CancellationError()) }
    return outcome
  }

  /// Cancels the calls under way. Calls that begin later end as cancelled, too.
  func end() {
    isEnded = true
    for call in calls.values { call.cancel() }
  }
}

/// The session of a client, and of the clients that share it.
///
/// A call uses the session in which it began. So nothing that an earlier session receives, however late, reaches a later one.
actor UserSessions {
  private(set) var current: UserSession
  private let make: @Sendable () -> UserSession

  init(_ make: @escaping @Sendable () -> UserSession) {
    self.make = make
    current = make()
  }

  /// Ends the session, and begins another one.
  func reset() async {
    let ended = current
    current = make()
    await ended.end()
  }
}
