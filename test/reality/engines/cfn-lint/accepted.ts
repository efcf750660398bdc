/** A rule of cfn-lint whose findings are no defects. */
export interface Accepted {
  readonly rule: string;
  /** Only findings with a message of this pattern are accepted. */
  readonly message: RegExp;
  readonly reason: string;
}

/** The accepted findings. An entry without a finding fails the part. */
export const accepted: readonly Accepted[] = [
  {
    rule: 'W3005',
    message: /^'\w+FunctionRole[0-9A-F]{8}' dependency already enforced by a 'GetAtt' at 'Resources\/\w+Function\/Properties\/Role'$/,
    reason: 'CDK lets each function depend on its role and on the policies of the role. The role is redundant there and harmless.',
  },
  {
    rule: 'I1022',
    message: /^Prefer using Fn::Sub over Fn::Join with an empty delimiter$/,
    reason: 'CDK writes every joined text as Fn::Join. Both functions have the same result.',
  },
];
