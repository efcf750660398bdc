import type * as Sdk from '../../../../clients/typescript/src/index';
import { type Api, scenario } from '../scenario';
import { stopTime } from './environment';
import type { Exchange, Request, Message } from './messages';

declare function print(line: string): void;
/** The recorded responses of the API. `run.ts` writes them before this program. */
declare const recorded: Exchange[];

function report(message: Message): void {
  print(JSON.stringify(message));
  stopTime();
}

type Transport = NonNullable<Parameters<typeof Sdk.createClient>[0]['transport']>;

/** Returns the recorded responses. The first request without one ends the program. */
function replay(): Transport {
  let next = 0;
  return ({ method, url, headers, body }) => {
    const request: Request = { method, url, headers, ...(body !== undefined && { body }) };
    const exchange = recorded[next];
    next += 1;
    if (!exchange) report({ request });
    else if (JSON.stringify(exchange.request) === JSON.stringify(request)) return Promise.resolve(responseOf(exchange));
    else report({ failed: `Request ${next} differs from the run before: ${JSON.stringify(request)}` });
    return new Promise(() => {});
  };
}

const responseOf = ({ response: { status, headers, text } }: Exchange) => ({ status, headers, text: () => Promise.resolve(text) });

/** Runs the scenario on Hermes, which has no network. */
export function live(sdk: typeof Sdk, { baseUrl, token }: Api): void {
  scenario(sdk, { baseUrl, token: () => token, transport: replay() }).then(
    (outcome) => report({ outcome }),
    (error: unknown) => report({ failed: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) }),
  );
}
