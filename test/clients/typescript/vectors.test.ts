/** @jest-environment ./test/clients/typescript/built-environment.cjs */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readVectors, type Vector } from '../vectors/vector';
import { startWireServer, type WireServer } from '../vectors/wire-server';
import { builds } from './built';
import { play } from './vectors/play';
import { inMemory, overHttp } from './vectors/wire';

const language = 'typescript';
const expressible = ({ except }: Vector): boolean => except?.[language] === undefined;
const sets = readVectors().map(({ file, vectors }) => ({ file, vectors: vectors.filter(expressible) }));

describe.each(builds)('the SDK as $build', (build) => {
  describe.each(sets)('with the vectors of $file', ({ vectors }) => {
    it.each(vectors)('$name', async (vector) => {
      expect.hasAssertions();
      await play(build, vector, inMemory);
    });
  });
});

describe.each(builds.slice(0, 1))('the SDK with fetch and a server', (build) => {
  let server: WireServer;
  beforeAll(async () => {
    server = await startWireServer();
  });
  afterAll(() => server.stop());

  describe.each(sets)('with the vectors of $file', ({ vectors }) => {
    it.each(vectors)('$name', async (vector) => {
      expect.hasAssertions();
      await play(build, vector, overHttp(build.fetchTransport, server.url));
    });
  });
});
