import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startNginx } from './nginx';

describe('nginx in front of the API', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'nginx-'));
  });

  afterEach(() => rmSync(folder, { recursive: true }));

  it('rejects with the output of nginx when nginx ends without listening', async () => {
    const start = startNginx(process.execPath, 'http://127.0.0.1:1', join(folder, 'files'));
    await expect(start).rejects.toThrow(/^nginx does not listen on port \d+\. Its output is: .*node: /s);
  });
});
