import { Agent, type AgentOptions } from 'node:https';
import { TLSSocket } from 'node:tls';

/**
 * An agent that opens its first connection before there is anything to ask: the first request finds it made, or on its way.
 * Node.js, "agent.createConnection".
 */
export class ReadyAgent extends Agent {
  readonly #place: { host: string; port: number };
  #ready: TLSSocket | undefined;

  constructor({ hostname: host, port }: URL, options: AgentOptions) {
    super(options);
    this.#place = { host, port: Number(port || 443) };
    const socket = super.createConnection({ ...this.options, ...this.#place, servername: host });
    if (!(socket instanceof TLSSocket)) return;
    const forget = (): void => {
      if (this.#ready === socket) this.#ready = undefined;
    };
    // As long as nobody has asked, it holds no process back, and its end is nobody's error.
    this.#ready = socket.unref().on('error', forget).once('close', forget);
  }

  override createConnection(...args: Parameters<Agent['createConnection']>): ReturnType<Agent['createConnection']> {
    const [{ host, port }] = args;
    const ready = host === this.#place.host && Number(port) === this.#place.port ? this.#ready : undefined;
    if (ready === undefined) return super.createConnection(...args);
    this.#ready = undefined;
    return ready.ref();
  }
}
