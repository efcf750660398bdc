import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEngine } from '../../src/local/engine/engine';
import { walkThrough } from './perform';
import { mutations } from './mutations';
import { synthesize } from './synthesize';
import { readSynthesized, templateIn } from './template';
import { properties, type TemplateJson } from './template-mutation';

let folder = '';
let file = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rehearsal-'));
  file = await synthesize('staging', folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** Returns the failures of a rehearsal after a change of the template. */
async function wrongAfter(change: (template: TemplateJson) => void): Promise<string> {
  const template: TemplateJson = JSON.parse(readFileSync(file, 'utf8'));
  change(template);
  const engine = await startEngine();
  try {
    const { wrong } = await walkThrough({ ...readSynthesized(file), template: templateIn(template) }, engine.endpoint);
    return wrong.join('\n');
  } catch (error) {
    return String(error);
  } finally {
    await engine.stop();
  }
}

const withoutAuthorizer =
  (authorization: 'on' | 'off') =>
  (template: TemplateJson): void => {
    const methods = Object.values(properties(template, 'Api').Body.paths).flatMap((item) => Object.values(item));
    for (const method of methods) Reflect.deleteProperty(method, 'security');
    for (const { Type, Properties } of Object.values(template.Resources)) {
      if (Type === 'AWS::Lambda::Function') Properties.Environment.Variables['AUTHORIZATION'] = authorization;
    }
  };

describe('the rehearsal', () => {
  it('succeeds with the unchanged template', async () => {
    expect(await wrongAfter(() => {})).toBe('');
  });

  it('succeeds without an authorizer only if the functions do not enforce x-access', async () => {
    expect(await wrongAfter(withoutAuthorizer('off'))).toBe('');
    expect(await wrongAfter(withoutAuthorizer('on'))).toContain('creates a user: POST /users returned 401, not 201');
  });

  it.each(mutations)('fails $what', async ({ change, says }) => {
    const wrong = await wrongAfter(change);
    for (const words of says) expect(wrong).toContain(words);
  });
});
