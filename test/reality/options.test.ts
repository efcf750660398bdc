import { describe, expect, it } from '@jest/globals';
import { helpFor, readOptions, selectParts } from './options';
import type { Part } from './part';

const parts = ['nginx', 'chromium', 'clients/a', 'clients/b'].map((name): Part => ({
  name,
  missing: () => Promise.resolve(undefined),
  checks: () => Promise.resolve([]),
}));

const selected = (...args: string[]): string[] => selectParts(parts, readOptions(args)).map(({ name }) => name);

describe('the options of npm run test:reality', () => {
  it('select all parts without --only', () => {
    expect(selected()).toEqual(['nginx', 'chromium', 'clients/a', 'clients/b']);
  });

  it('select the named parts in the order of the list', () => {
    expect(selected('--only', 'chromium')).toEqual(['chromium']);
    expect(selected('--only', 'chromium', '--only', 'nginx')).toEqual(['nginx', 'chromium']);
  });

  it('select all parts of a named group', () => {
    expect(selected('--only', 'clients', '--only', 'nginx')).toEqual(['nginx', 'clients/a', 'clients/b']);
    expect(selected('--only', 'clients/b')).toEqual(['clients/b']);
  });

  it('reject an unknown part with the names of all parts', () => {
    expect(() => selected('--only', 'apache')).toThrow('There is no part "apache". The parts are nginx, chromium, clients/a, clients/b.');
  });

  it('reject an unknown option', () => {
    expect(() => readOptions(['--all'])).toThrow("Unknown option '--all'");
  });

  it('are documented by a help text that contains all options and parts', () => {
    for (const name of ['--only', '--install', '--help', '  nginx\n  chromium\n']) expect(helpFor(['nginx', 'chromium'])).toContain(name);
  });
});
