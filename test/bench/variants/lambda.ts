// Stands in for src/lambda: the same serve, on a store that always knows the same user, without the AWS SDK.
import type { ValidateFunction } from 'ajv';
import type { Operation, OperationId } from '../../../src/http/operation';
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

const runtime: Runtime = { usersUntil: () => users, allowedOrigin: '*', inMaintenance: () => false, log: () => {} };

export const serve = <Id extends OperationId>(id: Id, operation: Operation<Id>, validators: ValidateFunction[]) =>
  serveWith(runtime, id, operation, validators);
