import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { writeConsumer } from './consumer';

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'consumer-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' });

const readme = '```text\n.package(url: "https://a.example/b.git", from: "1.0.0")\n```\n\n```text\n.product(name: "P", package: "b")\n```\n';

/** Creates a working tree with a modified, an untracked and an ignored file. */
function project(): string {
  const root = join(folder, 'project');
  mkdirSync(join(root, 'clients/swift'), { recursive: true });
  writeFileSync(join(root, 'clients/swift/README.md'), readme);
  git(root, 'init', '--quiet');
  writeFileSync(join(root, '.gitignore'), 'ignored\n');
  writeFileSync(join(root, 'tracked'), 'as committed');
  git(root, 'add', '--all');
  writeFileSync(join(root, 'tracked'), 'as it is now');
  writeFileSync(join(root, 'untracked'), '');
  writeFileSync(join(root, 'ignored'), '');
  return root;
}

describe('the package that uses the SDK', () => {
  it('gets a repository with the working tree under the version tag, and leaves the index of the project unchanged', () => {
    const root = project();
    const status = git(root, 'status', '--porcelain');
    const own = join(folder, 'own');
    mkdirSync(own);
    const { publish, env } = writeConsumer(root, own, '1.2.3');
    const [program = '', ...args] = publish;
    execFileSync(program, args, { env: { ...process.env, ...env } });
    git(
      folder,
      '-c',
      'advice.detachedHead=false',
      'clone',
      '--quiet',
      '--branch',
      '1.2.3',
      pathToFileURL(join(own, 'user-profiles.git')).href,
      'clone',
    );
    expect(readdirSync(join(folder, 'clone')).toSorted()).toEqual(['.git', '.gitignore', 'clients', 'tracked', 'untracked']);
    expect(readFileSync(join(folder, 'clone/tracked'), 'utf8')).toBe('as it is now');
    expect(git(root, 'status', '--porcelain')).toBe(status);
  });

  it('depends only on that repository, with the code of the README', () => {
    const root = project();
    const { package: consumer } = writeConsumer(root, folder, '1.2.3');
    const manifest = readFileSync(join(consumer, 'Package.swift'), 'utf8');
    expect(manifest).toContain(`dependencies: [.package(url: "${pathToFileURL(folder).href}/user-profiles.git", from: "1.0.0")]`);
    expect(manifest).toContain('dependencies: [.product(name: "P", package: "b")]');
    expect(manifest).not.toContain(root);
  });

  it('is not written when the README lacks the installation code', () => {
    const root = project();
    writeFileSync(join(root, 'clients/swift/README.md'), 'Swift.');
    expect(() => writeConsumer(root, folder, '1.2.3')).toThrow('must be .package(url: …) and .product(…)');
  });
});
