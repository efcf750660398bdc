import { describe, expect, it } from '@jest/globals';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readTemplate, UnreadableTemplate } from '../../../infra/two-deployments/read-template';

const file = join(mkdtempSync(join(tmpdir(), 'template-')), 'deployed.json');

describe('the file with the deployed template', () => {
  it('is read as JSON', () => {
    writeFileSync(file, '{"Resources":{}}');
    expect(readTemplate(file)).toEqual({ Resources: {} });
  });

  it('is rejected with the command that writes it if it is missing or not JSON', () => {
    writeFileSync(file, 'Resources: {}');
    for (const name of [file, '/nowhere/deployed.json']) {
      expect(() => readTemplate(name)).toThrow(UnreadableTemplate);
      expect(() => readTemplate(name)).toThrow(
        `${name} contains no template in JSON. Write the deployed template with: aws cloudformation get-template`,
      );
    }
  });
});
