import { banner } from '../code';
import { conversionsOf } from '../conversions';
import { mergePatchesOf } from '../merge-patches';
import type { Contract, NamedType } from '../../model';
import { declareConversion, declarePatch } from './conversions';
import { declareEnum } from './enums';
import { declareStruct } from './structs';
import { docs, indented } from './syntax';
import { namespace, type SwiftTypes, typeName } from './types';

/**
 * Returns the content of Schemas.swift: the namespace, the types of requests and responses, and the initializers that make a request from
 * a response.
 * @throws ContractError for two names that become the same identifier.
 */
export function emitSchemas(contract: Contract, types: SwiftTypes): string {
  const declared = contract.namedTypes.map((schemaType) => `${docs(describe(schemaType, contract))}${declare(schemaType, types)}`);
  const conversions = conversionsOf(contract).filter(({ request, response }) => request !== response);
  const initializers = [
    ...conversions.map((conversion) => declareConversion(conversion, types)),
    ...mergePatchesOf(contract).map((patch) => declarePatch(patch, types)),
  ];
  return `${banner}import Foundation

/// The types of the API's requests and responses.
///
/// They are nested, so a schema can have the same name as a type of Swift, of Foundation or of your app.
public enum ${namespace} {
${indented(declared.join('\n'))}}
${initializers.map((initializer) => `\n${initializer}`).join('')}`;
}

function describe({ name, description }: NamedType, { operations }: Contract): string {
  if (description !== '') return description;
  const parameters = operations.flatMap((operation) => operation.parameters);
  const owner = parameters.find(({ schemaType }) => schemaType.kind === 'named' && schemaType.name === name);
  return owner ? `The values of the parameter \`${owner.name}\`.` : '';
}

function declare(schemaType: NamedType, types: SwiftTypes): string {
  const { name, definition } = schemaType;
  if (definition.kind === 'choice') return declareEnum(schemaType, definition.values, types);
  if (definition.kind === 'record') return declareStruct(schemaType, definition.properties, types);
  return `public typealias ${typeName(name)} = ${types.of(definition)}\n`;
}
