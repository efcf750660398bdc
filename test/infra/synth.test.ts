import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { operations } from '../../generated/operations';
import { environmentNames, type TemplateJson, templateOf } from './template';

interface Run {
  code: number;
  output: string;
  folder: string;
}

/** Runs `npm run synth` without AWS credentials and without a network. */
function synth(...args: string[]): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'cdk-'));
  const env = { PATH: process.env['PATH'], HOME: folder, NODE_OPTIONS: `--require ${resolve('test/infra/offline.cjs')}` };
  const command = ['node_modules/aws-cdk/bin/cdk', 'synth', '--strict', '--quiet', '--output', join(folder, 'cdk.out'), ...args];
  return new Promise((done) => {
    execFile(process.execPath, command, { env }, (error, stdout, stderr) => {
      done({ code: error === null ? 0 : Number(error.code), output: stdout + stderr, folder: join(folder, 'cdk.out') });
    });
  });
}

const runs = new Map<string, Run>();

beforeAll(async () => {
  for (const name of [...environmentNames, 'qa']) runs.set(name, await synth('-c', `env=${name}`));
  const open = ['--app', 'node --import tsx test/infra/open-app.ts', '-c'];
  for (const name of ['dev', 'prod']) runs.set(`open ${name}`, await synth(...open, `env=${name}`));
  runs.set('broken dev', await synth('--app', 'node --import tsx test/infra/broken-app.ts', '-c', 'env=dev'));
}, 240_000);

function runOf(name: string): Run {
  const run = runs.get(name);
  if (run === undefined) throw new Error(`no run of ${name}`);
  return run;
}

const templateIn = (folder: string, name: string) =>
  JSON.parse(readFileSync(join(folder, `user-profiles-${name}.template.json`), 'utf8')) as TemplateJson;

describe('cdk synth --strict, without network and credentials,', () => {
  it('succeeds for dev without output', () => {
    const { code, output } = runOf('dev');
    expect({ code, output }).toEqual({ code: 0, output: '' });
  });

  it.each(['staging', 'prod'])('succeeds for %s, and warns once that its alarms notify no one', (name) => {
    const { code, output } = runOf(name);
    expect({ code, lines: output.trimEnd().split('\n') }).toEqual({
      code: 0,
      lines: [expect.stringContaining(`Warning: ${name} keeps its data, but its alarms notify no one. Set alarmTarget`)],
    });
  });

  it('succeeds for dev without an authorizer, and warns once', () => {
    const { code, output } = runOf('open dev');
    expect({ code, output }).toEqual({
      code: 0,
      output: 'Warning: dev has no authorizer: every caller who knows the URL is an administrator\n',
    });
  });

  it('fails for prod without an authorizer, with a message of one line', () => {
    const { code, output, folder } = runOf('open prod');
    expect(code).not.toBe(0);
    expect(output.match(/^.*(none|Error:|at ).*$/gm)).toEqual([
      'Environment "prod": authorizer.kind is "none"; it must be "own-pool" or "existing-pool" if keepsData is true or the environment is a production environment',
    ]);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
  });

  it('fails for a definition that API Gateway would not import as intended, with the list of violations and without a template', () => {
    const { code, output, folder } = runOf('broken dev');
    expect(code).not.toBe(0);
    expect(output.split('\n').slice(0, 3)).toEqual([
      'API Gateway would not import the definition as intended. Correct openapi.yaml or its generator:',
      '  openapi: is "3.1.0"; API Gateway imports OpenAPI 3.0 only (rule "OpenAPI 3.0")',
      '  paths./users.post.security: must name a security scheme; otherwise the method is public (rule "every method is secured")',
    ]);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
  });

  it.each(environmentNames)('writes the template of %s that the other tests inspect, except for the code', (name) => {
    expect(withoutCode(templateIn(runOf(name).folder, name))).toEqual(withoutCode(templateOf(name)));
  });

  it.each(Object.values(operations))('bundles $id, with its source map in a separate folder', ({ id, functionName }) => {
    const { folder } = runOf('dev');
    const key = templateIn(folder, 'dev').Resources[functionName]?.Properties['Code'] as { S3Key: string };
    const asset = join(folder, `asset.${key.S3Key.replace('.zip', '')}`);
    expect(readdirSync(asset).toSorted()).toEqual(['function.cjs', 'index.mjs']);
    expect(readFileSync(join(asset, 'function.cjs'), 'utf8')).not.toContain('sourceMappingURL');
    expect(JSON.parse(readFileSync(join(folder, 'source-maps', `${id}.cjs.map`), 'utf8'))).toMatchObject({
      sources: expect.arrayContaining([expect.stringContaining(`src/handlers/${id}.ts`)]),
    });
  });

  it('fails for an unknown environment, with a message of one line', () => {
    const { code, output, folder } = runOf('qa');
    expect(code).not.toBe(0);
    expect(output.match(/^.*qa.*$/gm)).toEqual(['env is "qa"; it must be dev, staging, prod']);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(false);
  });
});

function withoutCode(withCode: TemplateJson): TemplateJson {
  const template = withoutVersions(withCode);
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties, ...rest }]) => {
    const { Metadata: _, ...kept } = { Metadata: undefined, ...rest };
    return [id, { Type, ...kept, Properties: { ...Properties, ...(Type === 'AWS::Lambda::Function' && { Code: 'bundle' }) } }] as const;
  });
  return { ...template, Resources: Object.fromEntries(resources) };
}

/** The logical id of a version ends in a hash of the code and the configuration of its function. */
const withoutVersions = (template: TemplateJson): TemplateJson =>
  JSON.parse(JSON.stringify(template).replaceAll(/(CurrentVersion[0-9A-F]{8})[0-9a-f]{32}/g, '$1'));
