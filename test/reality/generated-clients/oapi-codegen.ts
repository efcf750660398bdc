import { join } from 'node:path';
import { go, missingGo } from '../go';
import type { GeneratedClient } from './client';

export const oapiCodegen: GeneratedClient = {
  name: 'oapi-codegen',
  missing: missingGo,
  build: (folder) => [
    { program: 'mkdir', args: ['-p', 'client'] },
    go('tool', 'oapi-codegen', '-config', 'config.yaml', 'openapi.yaml'),
    go('build', '-o', 'journey', '.'),
    { program: join(folder, 'journey'), args: ['openapi.yaml'] },
  ],
  journey: (folder) => ({ program: join(folder, 'journey'), args: [] }),
};
