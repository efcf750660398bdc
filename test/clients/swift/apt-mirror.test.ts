import { describe, expect, it } from '@jest/globals';
import { debianMirror } from './apt-mirror';

const deb822 = (text: string) => debianMirror([{ name: '/etc/apt/sources.list.d/debian.sources', text }]);
const oneLine = (text: string) => debianMirror([{ name: '/etc/apt/sources.list', text }]);

describe('the Debian mirror', () => {
  it.each([
    ['is the mirror of the release', 'Types: deb\nURIs: http://a.example/debian\nSuites: x x-updates\nComponents: main\n'],
    [
      'is not the mirror of the security updates',
      'Types: deb\nURIs: http://s.example/\nSuites: x-security\nComponents: main\n\nTypes: deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not a mirror of source packages only',
      'Types: deb-src\nURIs: http://s.example/\nSuites: x\nComponents: main\n\nTypes: deb-src deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not a disabled mirror',
      'Enabled: no\nTypes: deb\nURIs: http://s.example/\nSuites: x\nComponents: main\n \nTypes: deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not the repository of one program',
      'Types: deb\nURIs: http://s.example/\nSuites: ./\n\nTypes: deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not a mirror in a comment',
      '# URIs: http://s.example\nTypes: deb\n# an older one\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    ['can be on its own line', 'types: deb\nuris:\n http://a.example/debian\n http://b.example/debian\nsuites: x\ncomponents: main'],
  ])('%s, in the deb822 format', (_, text) => {
    expect(deb822(text)).toBe('http://a.example/debian');
  });

  it.each([
    ['deb http://a.example/debian x main contrib'],
    ['deb [arch=amd64 signed-by=/k.gpg] http://a.example/debian x main # the near one'],
    [
      '# deb http://s.example/ x main\ndeb-src http://s.example/ x main\ndeb http://s.example/ x-security main\ndeb http://a.example/debian x main',
    ],
    ['deb mirror+file:/etc/apt/mirrors x main\n  deb http://a.example/debian x main'],
  ])('is found in the one-line format: %j', (text) => {
    expect(oneLine(text)).toBe('http://a.example/debian');
  });

  it('is undefined without an entry', () => {
    expect([oneLine(''), deb822(''), deb822('Types: deb\n'), debianMirror([])]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
