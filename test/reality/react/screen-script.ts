import { build } from 'esbuild';
import type { Stack } from './stacks';

const program = `
  import { startApp } from './example/app';
  import { fakeApi, fixtures } from 'user-profiles-client/fixtures';
  const root = () => document.body.appendChild(document.createElement('div'));
  globalThis.start = ({ token, ...options }) => startApp(root(), { ...options, token: () => token });
  globalThis.startFake = () => {
    const api = fakeApi();
    Object.assign(globalThis, { api, fixtures });
    startApp(root(), { baseUrl: 'https://api.example.com', transport: api.transport, retries: 0 });
  };
`;

/** Bundles the example in an app for the browser. */
export async function screenScript({ folder }: Stack): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: program, resolveDir: folder },
    tsconfigRaw: { compilerOptions: { jsx: 'react-jsx' } },
    define: { 'process.env.NODE_ENV': '"production"' },
    bundle: true,
    format: 'iife',
    platform: 'browser',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}
