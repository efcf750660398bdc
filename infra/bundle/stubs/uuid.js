import { randomUUID } from 'node:crypto';

// The AWS SDK implements UUIDs in JavaScript and fills a table for them when it is loaded.
export const bindV4 = () => randomUUID;
