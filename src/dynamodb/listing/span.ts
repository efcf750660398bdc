import type { PageQuery } from '../../users/users';
import type { Place } from './cursor';

/** A range of times of creation, both included. */
interface Range {
  from: string;
  to: string;
}

/** The part of a listing that a page is read from. */
export interface Span extends Range {
  order: PageQuery['order'];
  /** Only what comes after this place, in the direction of `order`. */
  after: Place | undefined;
}

const earliest = '0000-01-01T00:00:00.000Z';
const latest = '9999-12-31T23:59:59.999Z';

/** Returns the times of creation that the query asks for. */
export const rangeOf = ({ createdFrom = earliest, createdTo }: PageQuery): Range => ({
  from: createdFrom,
  to: createdTo === undefined ? latest : earlier(createdTo, 1),
});

/**
 * Returns the span of a page. An ascending listing ends `settleSeconds` before now: a creation takes time and the index lags behind the
 * table, and a walk would pass over a user who appears before the place that it has reached.
 */
export function spanOf(query: PageQuery, settleSeconds: number, after?: Place): Span {
  const { order, now } = query;
  const { from, to } = rangeOf(query);
  const froms = [from];
  const tos = [to];
  if (order === 'asc') tos.push(earlier(now, settleSeconds * 1000));
  if (after) (order === 'asc' ? froms : tos).push(after.createdAt);
  return { order, from: greatest(froms), to: least(tos), after };
}

export const isEmpty = ({ from, to }: Range): boolean => from > to;

export const isWithin = ({ from, to }: Range, createdAt: string): boolean => from <= createdAt && createdAt <= to;

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
