/** The caller of a run. */
export type Caller = 'open' | 'administrator' | 'user';

/** Findings of Schemathesis that are not errors, for one reason. */
export interface Accepted {
  /** Names of findings, in the format of `findings.ts`; `*` matches any text. At least one of them must be found. */
  readonly findings: readonly string[];
  /** The run with these findings; omitted: any run. */
  readonly run?: Caller;
  readonly reason: string;
}

const refusedInput = (place: string, code: string): string => `positive_data_acceptance * 400 invalid-request ${place} ${code}`;

export const accepted: readonly Accepted[] = [
  {
    findings: ['ignored_auth *'],
    run: 'open',
    reason: '`npm start` without --auth answers requests without a token, so that a developer can begin without one.',
  },
  {
    findings: ['unsupported_method * 404 route-not-found'],
    reason: 'API Gateway answers an unknown method of a resource as it answers an unknown path. It has no answer 405.',
  },
  {
    findings: ['status_code_conformance * 431 headers-too-large', 'negative_data_rejection * 431 headers-too-large'],
    reason:
      'API Gateway refuses headers above 10,240 bytes before it looks for an API, and the contract declares the answers of the API. ' +
      'Schemathesis does not count 431 as a refusal.',
  },
  {
    findings: ['positive_data_acceptance * 412 precondition-failed'],
    reason: 'A generated ETag is not that of the profile. The contract declares 412 for it.',
  },
  {
    findings: ['positive_data_acceptance POST /users 422 idempotency-key-reused'],
    reason: 'The example of an Idempotency-Key was sent with another body before. The contract declares 422 for it.',
  },
  {
    findings: ['positive_data_acceptance GET /users 400 invalid-cursor'],
    reason: 'A cursor is opaque and has a checksum. Only the API makes one that it accepts.',
  },
  {
    findings: [refusedInput('/body/email', 'wrong-format'), refusedInput('/query/email', 'wrong-format')],
    reason: 'The pattern limits neither the length of a label and of the local part nor the labels to IDNA. The description does.',
  },
  {
    findings: [refusedInput('/body/locale', 'wrong-format')],
    reason: 'The pattern is wider than the grammar of BCP 47, which the description requires.',
  },
  {
    findings: [refusedInput('/body/timeZone', 'not-allowed')],
    reason: 'The names of the IANA database change without the contract. The description requires one of them.',
  },
  {
    findings: [refusedInput('/body/birthDate', 'in-future')],
    reason: 'A schema does not know the date of today. The description requires a date that is not in the future.',
  },
  {
    findings: [
      refusedInput('/body/metadata', 'wrong-format'),
      ...['displayName', 'givenName', 'familyName', 'bio', 'metadata/<key>'].map((name) => refusedInput(`/body/${name}`, 'wrong-format')),
    ],
    reason:
      'OpenAPI 3.0 has no rule for the keys of an object, and a pattern that every engine reads names no blank, fillers, ' +
      'bidirectional controls and noncharacters. The descriptions do.',
  },
];
