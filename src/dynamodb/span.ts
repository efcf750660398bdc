import type { PageQuery } from '../users/users';
import type { Place } from './cursor';

/** What part of a listing is asked for. Both times are included. */
export interface Span {
  order: PageQuery['order'];
  from: string;
  to: string;
  /** Only what comes after this place, in the direction of `order`. */
  after: Place | undefined;
}

const earliest = '0000-01-01T00:00:00.000Z';
const latest = '9999-12-31T23:59:59.999Z';

/**
 * An ascending listing ends `settleSeconds` before now: the index lags behind the table,
 * and a walk would pass over whoever appears behind the place it has reached.
 */
export function spanOf({ order, createdFrom, createdTo, now }: PageQuery, settleSeconds: number, after?: Place): Span {
  const froms = [createdFrom ?? earliest];
  const tos = [createdTo === undefined ? latest : earlier(createdTo, 1)];
  if (order === 'asc') tos.push(earlier(now, settleSeconds * 1000));
  if (after) (order === 'asc' ? froms : tos).push(after.createdAt);
  return { order, from: greatest(froms), to: least(tos), after };
}

export const isEmpty = ({ from, to }: Span): boolean => from > to;

export const isWithin = ({ from, to }: Span, createdAt: string): boolean => from <= createdAt && createdAt <= to;

export const isBeyond = (span: Span, place: Place): boolean => span.after === undefined || inOrder(span.order)(span.after, place) < 0;

/** Sorts places as a listing has them; ties are told apart by the id, in the direction of the listing. */
export function inOrder(order: PageQuery['order']): (a: Place, b: Place) => number {
  const direction = order === 'asc' ? 1 : -1;
  return (a, b) => direction * (compare(a.createdAt, b.createdAt) || compare(a.userId, b.userId));
}

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));
const least = (times: string[]) => times.reduce((a, b) => (a < b ? a : b));
const greatest = (times: string[]) => times.reduce((a, b) => (a > b ? a : b));
const earlier = (time: string, milliseconds: number) => new Date(Date.parse(time) - milliseconds).toISOString();
