/// The one form of the messages of errors. None holds a body, an e-mail address, a token or a URL.
struct Message {
  let operation: String
  let what: String
  let requestID: String?
  let tries: Int

  var text: String {
    let request = requestID.map { ", request \($0)" } ?? ""
    return "\(operation): \(what)\(request), \(tries) \(tries == 1 ? "try" : "tries")"
  }
}
