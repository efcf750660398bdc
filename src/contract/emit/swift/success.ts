import type { Operation, Shape } from '../../model';

/** What an operation answers when it succeeds. */
export interface Success {
  statuses: number[];
  description: string;
  /** Absent when there is no content. */
  shape?: Shape;
}

/** @throws ContractError for an operation without success, with several kinds of it, or with an answer that is neither JSON nor a problem. */
export function successOf({ method, place, responses }: Operation): Success {
  const [first, ...others] = responses.filter(({ status }) => status >= 200 && status < 300);
  if (!first) throw place.error('no status of success', 'Declare one from 200 to 299');
  const other = others.find(({ content }) => JSON.stringify(content) !== JSON.stringify(first.content));
  if (other)
    throw place.error(`${first.status} and ${other.status} have different content`, 'An SDK has one type for success: give them one');
  if (first.content && first.content.type !== 'application/json') {
    throw place.error(`success is ${first.content.type}`, 'The Swift SDK reads application/json alone');
  }
  return {
    statuses: [first, ...others].map(({ status }) => status),
    description: first.description,
    // The answer to HEAD has no body, whatever GET would answer (RFC 9110 §9.3.2).
    ...(first.content && method !== 'HEAD' && { shape: first.content.shape }),
  };
}
