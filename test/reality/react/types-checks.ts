import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { blocksOf } from '../../clients/blocks';
import type { Check } from '../../clients/platforms/checks';
import { runNode } from '../../clients/platforms/command';
import type { Stack } from './stacks';

/** What an app writes, with the types of all its data. */
const program = `
import { QueryClient, useInfiniteQuery, useMutation, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { createClient, type UserPage, type UserProfile } from 'user-profiles-client';
import { createQueries, queryKey } from 'user-profiles-client/tanstack-query';

export const cache = new QueryClient();
export const queries = createQueries(createClient({ baseUrl: 'https://api.example.com' }), cache);

export const useProfile = (): UserProfile | undefined => useQuery(queries.me.get()).data;
export const useLoadedProfile = (): UserProfile => useSuspenseQuery(queries.me.get()).data;
export const useName = (userId: string): string | undefined =>
  useQuery({ ...queries.getUser({ userId }), select: (user) => user.displayName, enabled: userId !== '', staleTime: 5000 }).data;
export const useUsers = (): UserProfile[] => useInfiniteQuery(queries.listUsersPages({ limit: 50 })).data?.pages.flatMap(({ items }) => items) ?? [];
export const usePage = (): UserPage | undefined => useQuery(queries.listUsers()).data;

export function useChanges() {
  const patch = useMutation({ ...queries.me.patch(), onSuccess: (user) => console.log(user.displayName) });
  const remove = useMutation(queries.me.delete());
  const create = useMutation(queries.createUser());
  patch.mutate({ body: { displayName: 'Ada', bio: null } });
  remove.mutate();
  create.mutate({ body: { email: 'ada@example.com', displayName: 'Ada' } });
  return patch.data?.bio;
}

export async function prefetch(): Promise<string | undefined> {
  await cache.prefetchQuery(queries.me.get());
  await cache.invalidateQueries({ queryKey: queryKey('listUsers') });
  await cache.invalidateQueries(queries.ofUser('me'));
  const cached = cache.getQueryData(queries.me.get().queryKey);
  cache.setQueryData(queries.me.get().queryKey, (user) => user && { ...user, bio: 'Hello.' });
  const loaded: UserProfile = await cache.fetchQuery(queries.me.get());
  return cached?.bio ?? loaded.bio;
}
`;

/** Each must not compile, or the check of the types proves nothing. */
const mistakes = [
  'const one = cache.getQueryData(queries.me.get().queryKey); export const bio: number | undefined = one?.bio;',
  'export const two = () => useMutation(queries.me.patch()).mutate({ body: { displayName: null } });',
  "export const three = () => useQuery(queries.getUser({ id: '1' }));",
  "export const four = queryKey('getUsers');",
];

const options = {
  target: 'es2020',
  lib: ['es2020', 'dom', 'dom.iterable'],
  module: 'esnext',
  moduleResolution: 'bundler',
  types: [],
  jsx: 'react-jsx',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
};

/** Checks the types with those of the real library. */
export const typesChecks = (stack: Stack): Check[] => [
  {
    what: `${stack.name}: the types compile for an app, and find its mistakes`,
    prove: async () => {
      writeFileSync(join(stack.folder, 'program.ts'), program);
      for (const mistake of mistakes) await refuses(stack, `${program}${mistake}\n`);
      await compile(stack, ['program.ts']);
      return `${mistakes.length} mistakes`;
    },
  },
  {
    what: `${stack.name}: the example compiles`,
    prove: async () => {
      await compile(stack, ['example/app.tsx']);
      return '';
    },
  },
  {
    what: `${stack.name}: the examples of the README compile`,
    prove: async () => {
      const examples = blocksOf('clients/typescript/README.md', 'ts').filter(({ text }) => text.includes('@tanstack/react-query'));
      if (examples.length === 0) throw new Error('The README has no example with TanStack Query.');
      for (const { line, text } of examples) writeFileSync(join(stack.folder, `readme-${line}.ts`), text);
      await compile(
        stack,
        examples.map(({ line }) => `readme-${line}.ts`),
      );
      return '';
    },
  },
  {
    what: `${stack.name}: the sources of the SDK compile with the types of the library instead of its own copy of them`,
    prove: async () => {
      const sources = resolve('clients/typescript/src');
      const paths = { '@tanstack/react-query': [join(stack.folder, 'node_modules/@tanstack/react-query')] };
      await compile(stack, [join(sources, 'tanstack-query/index.ts'), join(sources, 'globals.d.ts')], {
        paths,
        lib: ['es2020'],
        skipLibCheck: true,
      });
      return '';
    },
  },
];

async function refuses(stack: Stack, text: string): Promise<void> {
  writeFileSync(join(stack.folder, 'mistake.ts'), text);
  const compiled = await compile(stack, ['mistake.ts']).then(
    () => true,
    () => false,
  );
  if (compiled) throw new Error(`This compiles:\n${text.split('\n').at(-2)}`);
}

/** @throws Error with the output of the compiler when the files do not compile */
async function compile({ folder }: Stack, files: readonly string[], more: object = {}): Promise<void> {
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: { ...options, ...more }, files }));
  await runNode([resolve('node_modules/typescript/bin/tsc'), '-p', '.', '--pretty', 'false'], folder);
}
