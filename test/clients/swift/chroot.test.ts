import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { inside, isMade, mountsBelow } from './chroot';
import { marker, markerFile } from './recipe';

let root = '';

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'root-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('a root file system', () => {
  it('is made when it says that it was made by the present recipe', () => {
    mkdirSync(dirname(join(root, markerFile)), { recursive: true });
    writeFileSync(join(root, markerFile), marker);
    expect(isMade(root)).toBe(true);
  });

  it('is not made when it is not there, says nothing, or names another recipe', () => {
    expect([isMade(join(root, 'none')), isMade(root)]).toEqual([false, false]);
    mkdirSync(dirname(join(root, markerFile)), { recursive: true });
    writeFileSync(join(root, markerFile), marker.replace('swiftlang', 'swift'));
    expect(isMade(root)).toBe(false);
  });

  it('has what is mounted on it and below it, and not what is mounted beside it', () => {
    const line = (point: string) => `36 35 98:0 / ${point} rw,noatime master:1 - ext4 /dev/root rw`;
    const mountinfo = ['/', '/cache', '/cache/root', '/cache/root/proc', '/cache/root.1/proc'].map(line).join('\n');
    expect(mountsBelow('/cache/root', `${mountinfo}\n`)).toEqual(['/cache/root', '/cache/root/proc']);
  });

  it('is entered with the folders that are shared, and with each word of the command as it is', () => {
    const { program, args } = inside('/cache/root', ['echo', '$HOME; "x"'], { readOnly: ['/a b'], writable: ['/c'] });
    expect(program).toBe('unshare');
    expect(args.slice(-6)).toEqual(['/cache/root', 'ro:/a b', 'rw:/c', '--', 'echo', `$HOME; "x"`]);
  });
});
