import type { ValidateFunction } from 'ajv';
import { everyoneAdministers } from '../src/http/authorization';
import type { Operation, OperationId } from '../src/http/operation';
import type { Endpoint, Runtime } from '../src/http/serve';

/** A runtime without a store and without authorization, whose log is discarded. */
export const storelessRuntime: Runtime<undefined> = {
  openStore: () => undefined,
  allowedOrigins: ['*'],
  inMaintenance: () => false,
  identify: everyoneAdministers,
  log: () => {},
  now: Date.now,
};

/** An endpoint whose operation needs no store. */
export const storelessEndpoint = <Id extends OperationId>(
  id: Id,
  run: Operation<Id>,
  validators: ValidateFunction[],
): Endpoint<Id, never, undefined> => ({ id, run, validators, users: () => ({}) });
