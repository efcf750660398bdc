// Kills this process with SIGKILL at one of its calls of node:fs, which KILL_AT_CALL numbers from 1. A write is torn: half of its bytes are written.
const fs = require('node:fs');

const names = ['writeSync', 'fsyncSync', 'renameSync', 'ftruncateSync'];
let left = Number(process.env.KILL_AT_CALL);

for (const name of names) {
  const call = fs[name];
  fs[name] = (...args) => {
    left -= 1;
    if (left === 0) {
      if (name === 'writeSync') call(args[0], args[1], args[2], Math.floor(args[3] / 2), args[4]);
      process.kill(process.pid, 'SIGKILL');
    }
    return call(...args);
  };
}
