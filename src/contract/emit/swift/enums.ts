import type { NamedType } from '../../model';
import { escaped, lines, namesOf, quoted } from './syntax';
import { inNamespace, type SwiftTypes, typeName } from './types';

// Optional has `none` and `some`: `theme == .none` would compare with nil.
const reservedCases = ['allKnownCases', 'init', 'none', 'self', 'some', 'unknown'];

/** Returns the declaration of an enum with a case for each value, and one for values that a newer API may return. */
export function declareEnum({ name, location }: NamedType, values: readonly string[], types: SwiftTypes): string {
  const names = namesOf(
    values.map((text) => ({ text, location })),
    'value',
    reservedCases,
  );
  const cases = [...names].map(([value, swift]) => ({ value: quoted(value), name: escaped(swift) }));
  const string = types.external('String');
  return `public enum ${typeName(name)}: ${types.protocols('RawRepresentable', 'Sendable', 'Hashable', 'Codable')} {
${cases.map((one) => `  case ${one.name}\n`).join('')}  /// A value that this version of the package does not know.
  case unknown(${string})

  /// The values that this version of the package knows, in the order of the contract.
  public static let allKnownCases: [${inNamespace(typeName(name))}] = [
${lines(
  cases.map((one) => `.${one.name},`),
  '    ',
)}  ]

  public init(rawValue: ${string}) {
    switch rawValue {
${cases.map((one) => `    case ${one.value}: self = .${one.name}\n`).join('')}    default: self = .unknown(rawValue)
    }
  }

  public var rawValue: ${string} {
    switch self {
${cases.map((one) => `    case .${one.name}: ${one.value}\n`).join('')}    case .unknown(let value): value
    }
  }
}
`;
}
