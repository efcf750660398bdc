/** Who sends the requests of a run. */
export type Caller = 'open' | 'administrator' | 'person';

/** A finding of Schemathesis that is no fault. */
export interface Accepted {
  /** Names of findings, as `findings.ts` makes them. `*` stands for anything. */
  readonly finding: string;
  /** The run that has the finding; each of them when absent. */
  readonly run?: Caller;
  readonly reason: string;
}

export const accepted: readonly Accepted[] = [
  {
    finding: 'ignored_auth *',
    run: 'open',
    reason: '`npm start` without --auth answers requests without a token, so that a developer can begin without one.',
  },
  {
    finding: 'unsupported_method * 404 route-not-found',
    reason: 'API Gateway answers an unknown method of a resource as it answers an unknown path. It has no answer 405.',
  },
  {
    finding: 'status_code_conformance * 431 headers-too-large',
    reason: 'API Gateway refuses headers above 10,240 bytes before it looks for an API. The contract declares the answers of the API.',
  },
  {
    finding: 'negative_data_rejection * 431 headers-too-large',
    reason: 'As above. The request is refused; Schemathesis does not count 431 as a refusal.',
  },
  {
    finding: 'positive_data_acceptance * 412 precondition-failed',
    reason: 'A generated ETag is not that of the profile. The contract declares 412 for it.',
  },
  {
    finding: 'positive_data_acceptance POST /users 422 idempotency-key-reused',
    reason: 'The example of an Idempotency-Key was sent with another body before. The contract declares 422 for it.',
  },
  {
    finding: 'positive_data_acceptance GET /users 400 invalid-cursor',
    reason: 'A cursor is opaque and has a checksum. Only the API makes one that it accepts.',
  },
  {
    finding: 'positive_data_acceptance * 400 invalid-request */email wrong-format',
    reason: 'The pattern does not limit the length of a label and of the local part, nor the labels to IDNA. The description does.',
  },
  {
    finding: 'positive_data_acceptance * 400 invalid-request /body/locale wrong-format',
    reason: 'The pattern is wider than the grammar of BCP 47, which the description requires.',
  },
  {
    finding: 'positive_data_acceptance * 400 invalid-request /body/timeZone not-allowed',
    reason: 'The names of the IANA database change without the contract. The description requires one of them.',
  },
  {
    finding: 'positive_data_acceptance * 400 invalid-request /body/birthDate in-future',
    reason: 'A schema does not know the date of today. The description does.',
  },
  {
    finding: 'positive_data_acceptance * 400 invalid-request /body/metadata wrong-format',
    reason: 'OpenAPI 3.0 has no rule for the keys of an object. The description has it.',
  },
];
