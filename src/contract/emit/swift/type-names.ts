import type { Contract, NamedShape } from '../../model';
import { capitalized } from '../../read/shape';

/** The names that a schema of the contract cannot have in Swift, each with whose it is. */
export type TakenNames = ReadonlyMap<string, string>;

export function takenNames({ operations }: Contract): TakenNames {
  return new Map([
    ...platformTypes.map((name): [string, string] => [name, 'Swift or Foundation']),
    ...[...runtimeTypes, ...operations.map(({ id }) => problemType(id))].map((name): [string, string] => [name, 'the Swift SDK']),
  ]);
}

/** The name of the enum of the problems of an operation. */
export function problemType(operationId: string): string {
  return `${capitalized(operationId)}Problem`;
}

/**
 * Whether a type is written out where it is used: a name for text or a number that is taken would only be in the way.
 * @throws ContractError when the type cannot be written out.
 */
export function isInlined({ name, definition, place }: NamedShape, taken: TakenNames): boolean {
  const owner = taken.get(name);
  if (owner === undefined) return false;
  if (definition.kind !== 'record' && definition.kind !== 'choice') return true;
  throw place.error(`the schema ${name} is called like a type of ${owner}`, 'Rename it: an app could not tell the two apart');
}

const names = (lines: readonly string[]): string[] => lines.flatMap((line) => line.split(' '));

/** The types that the SDK declares beside those of the contract. */
export const runtimeTypes = names([
  'Answer Backoff BaseURL CalendarDate Call CallFailure ClientError ClientHeaders Content Conventions DateScanner EntityFinding',
  'EntityStore EntityVisit Environment ErrorAnswer FailureKind Field Headers InvalidArgument InvalidToken ItemSequence JSON',
  'KeptEntity Message OperationProblem OperationRow Operations Outcome PageSequence Parameter ParameterValue Precondition RFC3339',
  'RedirectRefusal SessionOwner TimeLimitPassed TokenFailure TokenProvider Tokens Transport TransportRequest TransportResponse',
  'Tries URLSessionTransport UndeclaredStatus UserProfiles UserProfilesClient',
]);

/** Words of the language, and types that the files of an app see without asking for them, or by `import Foundation`. */
const platformTypes = names([
  'Any AnyObject Protocol Self Type',
  'Actor AnyClass AnyHashable AnyIterator AnySequence Array ArraySlice AsyncIteratorProtocol AsyncSequence AsyncStream',
  'AsyncThrowingStream BinaryFloatingPoint BinaryInteger BitwiseCopyable Bool CancellationError CaseIterable Character',
  'CheckedContinuation Clock ClosedRange Codable CodingKey Collection CommandLine Comparable ContinuousClock Copyable',
  'CustomDebugStringConvertible CustomStringConvertible Decodable Decoder DecodingError Dictionary Double Duration EmptyCollection',
  'Encodable Encoder EncodingError Equatable Error Escapable Executor Float Float16 Float32 Float64 FloatingPoint GlobalActor Hashable',
  'Hasher Identifiable Int Int128 Int16 Int32 Int64 Int8 IteratorProtocol Job KeyPath KeyedDecodingContainer KeyedEncodingContainer',
  'LosslessStringConvertible MainActor MemoryLayout Mirror Never Numeric ObjectIdentifier OptionSet Optional Range RangeSet',
  'RawRepresentable Regex Repeated Result Sendable Sequence Set Slice StaticString Strideable String StringProtocol Substring',
  'SuspendingClock Task TaskGroup TaskLocal TaskPriority UInt UInt128 UInt16 UInt32 UInt64 UInt8 UTF16 UTF32 UTF8 Unicode Void',
  'AffineTransform AttributedString Bundle ByteCountFormatter CGFloat CGPoint CGRect CGSize Calendar CharacterSet CocoaError Comparator',
  'Data Date DateComponents DateFormatter DateInterval DateIntervalFormatter Decimal Dimension Expression FileHandle FileManager',
  'FileWrapper FormatStyle Formatter HTTPCookie HTTPCookieStorage HTTPURLResponse Host ISO8601DateFormatter IndexPath IndexSet',
  'InflectionRule InputStream JSONDecoder JSONEncoder JSONSerialization Locale LocalizedError LocalizedStringKey',
  'LocalizedStringResource MachError Measurement MeasurementFormatter Morphology Notification NotificationCenter NumberFormatter',
  'Operation OperationQueue OutputStream POSIXError PersonNameComponents Pipe Port Predicate Process ProcessInfo Progress',
  'PropertyListDecoder PropertyListEncoder RecoverableError RunLoop Scanner SortDescriptor SortOrder Stream Thread TimeInterval',
  'TimeZone Timer URL URLCache URLComponents URLCredential URLError URLProtocol URLQueryItem URLRequest URLResourceValues',
  'URLResponse URLSession URLSessionConfiguration URLSessionDataTask URLSessionTask UUID Unit UndoManager UserDefaults',
]);
