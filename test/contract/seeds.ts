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

/** Requests as openapi-backend shows them to its validators, made of the examples of the contract. */
export function requestsOf(operationId: string): object[] {
  const operation = contract.operations.find(({ id }) => id === operationId);
  const values = (place: string) => {
    const declared = operation?.parameters.filter((parameter) => parameter.in === place) ?? [];
    return Object.fromEntries(declared.map(({ name }) => [place === 'header' ? name.toLowerCase() : name, exampleOf(name, place)]));
  };
  const request = () => ({
    path: values('path'),
    query: values('query'),
    header: { 'content-type': 'application/json', ...values('header') },
  });
  return operation?.body ? bodies.map((requestBody) => ({ ...request(), requestBody })) : [request(), { ...request(), query: {} }];
}

function exampleOf(name: string, place: string): string {
  return String(Object.values(parameters).find((parameter) => parameter.name === name && parameter.in === place)?.example);
}
