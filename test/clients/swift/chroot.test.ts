import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inside, isMade, marker, markerFile, mountsBelow } from './chroot';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'root-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a root file system', () => {
  it('is usable when its marker contains the current recipe', () => {
    mkdirSync(dirname(join(root, markerFile)), { recursive: true });
    writeFileSync(join(root, markerFile), marker);
    expect(isMade(root)).toBe(true);
  });

  it('is not usable when it is missing, has no marker, or has another recipe', () => {
    expect([isMade(join(root, 'none')), isMade(root)]).toEqual([false, false]);
    mkdirSync(dirname(join(root, markerFile)), { recursive: true });
    writeFileSync(join(root, markerFile), marker.replace('swiftlang', 'swift'));
    expect(isMade(root)).toBe(false);
  });

  it('has mount points at its path and below, not beside it', () => {
    const line = (point: string) => `36 35 98:0 / ${point} rw,noatime master:1 - ext4 /dev/root rw`;
    const mountinfo = ['/', '/cache', '/cache/root', '/cache/root/proc', '/cache/root.1/proc'].map(line).join('\n');
    expect(mountsBelow('/cache/root', `${mountinfo}\n`)).toEqual(['/cache/root', '/cache/root/proc']);
  });

  it('runs a command with the shared folders and unchanged arguments', () => {
    const { program, args } = inside('/cache/root', ['echo', '$HOME; "x"'], { readOnly: ['/a b'], writable: ['/c'] });
    expect(program).toBe('unshare');
    expect(args.slice(-6)).toEqual(['/cache/root', 'ro:/a b', 'rw:/c', '--', 'echo', `$HOME; "x"`]);
  });
});
