// The file of a function that Lambda loads. Most of a cold start is compilation, and these flags of V8 reduce it. V8 ignores a flag that it
// does not know. V8, src/flags/flag-definitions.h; Node.js, "v8.setFlagsFromString".
const { createRequire } = process.getBuiltinModule('node:module');
const { setFlagsFromString } = process.getBuiltinModule('node:v8');

// V8 accepts the code cache of Node.js's own modules only under the flags that it was created with, and Lambda adds --expose-gc. That flag
// took effect when the first context was created, so it can be cleared now.
setFlagsFromString('--no-expose-gc');
for (const name of ['node:crypto', 'node:dgram', 'node:dns', 'node:https']) process.getBuiltinModule(name);

// With POSTPONED_OPTIMIZERS=on, code and regular expressions are not optimized before the first response, because hardly any of them runs
// often until then. This saves 5 ms of a cold start on Node.js 24. The environments in infra/environments set the variable.
// With provisioned concurrency, Lambda initializes the function before a request waits for it, so nothing is postponed.
const { POSTPONED_OPTIMIZERS, AWS_LAMBDA_INITIALIZATION_TYPE } = process.env;
const postpones = POSTPONED_OPTIMIZERS === 'on' && AWS_LAMBDA_INITIALIZATION_TYPE !== 'provisioned-concurrency';
const optimizers = postpones ? ['regexp-optimization', 'sparkplug'] : [];
for (const flag of optimizers) setFlagsFromString(`--no-${flag}`);
const { handler: handle } = createRequire(import.meta.url)('./function.cjs');
let isFirst = true;

export function handler(event, context) {
  if (!isFirst) return handle(event, context);
  isFirst = false;
  return handle(event, context).finally(() => {
    for (const flag of optimizers) setFlagsFromString(`--${flag}`);
  });
}
