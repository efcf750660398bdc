import type { APIGatewayProxyEvent } from 'aws-lambda';
import { lambdaContext } from '../event';
import type { Bundle } from './bundles';
import { keyOf, turns } from './cold';
import { eventOf, expectedStatus, type Scenario } from './requests';
import { samples } from './table';

type Handler = (event: APIGatewayProxyEvent, context: unknown) => Promise<{ statusCode: number }>;

const requestsPerRound = 2000;

/** Microseconds for one request in a process that has seen many, by `keyOf`: medians of rounds, the variants taking turns. */
export async function warmRequests(bundles: readonly Bundle[], rounds: number): Promise<(key: string) => number> {
  const loaded = turns(bundles.map(({ variant, operation, file }) => ({ variant, operation, handler: handlerOf(file) })));
  const times = samples();
  for (let round = 0; round < rounds; round += 1) {
    for (const { variant, scenario, handler } of loaded) {
      const microseconds = await timed(handler, scenario);
      if (round >= rounds / 4) times.add(keyOf(variant, scenario), microseconds);
    }
  }
  return times.median;
}

async function timed(handler: Handler, scenario: Scenario): Promise<number> {
  const event = eventOf[scenario]();
  const { statusCode } = await handler(event, lambdaContext);
  if (!expectedStatus[scenario].includes(statusCode)) throw new Error(`${scenario} was answered by ${statusCode}`);
  const began = performance.now();
  for (let request = 0; request < requestsPerRound; request += 1) await handler(event, lambdaContext);
  return ((performance.now() - began) * 1000) / requestsPerRound;
}

function handlerOf(file: string): Handler {
  const module: { handler: Handler } = require(file);
  return module.handler;
}
