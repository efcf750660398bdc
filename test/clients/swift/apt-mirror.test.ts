import { describe, expect, it } from '@jest/globals';
import { debianMirror } from './apt-mirror';

const deb822 = (text: string) => debianMirror([{ name: '/etc/apt/sources.list.d/debian.sources', text }]);
const oneLine = (text: string) => debianMirror([{ name: '/etc/apt/sources.list', text }]);

describe('the mirror that apt is configured with', () => {
  it.each([
    ['is the one of the release', 'Types: deb\nURIs: http://a.example/debian\nSuites: x x-updates\nComponents: main\n'],
    [
      'is not the one of the security updates',
      'Types: deb\nURIs: http://s.example/\nSuites: x-security\nComponents: main\n\nTypes: deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not one of sources alone',
      'Types: deb-src\nURIs: http://s.example/\nSuites: x\nComponents: main\n\nTypes: deb-src deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not one that is switched off',
      'Enabled: no\nTypes: deb\nURIs: http://s.example/\nSuites: x\nComponents: main\n \nTypes: deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not the repository of one program',
      'Types: deb\nURIs: http://s.example/\nSuites: ./\n\nTypes: deb\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'is not one in a comment',
      '# URIs: http://s.example\nTypes: deb\n# an older one\nURIs: http://a.example/debian\nSuites: x\nComponents: main',
    ],
    [
      'may stand on a line of its own',
      'types: deb\nuris:\n http://a.example/debian\n http://b.example/debian\nsuites: x\ncomponents: main',
    ],
  ])('in deb822: %s', (_, text) => {
    expect(deb822(text)).toBe('http://a.example/debian');
  });

  it.each([
    ['deb http://a.example/debian x main contrib'],
    ['deb [arch=amd64 signed-by=/k.gpg] http://a.example/debian x main # the near one'],
    [
      '# deb http://s.example/ x main\ndeb-src http://s.example/ x main\ndeb http://s.example/ x-security main\ndeb http://a.example/debian x main',
    ],
    ['deb mirror+file:/etc/apt/mirrors x main\n  deb http://a.example/debian x main'],
  ])('in one-line form: %j', (text) => {
    expect(oneLine(text)).toBe('http://a.example/debian');
  });

  it('is undefined when there is none', () => {
    expect([oneLine(''), deb822(''), deb822('Types: deb\n'), debianMirror([])]).toEqual([undefined, undefined, undefined, undefined]);
  });
});
