import type { Environment } from '../environment';
import { isOptional, type Rule } from './rule';

const keyArn =
  /^arn:aws[a-z-]*:kms:([a-z]{2}(?:-[a-z]+)+-[0-9]):[0-9]{12}:key\/(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;
const policyArn = /^arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy\/[\w+=,.@/-]+$/;

/** The rules for what a platform team prescribes: encryption key, permissions boundary, tags. */
export const rulesOfAccount = ({ region, kmsKeyArn, permissionsBoundaryArn, tags = {} }: Environment): Rule[] => [
  {
    name: 'kmsKeyArn',
    value: kmsKeyArn,
    isValid: isOptional(kmsKeyArn, keyArn),
    accepted: 'the ARN of a KMS key; an alias is not accepted',
  },
  {
    name: 'kmsKeyArn',
    value: kmsKeyArn,
    isValid: !isForeign(kmsKeyArn, region),
    accepted: `the ARN of a key in ${region ?? 'the region of the environment'}, because CloudWatch Logs and DynamoDB use keys of their region`,
  },
  {
    name: 'permissionsBoundaryArn',
    value: permissionsBoundaryArn,
    isValid: isOptional(permissionsBoundaryArn, policyArn),
    accepted: 'the ARN of an IAM policy such as arn:aws:iam::123456789012:policy/boundary',
  },
  { name: 'tags', value: tags, isValid: Object.keys(tags).length <= maxTags && Object.entries(tags).every(isTag), accepted: acceptedTags },
];

function isForeign(arn: string | undefined, region: string | undefined): boolean {
  const [, ofKey] = keyArn.exec(arn ?? '') ?? [];
  return region !== undefined && ofKey !== undefined && ofKey !== region;
}

/** CloudFormation adds three tags of its own; a resource can have 50. */
const maxTags = 40;
const acceptedTags = `at most ${maxTags} tags: keys of 1 to 128 and values of up to 256 letters, digits, spaces and _ . : / = + - @, no key that starts with aws:`;

/** @see https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html */
const isTag = ([key, value]: [string, string]): boolean =>
  /^(?!aws:)[\p{L}\p{N} _.:/=+\-@]{1,128}$/iu.test(key) && /^[\p{L}\p{N} _.:/=+\-@]{0,256}$/u.test(value);
