import { dirname } from 'node:path';
import type { Json } from '../../../../infra/import-check/json';
import { delivered, synthesizeAll } from '../shapes';
import { definitionIn } from '../template';
import { reduceAssembly } from './assembly';
import { bootstrap, deployAssembly } from './cdk';
import { apiOf, completeImport, type EngineApi, urlOf } from './definition';
import type { Reduced } from './gaps';
import { describeStack } from './stack';
import { type Engine, startMinistack } from './start';

/** The environment dev, deployed in ministack. */
export interface Deployment {
  readonly engine: Engine;
  readonly api: EngineApi;
  readonly url: string;
  readonly status: string;
  readonly reduced: Reduced;
  readonly definition: Json;
  readonly userPoolId: string;
  readonly clientId: string;
  readonly tableName: string;
}

/** Starts ministack and deploys dev as an operator does: `cdk bootstrap` and `cdk deploy`. @param folder an empty folder */
export async function deployDev(folder: string): Promise<Deployment> {
  const engine = await startMinistack(folder);
  const [[template]] = await Promise.all([synthesizeAll(delivered.slice(0, 1), folder), bootstrap(engine)]);
  if (template === undefined) throw new Error('There is no environment dev.');
  const reduced = reduceAssembly(template.file);
  await deployAssembly(engine, dirname(template.file));
  const { StackStatus = '', Outputs = [] } = await describeStack(engine, 'user-profiles-dev');
  const output = (key: string) => Outputs.find(({ OutputKey }) => OutputKey === key)?.OutputValue ?? '';
  const api = await apiOf(engine, 'dev');
  const definition = definitionIn(reduced.template);
  await completeImport(api, definition);
  return {
    engine,
    api,
    url: urlOf(engine, api),
    status: StackStatus,
    reduced,
    definition,
    userPoolId: output('UserPoolId'),
    clientId: output('UserPoolClientId'),
    tableName: output('TableName'),
  };
}
