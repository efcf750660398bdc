import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The globals that the examples of the SDK's README use: `client`, `userId`, and the app's own storage and session. */
const declarations = `
import type { Client } from 'user-profiles-client';

declare global {
  var client: Client;
  var userId: string;
  var storage: {
    getItem(key: string): Promise<string | null>;
    setItem(key: string, value: string): Promise<void>;
    removeItem(key: string): Promise<void>;
  };
  var session: { idToken(): Promise<string>; refresh(options: { signal: AbortSignal }): Promise<string> };
  function report(error: unknown): void;
}
`;

const values = `
import { createClient } from 'user-profiles-client';

const stored = new Map();
globalThis.client = createClient({ baseUrl: process.env.BASE_URL });
globalThis.storage = {
  getItem: async (key) => stored.get(key) ?? null,
  setItem: async (key, value) => void stored.set(key, value),
  removeItem: async (key) => void stored.delete(key),
};
globalThis.session = { idToken: async () => 'token', refresh: async () => 'another' };
globalThis.report = (error) => { throw error; };
globalThis.userId = process.env.USER_ID;
`;

// The part of React that the examples use.
const react = `
export declare function useState<State>(initial: State): [State, (state: State) => void];
export declare function useEffect(effect: () => () => void, dependencies: readonly unknown[]): void;
`;

/** Writes the globals into an app. Returns the file with their types. A program must import `context.js` first. */
export function writeContext(app: string): string {
  const types = join(app, 'context.d.ts');
  writeFileSync(types, declarations);
  writeFileSync(join(app, 'context.js'), values);
  mkdirSync(join(app, 'node_modules/react'));
  writeFileSync(join(app, 'node_modules/react/package.json'), '{ "name": "react", "type": "module", "exports": "./index.js" }\n');
  writeFileSync(join(app, 'node_modules/react/index.d.ts'), react);
  writeFileSync(join(app, 'node_modules/react/index.js'), 'export const useState = undefined, useEffect = undefined;\n');
  return types;
}
