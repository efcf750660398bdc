import { deepStrictEqual } from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, run } from '../../clients/swift/child';
import { type Api, startApi } from '../api';
import { interrupted } from '../interrupted';
import type { Options } from '../options';
import type { Part } from '../part';
import type { GeneratedClient } from './client';
import { expected } from './journey';
import { newerApi } from './newer-api';
import { oapiCodegen } from './oapi-codegen';
import { openapiGeneratorJava, openapiGeneratorPython } from './openapi-generator';
import { heyApi, orval } from './typescript';

/** Clients that other generators make of the contract as it is. Each is a part of its own, because each needs tools of its own. */
export const generatedClientParts = (options: Options): Part[] =>
  [oapiCodegen, openapiGeneratorJava, openapiGeneratorPython, orval, heyApi].map((client) => ({
    name: `generated-clients/${client.name}`,
    missing: () => client.missing(options),
    checks: async (folder) => {
      const place = copyOf(client, folder);
      let isBuilt = false;
      const build = async () => {
        for (const command of client.build(place)) await succeed(command, place);
        isBuilt = true;
        return '';
      };
      const journey = async () => {
        if (!isBuilt) throw new Error('There is no client.');
        return makeJourney(client.journey(place), place, await startApi(folder, '--auth'));
      };
      return [
        { what: 'it generates a client that compiles', prove: build },
        { what: 'the client makes the journey', prove: journey },
      ];
    },
  }));

/** The committed files of a client, with the contract, in a folder that generated files may be written to. */
function copyOf({ name }: GeneratedClient, folder: string): string {
  const place = join(folder, 'client');
  cpSync(resolve('test/reality/generated-clients', name), place, { recursive: true });
  cpSync(resolve('openapi.yaml'), join(place, 'openapi.yaml'));
  return place;
}

async function makeJourney(command: Command, place: string, { url, administrator }: Api): Promise<string> {
  const env = { ...command.env, API: url, NEWER_API: await newerApi(url), TOKEN: administrator };
  const output = await succeed({ ...command, env }, place);
  deepStrictEqual(JSON.parse(output.trim().split('\n').at(-1) ?? ''), expected);
  return '';
}

/** @throws Error with the output when the command fails */
async function succeed(command: Command, cwd: string): Promise<string> {
  const { code, output } = await run({ ...command, cwd }, interrupted);
  if (code === 0) return output;
  throw new Error(`${[command.program, ...command.args].join(' ')} ended with the code ${code}:\n${output.trim()}`);
}
