import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

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
globalThis.client = createClient({ baseUrl: process.env.BASE_URL, token: () => process.env.TOKEN });
globalThis.storage = {
  getItem: async (key) => stored.get(key) ?? null,
  setItem: async (key, value) => void stored.set(key, value),
  removeItem: async (key) => void stored.delete(key),
};
globalThis.session = { idToken: async () => process.env.TOKEN, refresh: async () => 'another' };
globalThis.report = (error) => { throw error; };
globalThis.userId = process.env.USER_ID;
`;

// The part of React that the examples use.
const react = `
export declare function useState<State>(initial: State): [State, (state: State) => void];
export declare function useEffect(effect: () => () => void, dependencies: readonly unknown[]): void;
`;

// The part of TanStack Query that the examples use. `npm run test:reality -- --only react` compiles them with the library.
const query = `
export interface QueryClient { clear(): void; fetchQuery<Data>(options: QueryHookOptions<Data>): Promise<Data> }
interface QueryHookOptions<Data> { queryFn: (context: never) => Promise<Data> }
export declare function useQuery<Data>(options: QueryHookOptions<Data>): { data: Data | undefined };
export declare function useInfiniteQuery<Page>(options: QueryHookOptions<Page>): { data: { pages: Page[] } | undefined };
interface MutationHookOptions<Data, Input> {
  mutationFn: (input: Input) => Promise<Data>;
  onSuccess?: (data: Data) => void;
  onError?: (error: Error) => unknown;
}
interface MutationHook<Input> { mutate: (input: Input) => void; isPending: boolean; error: Error | null }
export declare function useMutation<Data, Input>(options: MutationHookOptions<Data, Input>): MutationHook<Input>;
`;

/** Writes the globals into an app. Returns the file with their types. A program must import `context.js` first. */
export function writeContext(app: string): string {
  const types = join(app, 'context.d.ts');
  writeFileSync(types, declarations);
  writeFileSync(join(app, 'context.js'), values);
  writePackage(app, 'react', react, 'export const useState = undefined, useEffect = undefined;\n');
  const library = readFileSync(resolve('clients/typescript/src/tanstack-query/react-query.d.ts'), 'utf8');
  const hooks = 'export class QueryClient {}\nexport const useQuery = undefined, useInfiniteQuery = undefined, useMutation = undefined;\n';
  writePackage(app, '@tanstack/react-query', library + query, hooks);
  return types;
}

function writePackage(app: string, name: string, types: string, program: string): void {
  const folder = join(app, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), `{ "name": "${name}", "type": "module", "exports": "./index.js" }\n`);
  writeFileSync(join(folder, 'index.d.ts'), types);
  writeFileSync(join(folder, 'index.js'), program);
}
