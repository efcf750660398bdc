import { randomUUID } from 'node:crypto';

// What the AWS SDK has written in JavaScript, and fills tables for when it is loaded, by what Node.js has.
export const bindV4 = () => randomUUID;
export const toHex = ({ buffer, byteOffset, byteLength }) => Buffer.from(buffer, byteOffset, byteLength).toString('hex');
export const fromHex = (hex) => Buffer.from(hex, 'hex');
