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

/** Clients that other code generators generate from the unchanged contract. Each client is a part, because each requires other tools. */
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
        if (!isBuilt) throw new Error('The client was not generated.');
        return makeJourney(client.journey(place), place, await startApi(folder, '--auth'));
      };
      return [
        { what: 'the generated client compiles', prove: build },
        { what: 'the client creates, reads, lists, changes and deletes users', prove: journey },
      ];
    },
  }));

/** Copies the committed files of a client and the contract to a folder in which the client is generated. */
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

/** Runs a command. @throws Error with the output when the command fails */
async function succeed(command: Command, cwd: string): Promise<string> {
  const { code, output } = await run({ ...command, cwd }, interrupted);
  if (code === 0) return output;
  throw new Error(`${[command.program, ...command.args].join(' ')} ended with exit code ${code}:\n${output.trim()}`);
}
