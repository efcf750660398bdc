import type { Outcome } from '../scenario';

export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Exchange {
  request: Request;
  answer: { status: number; headers: Record<string, string>; text: string };
}

/** What the program on Hermes prints at its end: a request that nobody has answered yet, or what came out. */
export type Word = { request: Request } | { outcome: Outcome } | { failed: string };
