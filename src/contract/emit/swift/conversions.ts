import type { Contract, Property } from '../../model';
import { conversionsOf, recordOf, type Conversion } from '../conversions';
import { escaped, propertyNames, withLowerStart } from './syntax';
import { listed } from './text';
import type { SwiftTypes } from './types';

/** Initializers that make a request of what was read. */
export function emitConversions(contract: Contract, types: SwiftTypes): string[] {
  const conversions = conversionsOf(contract).filter(({ request, answer }) => request !== answer);
  return conversions.map((conversion) => convert(conversion, types));
}

function convert(conversion: Conversion, types: SwiftTypes): string {
  const { request, answer, properties } = conversion;
  const source = withLowerStart(answer.name);
  const names = propertyNames(properties);
  const values = properties.map((property) => {
    const name = names.get(property.name) ?? '';
    return `${name}: ${valueOf(property, `${escaped(source)}.${escaped(name)}`, conversion, types)}`;
  });
  return `extension ${request.name} {
  /// What \`${source}\` says of the same properties: change one and send it.
  public init(_ ${escaped(source)}: ${answer.name}) {
    self.init(
${listed(values, '      ')}    )
  }
}
`;
}

function valueOf(property: Property, value: string, { request, answer }: Conversion, types: SwiftTypes): string {
  const there = recordOf(answer).find(({ name }) => name === property.name) ?? property;
  if (!types.isField(request, property) || types.isField(answer, there)) return value;
  return `${value}.map { .set($0) } ?? .${there.required ? 'clear' : 'keep'}`;
}
