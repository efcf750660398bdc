import type * as Sdk from '../../../../clients/typescript/src/index';
import { type Api, scenario } from '../scenario';
import { stopTime } from './environment';
import type { Exchange, Request, Word } from './words';

declare function print(line: string): void;
/** What the API has answered so far, put in front of this program. */
declare const answered: Exchange[];

function say(word: Word): void {
  print(JSON.stringify(word));
  stopTime();
}

type Transport = NonNullable<Parameters<typeof Sdk.createClient>[0]['transport']>;

/** Answers what is known; the first request that is not known ends the program. */
function recalled(): Transport {
  let next = 0;
  return ({ method, url, headers, body }) => {
    const request: Request = { method, url, headers, ...(body !== undefined && { body }) };
    const known = answered[next];
    next += 1;
    if (!known) say({ request });
    else if (JSON.stringify(known.request) === JSON.stringify(request)) return Promise.resolve(answerOf(known));
    else say({ failed: `request ${next} is another than in the run before: ${JSON.stringify(request)}` });
    return new Promise(() => {});
  };
}

const answerOf = ({ answer: { status, headers, text } }: Exchange) => ({ status, headers, text: () => Promise.resolve(text) });

/** Runs the scenario on Hermes, which has no network. */
export function live(sdk: typeof Sdk, { baseUrl, token }: Api): void {
  scenario(sdk, { baseUrl, token: () => token, transport: recalled() }).then(
    (outcome) => say({ outcome }),
    (error: unknown) => say({ failed: error instanceof Error ? `${error.message}\n${error.stack}` : String(error) }),
  );
}
