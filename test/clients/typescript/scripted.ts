import type { TransportResponse, TransportRequest } from '../../../clients/typescript/src/transport';

type Step = { status: number; headers?: Record<string, string>; text?: string } | Error | 'never';

/** Creates a transport that returns the given responses in turn, and records the requests. */
export function scripted(...steps: Step[]) {
  const requests: TransportRequest[] = [];
  const transport = (request: TransportRequest): Promise<TransportResponse> => {
    const step = steps[requests.push(request) - 1];
    if (step === 'never') return new Promise(() => {});
    if (step === undefined || step instanceof Error)
      return Promise.reject(step ?? new Error('The script has no response for this request'));
    const { status, headers = {}, text = '' } = step;
    return Promise.resolve({ status, headers, text: () => Promise.resolve(text) });
  };
  return { requests, transport };
}
