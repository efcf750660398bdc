import { describe, expect, it } from '@jest/globals';
import { sampledTrace } from '../../../src/telemetry/tracing/header';

const root = '1-5f84c7a1-e7d1852db8c4fd35d88bf49a';
const parent = '4c721bf33e3caf8f';

describe('a tracing header', () => {
  it.each([
    `Root=${root};Parent=${parent};Sampled=1`,
    `Sampled=1;Parent=${parent};Root=${root}`,
    `Root=${root};Parent=${parent};Sampled=1;Lineage=1:a87bd80c:0`,
  ])('names the trace of a sampled invocation: %s', (header) => {
    expect(sampledTrace(header)).toEqual({ traceId: root, parentId: parent });
  });

  it.each([
    undefined,
    '',
    `Root=${root};Parent=${parent};Sampled=0`,
    `Root=${root};Parent=${parent}`,
    `Root=${root};Parent=${parent};Sampled=10`,
    `Root=${root};Sampled=1`,
    `Parent=${parent};Sampled=1`,
    `Root=1-5f84c7a1;Parent=${parent};Sampled=1`,
    `Root=${root};Parent=ada@example.com;Sampled=1`,
  ])('names none that X-Ray keeps: %s', (header) => {
    expect(sampledTrace(header)).toBeUndefined();
  });
});
