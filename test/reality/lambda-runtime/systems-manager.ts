import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { serve } from '../server';
import { parameterName } from './function';

/** When Systems Manager responds to a request. `30 ms after the thaw`: after the next one. `never`: it does not; `resets`: it closes the connection during the next freeze. */
export type Timing = 'at once' | 'during the freeze' | '30 ms after the thaw' | 'resets' | 'never';

/** A test double of AWS Systems Manager with one parameter, whose responses are late. */
export interface LateSystemsManager {
  readonly url: string;
  timing: Timing;
  settings: object;
  /** Called after the process has been frozen, and before it is thawed. */
  frozen(): Promise<void>;
  thawed(): void;
  requests(): number;
}

/** A request, with the response that it gets. */
interface Pending {
  readonly response: ServerResponse;
  readonly body: string;
}

/** Starts the server. It responds with the settings of the time of the request. It is stopped when the part ends. */
export async function lateSystemsManager(timing: Timing): Promise<LateSystemsManager> {
  const pending = new Set<Pending>();
  let requests = 0;
  const respond = (late: Iterable<Pending> = pending) => {
    for (const each of late) {
      if (pending.delete(each)) each.response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' }).end(each.body);
    }
  };
  const url = await serve((request, response) => {
    requests += 1;
    request.resume();
    const parameter = { Name: parameterName, Type: 'String', Value: JSON.stringify(manager.settings), Version: requests };
    pending.add({ response, body: JSON.stringify({ Parameter: parameter }) });
    if (manager.timing === 'at once') respond();
    if (manager.timing === 'resets') setTimeout(() => respond(), 20);
  });
  const manager: LateSystemsManager = {
    url,
    timing,
    settings: {},
    frozen: async () => {
      if (manager.timing === 'resets') await reset(pending);
      if (manager.timing === 'during the freeze') respond();
      await delay(5);
    },
    thawed: () => {
      const late = [...pending];
      if (manager.timing === '30 ms after the thaw') setTimeout(() => respond(late), 30);
    },
    requests: () => requests,
  };
  return manager;
}

async function reset(pending: Set<Pending>): Promise<void> {
  const sockets = [...pending].flatMap(({ response }) => response.socket ?? []);
  pending.clear();
  await Promise.all(
    sockets.map((socket) => {
      const closed = once(socket, 'close');
      socket.resetAndDestroy();
      return closed;
    }),
  );
}
