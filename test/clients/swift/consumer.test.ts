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

/** A working tree with a file of each kind. */
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

describe('the repository that a consumer gets', () => {
  it('is the working tree as it is, under the tag of the version, and the index of the project stays as it was', () => {
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

  it('is all that its package names, in the words of the README', () => {
    const root = project();
    const { package: consumer } = writeConsumer(root, folder, '1.2.3');
    const manifest = readFileSync(join(consumer, 'Package.swift'), 'utf8');
    expect(manifest).toContain(`dependencies: [.package(url: "${pathToFileURL(folder).href}/user-profiles.git", from: "1.0.0")]`);
    expect(manifest).toContain('dependencies: [.product(name: "P", package: "b")]');
    expect(manifest).not.toContain(root);
  });

  it('is not made when the README does not say how to install', () => {
    const root = project();
    writeFileSync(join(root, 'clients/swift/README.md'), 'Swift.');
    expect(() => writeConsumer(root, folder, '1.2.3')).toThrow('does not begin with how it is installed');
  });
});
