import type { Document } from 'openapi-backend';
import { unescaped } from '../read/source';

/** Returns the part of the document that the keys lead to, with references replaced by their targets. Undefined if there is none. */
export function partOf(document: Document, ...keys: readonly string[]): unknown {
  let value: unknown = document;
  for (const key of keys) value = resolved(document, memberOf(value, key));
  return value;
}

/** Returns the members of an object in the document, without following references; none for another value. */
export function entriesOf(value: unknown): [string, unknown][] {
  return typeof value === 'object' && value !== null ? Object.entries(value) : [];
}

/** Returns the name of the component that a value refers to; undefined for a value without a reference. */
export function referredName(value: unknown): string | undefined {
  const reference = memberOf(value, '$ref');
  return typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
}

/** Returns a member of a value as a text; empty if it is another value. */
export function textAt(value: unknown, key: string): string {
  const text = memberOf(value, key);
  return typeof text === 'string' ? text : '';
}

/** Returns a member of an object; undefined for another value. */
export function memberOf(value: unknown, key: string): unknown {
  return entriesOf(value).find(([name]) => name === key)?.[1];
}

function resolved(document: Document, value: unknown): unknown {
  const reference = memberOf(value, '$ref');
  if (typeof reference !== 'string') return value;
  const keys = reference.split('/').slice(1);
  return partOf(document, ...keys.map(unescaped));
}

/** Whether a property of an object accepts an empty text: its schema has no `minLength` of at least 1. */
export function isEmptyAccepted(document: Document, schema: string, property: string): boolean {
  const minLength = memberOf(partOf(document, 'components', 'schemas', schema, 'properties', property), 'minLength');
  return !(typeof minLength === 'number' && minLength >= 1);
}
