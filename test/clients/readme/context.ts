import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What the examples of the SDK's README take from the app around them: `client`, `userId`, and what is the app's own. */
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
  var session: { accessToken(): Promise<string>; refresh(options: { signal: AbortSignal }): Promise<string> };
  function report(error: unknown): void;
}
`;

const values = `
import { createClient } from 'user-profiles-client';

const kept = new Map();
globalThis.client = createClient({ baseUrl: process.env.BASE_URL });
globalThis.storage = {
  getItem: async (key) => kept.get(key) ?? null,
  setItem: async (key, value) => void kept.set(key, value),
  removeItem: async (key) => void kept.delete(key),
};
globalThis.session = { accessToken: async () => 'token', refresh: async () => 'another' };
globalThis.report = (error) => { throw error; };
globalThis.userId = process.env.USER_ID;
`;

// Of React, what the example uses.
const react = `
export declare function useState<State>(initial: State): [State, (state: State) => void];
export declare function useEffect(effect: () => () => void, dependencies: readonly unknown[]): void;
`;

/** Puts it into an app. @returns the file with the types; at run time `context.js` is to be imported first */
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
