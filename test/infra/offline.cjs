// Loaded first (node --require): rejects and reports every connection to another machine.
const { Socket } = require('node:net');

const connect = Socket.prototype.connect;
Socket.prototype.connect = function guarded(...args) {
  const [options] = args.flat();
  const isLocal = typeof options?.path === 'string';
  if (isLocal) return connect.apply(this, args);
  process.stderr.write(`connection to ${options?.host ?? options}\n`);
  throw new Error('No network here');
};
