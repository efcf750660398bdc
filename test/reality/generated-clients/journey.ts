/** The result that each program prints when all of its calls succeed. */
export const expected = {
  created: ['try..this@docomo.ne.jp', 'Ada 😀', 'fa-IR-u-ca-persian-fw-sat-mu-celsius'],
  replayed: 'true true',
  read: ['try..this@docomo.ne.jp', 'Ada 😀', 'fa-IR-u-ca-persian-fw-sat-mu-celsius'],
  notModified: 304,
  international: 'user@xn--bcher-kva.example',
  listed: ['user@xn--bcher-kva.example', 'try..this@docomo.ne.jp'],
  replaced: '2 Hello.',
  patched: '3 removed dark',
  me: '404 user-not-found',
  stale: '412 precondition-failed',
  taken: '409 email-taken',
  invalid: '400 invalid-request /body/displayName wrong-format',
  deleted: 204,
  gone: '404 user-not-found',
  newerProfile: 'Ada 😀',
  newerProblem: '403 newer-code /body newer-error',
};
