import { describe, expect, it } from '@jest/globals';
import { choose, type Surroundings } from './toolchain';

/** A Debian with root and nothing of Swift. */
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

describe('where Swift comes from', () => {
  it.each([
    ['on a Mac', { ...mac, swift: apple }],
    ['on Linux', { ...debian, swift: 'Swift version 6.0.3 (swift-6.0.3-RELEASE)' }],
    ['of a later version', { ...debian, swift: 'Swift version 10.1' }],
    ['although one was made before', { ...debian, swift: 'Swift version 6.1-dev', isMade: true }],
    ['without root', { ...debian, swift: 'Swift version 6.0', isRoot: false }],
  ])('an installed one is taken %s', (_, surroundings) => {
    expect(choose(surroundings)).toEqual({ from: 'installed' });
  });

  it.each([
    ['there is none', undefined],
    ['it is too old', older],
    ['it is another program of that name', 'python-swiftclient 4.6.0'],
  ])('one is made when %s', (_, swift) => {
    expect(choose({ ...debian, swift })).toEqual({ from: 'mirror', mirror: 'http://a.example/debian', installDebootstrap: false });
  });

  it('the one that was made is taken again, also without a mirror', () => {
    expect(choose({ ...debian, isMade: true, mirror: undefined, hasDebootstrap: false })).toEqual({ from: 'cache' });
  });

  it('debootstrap is installed when it is missing', () => {
    expect(choose({ ...debian, hasDebootstrap: false })).toMatchObject({ from: 'mirror', installDebootstrap: true });
  });

  it.each<[string, Surroundings, string]>([
    ['a Mac without', mac, 'There is no Swift here. Install Xcode 16 or newer.'],
    ['a Mac with an old one', { ...mac, swift: older }, 'The Swift here is too old (5.10). Install Xcode 16 or newer.'],
    ['another system', { ...debian, platform: 'win32' }, 'There is no Swift here. Install Swift 6.0 or newer.'],
    [
      'no root',
      { ...debian, isRoot: false, isMade: true },
      'Install Swift 6.0 or newer, or run this as root, which makes a Debian that has it.',
    ],
    ['a closed container', { ...debian, mayMount: false, isMade: true }, 'or let this container mount (CAP_SYS_ADMIN).'],
    ['no mirror', { ...debian, mirror: undefined }, 'or configure apt with a mirror of Debian.'],
    [
      'neither debootstrap nor apt',
      { ...debian, hasDebootstrap: false, hasApt: false },
      'Install debootstrap: there is no apt-get here that could.',
    ],
  ])('nowhere: %s says what to do', (_, surroundings, reason) => {
    expect(choose(surroundings)).toEqual({ from: 'nowhere', reason: expect.stringContaining(reason) });
  });
});
