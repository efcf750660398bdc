import type { Outcome } from '../scenario';

export interface Request {
  method: string;
  url: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Exchange {
  request: Request;
  response: { status: number; headers: Record<string, string>; text: string };
}

/** The last output of the program on Hermes: a request without a recorded response, the results, or an error. */
export type Message = { request: Request } | { outcome: Outcome } | { failed: string };
