import type { UserContent } from '../users/profile';
import type { Precondition, Revision, Revisions } from '../users/users';
import { contentNames } from './items';

/** A part of a DynamoDB expression with the values of its placeholders. Every attribute name is a placeholder, because some are reserved words. */
export interface Clause {
  text: string;
  names: Record<string, string>;
  values: Record<string, unknown>;
}

/** An item with this key exists. */
export const exists: Clause = clause('attribute_exists(#userId)', ['userId']);

/** No item with this key exists. */
export const absent: Clause = clause('attribute_not_exists(#userId)', ['userId']);

/** No user has this key: nothing, or a deletion marker. */
export const hasNoEmail: Clause = clause('attribute_not_exists(#email)', ['email']);

/**
 * No user has this key, and if a user had it, the user was deleted before `createdAt`.
 * @param attempt identifies a creation with an idempotency key: it must not recreate a user that it created before
 */
export function vacant(createdAt: string, attempt: string | undefined): Clause {
  const isEarlier = isBefore('deletedAt', createdAt);
  const deleted = attempt === undefined ? isEarlier : all(isEarlier, differs('attempt', attempt));
  return either(absent, deleted);
}

export const isBefore = (name: string, time: string): Clause => clause(`#${name} < :${name}Limit`, [name], { [`${name}Limit`]: time });

export const equals = (name: string, value: unknown): Clause => clause(`#${name} = :${name}`, [name], { [name]: value });

export const differs = (name: string, value: unknown): Clause => clause(`#${name} <> :${name}`, [name], { [name]: value });

export const isRevision = ({ version, createdAt }: Revision): Clause => all(equals('version', version), equals('createdAt', createdAt));

/** Never holds: versions count from 1. */
const impossible = equals('version', 0);

/** The user is at one of the `expected` revisions and at none of the `excluded` ones. */
export function meets({ expected, excluded = [] }: Precondition): Clause {
  if (excluded.length === 0) return isAmong(expected);
  return excluded === 'any' ? impossible : all(isAmong(expected), not(listed(excluded, 'excluded')));
}

function isAmong(expected: Revisions): Clause {
  if (expected === 'any') return exists;
  return expected.length === 0 ? impossible : listed(expected, 'expected');
}

function listed(revisions: Revision[], label: string): Clause {
  const parts = revisions.map((_, n) => `#version = :${label}Version${n} AND #createdAt = :${label}CreatedAt${n}`);
  const values = revisions.flatMap(({ version, createdAt }, n): [string, unknown][] => [
    [`${label}Version${n}`, version],
    [`${label}CreatedAt${n}`, createdAt],
  ]);
  // AND binds more tightly than OR, and DynamoDB rejects redundant parentheses.
  return clause(`(${parts.join(' OR ')})`, ['version', 'createdAt'], Object.fromEntries(values));
}

const not = (inner: Clause): Clause => ({ ...inner, text: `NOT ${inner.text}` });

export const all = (...clauses: Clause[]): Clause => joined(' AND ', clauses);

/** At least one of the clauses holds. */
export const either = (...clauses: Clause[]): Clause => joined(' OR ', clauses);

/** Sets these attributes, removes those that are undefined, and increments the version. */
export function assign(attributes: Record<string, unknown>): Clause {
  const names = Object.keys(attributes);
  const set = names.filter((name) => attributes[name] !== undefined);
  const remove = names.filter((name) => attributes[name] === undefined);
  const sets = ['#version = #version + :one', ...set.map((name) => `#${name} = :${name}`)].join(', ');
  const removes = remove.length === 0 ? '' : ` REMOVE ${remove.map((name) => `#${name}`).join(', ')}`;
  const values = Object.fromEntries(set.map((name) => [name, attributes[name]]));
  return clause(`SET ${sets}${removes}`, [...names, 'version'], { one: 1, ...values });
}

/** Returns all client-owned properties; omitted ones are undefined. */
export const everyAttribute = (content: UserContent): Record<string, unknown> =>
  Object.fromEntries(contentNames.map((name) => [name, content[name]]));

/** Returns the parameters of a conditional Put or Delete. */
export function onlyIf(condition: Clause) {
  const { text, names, values } = condition;
  return {
    ConditionExpression: text,
    ExpressionAttributeNames: names,
    ...(Object.keys(values).length > 0 && { ExpressionAttributeValues: values }),
  };
}

/** Returns the parameters of a conditional Update. */
export function updateOnlyIf(update: Clause, condition: Clause) {
  return { ...onlyIf({ ...joined('', [update, condition]), text: condition.text }), UpdateExpression: update.text };
}

function joined(separator: string, clauses: Clause[]): Clause {
  return {
    text: clauses.map(({ text }) => text).join(separator),
    names: Object.assign({}, ...clauses.map(({ names }) => names)),
    values: Object.assign({}, ...clauses.map(({ values }) => values)),
  };
}

function clause(text: string, names: string[], values: Record<string, unknown> = {}): Clause {
  return {
    text,
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: Object.fromEntries(Object.entries(values).map(([name, value]) => [`:${name}`, value])),
  };
}
