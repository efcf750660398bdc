// Loaded before anything else (node --require): lets no connection be opened but to this machine, and says so.
const { Socket } = require('node:net');

const connect = Socket.prototype.connect;
Socket.prototype.connect = function guarded(...args) {
  const [options] = args.flat();
  const isLocal = typeof options?.path === 'string';
  if (isLocal) return connect.apply(this, args);
  process.stderr.write(`connection to ${options?.host ?? options}\n`);
  throw new Error('No network here');
};
