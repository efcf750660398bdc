import type { TransportAnswer, TransportRequest } from '../../../clients/typescript/src/transport';

type Step = { status: number; headers?: Record<string, string>; text?: string } | Error | 'never';

/** A transport that does as it is told, and the requests that it got. */
export function scripted(...steps: Step[]) {
  const requests: TransportRequest[] = [];
  const transport = (request: TransportRequest): Promise<TransportAnswer> => {
    const step = steps[requests.push(request) - 1];
    if (step === 'never') return new Promise(() => {});
    if (step === undefined || step instanceof Error) return Promise.reject(step ?? new Error('one request too many'));
    const { status, headers = {}, text = '' } = step;
    return Promise.resolve({ status, headers, text: () => Promise.resolve(text) });
  };
  return { requests, transport };
}
