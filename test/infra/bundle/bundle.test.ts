import { describe, expect, it } from '@jest/globals';
import { build, type Plugin } from 'esbuild';
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { operations, type OperationId } from '../../../generated/operations';
import { bundling } from '../../../infra/bundle/bundle';
import { nodeVersion } from '../../../infra/bundle/node-version';
import { openapiBackend, sdkWithoutProtocol, stubbing } from '../../../infra/bundle/stubs';
import { environment } from '../../../src/config';
import { selfMadeIdentity } from '../../certificate';
import { testEngine } from '../../engine';
import { type EventParts, proxyEvent } from '../../event';
import { newUser } from '../../new-user';
import { fakeSsm, parameterOf } from '../../settings/fake-ssm';
import { tlsFront } from '../../tls-front';
import { fakeDaemon } from '../../telemetry/fake-daemon';
import { lambdaEnvironment } from './lambda-environment';

const engine = testEngine();
const ssm = fakeSsm();
const daemon = fakeDaemon();
const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
const bundle = async (operationId: OperationId) => {
  const outfile = join(folder, `${operationId}.cjs`);
  await build({ ...bundling(operationId), outfile, logLevel: 'error' });
  return outfile;
};

const driver = `
  const [file, event] = process.argv.slice(1);
  process.on('unhandledRejection', (error) => { throw error; });
  require(file).handler(JSON.parse(event), { getRemainingTimeInMillis: () => 10000 }).then(({ statusCode }) => console.log(statusCode));
`;

/** Returns the status that a bundle responds with, in a process that forbids code generation from strings. */
async function statusOf(operationId: OperationId, parts: EventParts, tableName: string): Promise<number> {
  const args = ['--disallow-code-generation-from-strings', '-e', driver, await bundle(operationId)];
  const env = {
    ...process.env,
    [environment.tableName]: tableName,
    [environment.dynamodbEndpoint]: engine.endpoint,
    LOG_LEVEL: 'SILENT',
  };
  return Number(execFileSync(process.execPath, [...args, JSON.stringify(proxyEvent(operationId, parts))], { env, encoding: 'utf8' }));
}

// Repeats the request until the function is in maintenance mode, which it reads from its settings.
const maintenanceDriver = `
  const [file, event] = process.argv.slice(1);
  process.on('unhandledRejection', (error) => { throw error; });
  const { handler } = require(file);
  const statuses = [];
  const ask = async () => {
    const { statusCode } = await handler(JSON.parse(event), { getRemainingTimeInMillis: () => 10000 });
    statuses.push(statusCode);
    return statusCode === 503 || statuses.length > 10000 ? statuses : ask();
  };
  ask().then((statuses) => console.log(JSON.stringify([...new Set(statuses)])));
`;

const json = { 'Content-Type': ['application/json'] };
const path = { userId: randomUUID() };

