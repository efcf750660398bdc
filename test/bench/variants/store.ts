// Replaces the modules of src/dynamodb that handlers import: a store in memory that always contains the same user.
import type { Users } from '../../../src/users/users';
import { user } from '../sample';

export const insert = (): Users['insert'] => async () => ({ user, replayed: false });
export const find = (): Users['find'] => async () => user;
export const replace = (): Users['replace'] => async () => user;
export const remove = (): Users['remove'] => async () => {};
export const page = (): Users['page'] => async () => ({ items: [user] });
