// The file that Lambda loads of a function. What a cold start does most is compile, and of that V8 can be told to do less.
// V8, src/flags/flag-definitions.h; Node.js, "v8.setFlagsFromString". A flag that V8 does not know changes nothing.
const { createRequire } = process.getBuiltinModule('node:module');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');

// V8 takes what Node.js has compiled of its own modules only under the flags that it was compiled with, and Lambda adds this one. It has
// had its effect when the first context was made.
setFlagsFromString('--no-expose-gc');
for (const name of ['node:crypto', 'node:dns', 'node:https']) process.getBuiltinModule(name);

// What runs once is not worth making fast: first of all the pattern by which node:net sees that a host's name is no address.
const optimizations = ['regexp-optimization', 'sparkplug'];
for (const flag of optimizations) setFlagsFromString(`--no-${flag}`);
export const { handler } = createRequire(import.meta.url)('./function.cjs');
for (const flag of optimizations) setFlagsFromString(`--${flag}`);
