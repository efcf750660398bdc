import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readStack } from '../../../infra/preflight/read/stack';

const member = (id: string, status: string) =>
  `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>physical-${id}</PhysicalResourceId><ResourceStatus>${status}</ResourceStatus></member>`;

/** The XML of the two calls, by the name of the action. */
const results: Readonly<Record<string, string>> = {
  DescribeStacks: '<Stacks><member><StackName>s</StackName><StackStatus>UPDATE_COMPLETE</StackStatus></member></Stacks>',
  ListStackResources: `<StackResourceSummaries>${member('Table', 'UPDATE_COMPLETE')}${member('Old', 'DELETE_COMPLETE')}${member('ApiLogsRole', 'DELETE_SKIPPED')}</StackResourceSummaries>`,
};

const server = createServer((request, response) => {
  let body = '';
  request.on('data', (chunk) => (body += String(chunk)));
  request.on('end', () => {
    const action = new URLSearchParams(body).get('Action') ?? '';
    const xml = `<${action}Response><${action}Result>${results[action]}</${action}Result></${action}Response>`;
    response.writeHead(200, { 'Content-Type': 'text/xml' }).end(xml);
  });
});

beforeAll(async () => {
  await new Promise<void>((settle) => void server.listen(0, '127.0.0.1', settle));
  process.env['AWS_ENDPOINT_URL'] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  delete process.env['AWS_ENDPOINT_URL'];
  server.close();
});

describe('a stack that is read', () => {
  it('has neither the deleted resources nor those that CloudFormation has retained outside of it', async () => {
    const aws = { region: 'eu-west-1', credentials: { accessKeyId: 'a', secretAccessKey: 'b' } };
    expect(await readStack(aws, 's')).toEqual({
      status: 'UPDATE_COMPLETE',
      terminationProtection: false,
      parameters: {},
      resources: [{ logicalId: 'Table', physicalId: 'physical-Table' }],
    });
  });
});
