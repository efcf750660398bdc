import { banner, literal } from './code';
import type { Contract } from '../model';

/** Emits generated/personal-data.ts: the names of the properties and parameters with personal data. */
export function emitPersonalData(contract: Contract): string {
  return `${banner}
/** The names of the properties and parameters that the contract marks with \`x-personal-data\`, without duplicates. */
export const personalData = ${literal(personalNames(contract))} as const;
`;
}

function personalNames({ namedTypes, operations }: Contract): string[] {
  const properties = namedTypes.flatMap(({ definition }) => (definition.kind === 'record' ? definition.properties : []));
  const parameters = operations.flatMap((operation) => operation.parameters);
  const names = [...properties, ...parameters].filter(({ personal }) => personal).map(({ name }) => name);
  return [...new Set(names)].toSorted();
}
