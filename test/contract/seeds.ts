import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { readContract } from '../../src/contract/read/contract';

export const contract = readContract(readFileSync('openapi.yaml', 'utf8'));

interface Examples {
  parameters: Record<string, { name: string; in: string; example: unknown }>;
  examples: Record<string, { value: unknown }>;
}

const { parameters, examples }: Examples = parse(readFileSync('openapi.yaml', 'utf8')).components;

const bodies = Object.values(examples).map(({ value }) => value);

/** Returns requests in the format that openapi-backend passes to its validators, built from the examples of the contract. */
export function requestsOf(operationId: string): object[] {
  const operation = contract.operations.find(({ id }) => id === operationId);
  const values = (location: string) => {
    const declared = operation?.parameters.filter((parameter) => parameter.in === location) ?? [];
    return Object.fromEntries(declared.map(({ name }) => [location === 'header' ? name.toLowerCase() : name, exampleOf(name, location)]));
  };
  const request = () => ({
    path: values('path'),
    query: values('query'),
    header: { 'content-type': 'application/json', ...values('header') },
  });
  return operation?.body ? bodies.map((requestBody) => ({ ...request(), requestBody })) : [request(), { ...request(), query: {} }];
}

function exampleOf(name: string, location: string): string {
  return String(Object.values(parameters).find((parameter) => parameter.name === name && parameter.in === location)?.example);
}
