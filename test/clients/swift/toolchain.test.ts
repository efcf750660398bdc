import { describe, expect, it } from '@jest/globals';
import { choose, type Surroundings } from './toolchain';

/** Debian, as root, without Swift. */
const debian: Surroundings = {
  platform: 'linux',
  swift: undefined,
  isRoot: true,
  mayMount: true,
  isMade: false,
  hasDebootstrap: true,
  hasApt: true,
  mirror: 'http://a.example/debian',
};
const mac: Surroundings = {
  ...debian,
  platform: 'darwin',
  isRoot: false,
  mayMount: false,
  hasDebootstrap: false,
  hasApt: false,
  mirror: undefined,
};

const apple =
  'swift-driver version: 1.115 Apple Swift version 6.0.2 (swiftlang-6.0.2.1.2 clang-1600.0.26.4)\nTarget: arm64-apple-macosx15.0\n';
const older = 'Swift version 5.10.1 (swift-5.10.1-RELEASE)\nTarget: x86_64-unknown-linux-gnu\n';

describe('the choice of Swift', () => {
  it.each([
    ['on a Mac', { ...mac, swift: apple }],
    ['on Linux', { ...debian, swift: 'Swift version 6.0.3 (swift-6.0.3-RELEASE)' }],
    ['of a later version', { ...debian, swift: 'Swift version 10.1' }],
    ['although Debian with Swift is in the cache', { ...debian, swift: 'Swift version 6.1-dev', isMade: true }],
    ['without root', { ...debian, swift: 'Swift version 6.0', isRoot: false }],
  ])('is the installed Swift %s', (_, surroundings) => {
    expect(choose(surroundings)).toEqual({ from: 'installed' });
  });

  it.each([
    ['there is none', undefined],
    ['it is too old', older],
    ['it is another program of that name', 'python-swiftclient 4.6.0'],
  ])('is a new Debian when the installed Swift does not qualify: %s', (_, swift) => {
    expect(choose({ ...debian, swift })).toEqual({ from: 'mirror', mirror: 'http://a.example/debian', installDebootstrap: false });
  });

  it('is Debian in the cache, even without a mirror', () => {
    expect(choose({ ...debian, isMade: true, mirror: undefined, hasDebootstrap: false })).toEqual({ from: 'cache' });
  });

  it('includes the installation of debootstrap when it is missing', () => {
    expect(choose({ ...debian, hasDebootstrap: false })).toMatchObject({ from: 'mirror', installDebootstrap: true });
  });

  it.each<[string, Surroundings, string]>([
    ['a Mac without Swift', mac, 'Swift is not installed. Install Xcode 16 or newer.'],
    ['a Mac with an old Swift', { ...mac, swift: older }, 'The installed Swift is too old (version 5.10). Install Xcode 16 or newer.'],
    ['another operating system', { ...debian, platform: 'win32' }, 'Swift is not installed. Install Swift 6.0 or newer.'],
    [
      'Linux without root',
      { ...debian, isRoot: false, isMade: true },
      'Install Swift 6.0 or newer, or run this as root to install Debian with Swift.',
    ],
    ['a container that must not mount', { ...debian, mayMount: false, isMade: true }, 'or allow this container to mount (CAP_SYS_ADMIN).'],
    ['Debian without a mirror', { ...debian, mirror: undefined }, 'or configure apt with a Debian mirror.'],
    [
      'neither debootstrap nor apt',
      { ...debian, hasDebootstrap: false, hasApt: false },
      'Install debootstrap. This machine has no apt-get to install it with.',
    ],
  ])('is nowhere, with a repair, for %s', (_, surroundings, reason) => {
    expect(choose(surroundings)).toEqual({ from: 'nowhere', reason: expect.stringContaining(reason) });
  });
});