describe('a bundle', () => {
  it.each<[OperationId, number, EventParts]>([
    ['createUser', 201, { headers: json, body: JSON.stringify(newUser()) }],
    ['createUser', 400, { headers: json, body: '{"email":"ada@"}' }],
    ['getUser', 404, { path }],
    ['getUser', 400, { path: { userId: '1' } }],
    ['updateUser', 404, { path, headers: json, body: JSON.stringify(newUser()) }],
    ['deleteUser', 404, { path }],
    ['listUsers', 200, {}],
    ['listUsers', 400, { query: { limit: ['0'] } }],
  ])('of %s returns %i without code generation from strings', async (operationId, status, parts) => {
    expect(await statusOf(operationId, parts, await engine.freshTable())).toBe(status);
  });

  it('responds over TLS with the environment of Lambda, on the one connection that it opened at start', async () => {
    const identity = selfMadeIdentity();
    const roots = join(folder, 'roots.pem');
    writeFileSync(roots, identity.root);
    const front = await tlsFront(identity, engine.endpoint);
    const env = { ...lambdaEnvironment(front.url, await engine.freshTable()), NODE_EXTRA_CA_CERTS: roots };
    const event = JSON.stringify(proxyEvent('getUser', { path }));
    const args = ['--disallow-code-generation-from-strings', '-e', driver, await bundle('getUser'), event];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    await front.stop();
    expect([stdout, stderr, front.connections()]).toEqual(['404\n', '', 1]);
  });

  it('responds before it has read its settings, refreshes them, and sends its calls to X-Ray', async () => {
    ssm.behaviour = parameterOf('{"maintenance":true}');
    const env = {
      ...process.env,
      ...ssm.env,
      ...daemon.env,
      [environment.tableName]: await engine.freshTable(),
      [environment.dynamodbEndpoint]: engine.endpoint,
      [environment.settingsParameter]: '/user-profiles/test/settings',
      [environment.environmentName]: 'test',
      LOG_LEVEL: 'SILENT',
    };
    const event = JSON.stringify(proxyEvent('getUser', { path }));
    const args = ['--disallow-code-generation-from-strings', '-e', maintenanceDriver, await bundle('getUser'), event];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { env });
    expect([JSON.parse(stdout), stderr]).toEqual([[404, 503], '']);
    expect(await daemon.heard()).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'DynamoDB', aws: expect.objectContaining({ operation: 'GetItem' }) }),
        expect.objectContaining({ name: 'SSM', aws: expect.objectContaining({ operation: 'GetParameter' }) }),
      ]),
    );
  });

  it.each(Object.keys(operations) as OperationId[])(
    'of %s wraps no module of the AWS SDK, so that esbuild removes unused modules',
    async (operationId) => {
      const { outputFiles } = await build({ ...bundling(operationId), minify: false, write: false, outfile: 'x.cjs' });
      expect(outputFiles[0]?.text.match(/= __esm\(/g)).toBeNull();
    },
  );

  it.each(Object.keys(operations) as OperationId[])('of %s contains no module that a stub replaces', async (operationId) => {
    const { metafile } = await build({ ...bundling(operationId), write: false, metafile: true, outfile: 'x.cjs' });
    const files = Object.keys(metafile.inputs);
    expect(files.filter((file) => file.endsWith('openapi-backend/backend.js'))).toEqual([]);
    const packages = new Set(files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]));
    const unwanted = Object.keys(openapiBackend.stubs).filter((name) => name !== 'ajv' && !name.startsWith('.'));
    expect(unwanted.filter((name) => packages.has(name))).toEqual([]);
    expect(files.filter((file) => /ajv\/dist\/(?!runtime)/.test(file))).toEqual([]);
    const ends = Object.keys(sdkWithoutProtocol.stubs).map((name) => (name.startsWith('@') ? `/node_modules/${name}/` : `${name}.js`));
    expect(files.filter((file) => /@(aws-sdk|smithy)/.test(file) && ends.some((end) => file.includes(end)))).toEqual([]);
  });

  it('targets the Node.js version of the Lambda runtime', () => {
    expect(bundling('getUser').target).toBe(`node${nodeVersion}`);
  });
});

describe('a stub', () => {
  const withPlugin = (plugin: Plugin) =>
    build({ ...bundling('getUser'), plugins: [plugin], write: false, outfile: 'x.cjs', logLevel: 'silent' });

  it.each([
    [sdkWithoutProtocol, '/renamedConfigLoader', '@aws-sdk/client-dynamodb no longer imports "/renamedConfigLoader"'],
    [openapiBackend, 'renamed-lodash', 'openapi-backend no longer imports "renamed-lodash"'],
  ])('fails the build if it replaces no module of a library, for example a renamed %s', async (library, module, message) => {
    await expect(withPlugin(stubbing({ ...library, stubs: { [module]: 'unreachable.js' } }))).rejects.toThrow(message);
  });

  it('does not fail the build of a bundle without its library', async () => {
    const plugin = stubbing({ ...sdkWithoutProtocol, stubs: { '/renamed': 'unreachable.js' } });
    const options = { stdin: { contents: 'export {}', resolveDir: process.cwd() }, plugins: [plugin], bundle: true, write: false };
    await expect(build({ ...options, logLevel: 'silent' })).resolves.toMatchObject({ errors: [] });
  });

  it('of the AWS SDK throws when it is called', async () => {
    const { EndpointCache, DynamoDBJsonCodec2, loadConfig, schemaLogFilter, ...others } = await stub('aws-sdk');
    const { size: _, ...cache } = new EndpointCache();
    const members = [cache, new DynamoDBJsonCodec2()].flatMap((each) => Object.values(each));
    const functions = Object.values(others).filter((each) => typeof each === 'function');
    expect([members.length, functions.length]).toEqual([6, 5]);
    for (const unreachable of [...members, ...functions]) expect(unreachable).toThrow(/^a bundle has no /);
    await expect(loadConfig()()).rejects.toThrow('a bundle has no loader of settings');
    expect(schemaLogFilter({}, { Item: newUser() })).toBeUndefined();
  });

  it('of uuid returns random UUIDs', async () => {
    const { bindV4 } = await stub('uuid');
    const pattern = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/;
    const [first, second] = [bindV4()(), bindV4()()];
    expect(first).toMatch(pattern);
    expect(second).not.toBe(first);
  });
});

async function stub(name: string) {
  const outfile = join(folder, `${name}.cjs`);
  await build({ entryPoints: [`infra/bundle/stubs/${name}.js`], bundle: true, format: 'cjs', platform: 'node', outfile });
  return require(outfile);
}
