import { join } from 'node:path';
import { run } from '../../clients/swift/child';
import { cacheFolder } from '../../clients/swift/find-swift';
import { interrupted } from '../interrupted';
import type { GeneratedClient } from './client';

/** The minimum version of Go, as in `go.mod`. */
const least = { major: 1, minor: 26 };

const advice = `Go ${least.major}.${least.minor} or newer is not installed. Install it from your system's packages or from the Go project.`;

const cache = join(cacheFolder(process.env), 'go');

const env = { GOFLAGS: '-mod=readonly', GOTOOLCHAIN: 'local', GOMODCACHE: join(cache, 'modules'), GOCACHE: join(cache, 'build') };

const go = (...args: readonly string[]) => ({ program: 'go', args, env });

export const oapiCodegen: GeneratedClient = {
  name: 'oapi-codegen',
  missing: async () => {
    const { output } = await run(go('version'), interrupted).catch(() => ({ output: '' }));
    const [, major = '0', minor = '0'] = /go(\d+)\.(\d+)/.exec(output) ?? [];
    return Number(major) === least.major && Number(minor) >= least.minor ? undefined : advice;
  },
  build: (folder) => [
    { program: 'mkdir', args: ['-p', 'client'] },
    go('tool', 'oapi-codegen', '-config', 'config.yaml', 'openapi.yaml'),
    go('build', '-o', 'journey', '.'),
    { program: join(folder, 'journey'), args: ['openapi.yaml'] },
  ],
  journey: (folder) => ({ program: join(folder, 'journey'), args: [] }),
};
