// The file that Lambda loads of a function. What a cold start does most is compile, and of that V8 can be told to do less.
// V8, src/flags/flag-definitions.h; Node.js, "v8.setFlagsFromString". A flag that V8 does not know changes nothing.
const { createRequire } = process.getBuiltinModule('node:module');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');

// V8 takes what Node.js has compiled of its own modules only under the flags that it was compiled with, and Lambda adds this one. It has
// had its effect when the first context was made.
setFlagsFromString('--no-expose-gc');
for (const name of ['node:crypto', 'node:dgram', 'node:dns', 'node:https']) process.getBuiltinModule(name);

// Hardly anything runs often until the first answer, and what does not is not worth making fast: patterns first of all, node:net's of an
// address and that of a URI.
const optimizations = ['regexp-optimization', 'sparkplug'];
for (const flag of optimizations) setFlagsFromString(`--no-${flag}`);
const { handler: answer } = createRequire(import.meta.url)('./function.cjs');
let isFirst = true;

export function handler(event, context) {
  if (!isFirst) return answer(event, context);
  isFirst = false;
  return answer(event, context).finally(() => {
    for (const flag of optimizations) setFlagsFromString(`--${flag}`);
  });
}
