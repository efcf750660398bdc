import { describe, expect, it } from '@jest/globals';
import { isAccepted, readFindings, unused } from './findings';

const finding = { rule: 'W3005', message: "'Role' dependency", path: 'Resources/A/DependsOn/0' };
const entry = { rule: 'W3005', message: /dependency$/, reason: 'harmless' };

describe('the findings of cfn-lint', () => {
  it('are read from its JSON output', () => {
    const output = [{ Rule: { Id: 'W3005' }, Message: "'Role' dependency", Location: { Path: ['Resources', 'A', 'DependsOn', 0] } }];
    expect(readFindings(JSON.stringify(output))).toEqual([finding]);
    expect(readFindings('[]')).toEqual([]);
  });

  it('cannot be read when cfn-lint failed, so that a crash is no success', () => {
    expect(() => readFindings('Traceback (most recent call last)')).toThrow('cfn-lint returned no findings:\nTraceback');
    expect(() => readFindings('')).toThrow('cfn-lint returned no findings');
  });

  it('are accepted by rule and message', () => {
    expect(isAccepted(finding, entry)).toBe(true);
    expect(isAccepted({ ...finding, rule: 'E3005' }, entry)).toBe(false);
    expect(isAccepted({ ...finding, message: 'another' }, entry)).toBe(false);
  });

  it('leave an entry unused that accepts none of them', () => {
    expect(unused([finding], [entry])).toEqual([]);
    expect(unused([{ ...finding, message: 'another' }], [entry])).toEqual([entry]);
  });
});
