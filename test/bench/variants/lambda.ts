// Stands in for src/lambda: the same serve, on a store that always knows the same user, without the AWS SDK.
import type { ValidateFunction } from 'ajv';
import { everyoneAdministers, type Identify } from '../../../src/http/identity';
import type { Check, Operation, OperationId } from '../../../src/http/operation';
import { serve as serveWith, type Runtime } from '../../../src/http/serve';
import type { Users } from '../../../src/users/users';
import { user } from '../sample';

const users: Users = {
  insert: async () => ({ user, replayed: false }),
  find: async () => user,
  replace: async () => user,
  remove: async () => {},
  page: async () => ({ items: [user] }),
};

const runtime: Omit<Runtime, 'identify'> = {
  usersUntil: () => users,
  allowedOrigin: '*',
  inMaintenance: () => false,
  log: () => {},
};

/** The same for callers that are known in another way. */
export const serveTo =
  (identify: Identify) =>
  <Id extends OperationId>(id: Id, operation: Operation<Id>, validators: ValidateFunction[], check?: Check<Id>) =>
    serveWith({ ...runtime, identify }, id, operation, validators, check);

export const serve = serveTo(everyoneAdministers);
