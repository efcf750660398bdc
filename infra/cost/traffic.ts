import type { Use } from './units';

/** Bytes that one request leaves behind. */
export interface Traffic {
  /** Of the answer: status line, headers, and the body as API Gateway sends it, compressed where it compresses. */
  answer: number;
  /** Of the lines that the function and the access log write. */
  log: number;
}

/** Bytes of the lines START, END and REPORT, which Lambda writes around each invocation; as its guide shows them. */
export const platformLog = 260;

/** Bytes of the item of an ordinary user, that of `test/bench/sample.ts`, and of the lock of their address, as DynamoDB counts them. */
export const ordinaryUser = { item: 464, lock: 70 };

/** Of an ordinary user. `test/infra/cost/traffic.test.ts` holds all of it against the API itself. */
export const traffic: Record<Use, Traffic> = {
  get: { answer: 1050, log: 905 },
  revalidate: { answer: 500, log: 905 },
  create: { answer: 1105, log: 1115 },
  replay: { answer: 1130, log: 1140 },
  update: { answer: 1050, log: 905 },
  unchanged: { answer: 1050, log: 905 },
  move: { answer: 1050, log: 905 },
  delete: { answer: 465, log: 905 },
  list: { answer: 2100, log: 905 },
  list100: { answer: 6500, log: 905 },
  find: { answer: 1025, log: 905 },
};
