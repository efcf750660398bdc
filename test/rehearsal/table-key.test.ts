import { describe, expect, it } from '@jest/globals';
import { keyFault } from './table-key';
import { templateIn } from './template';

const key = 'arn:aws:kms:eu-west-1:123456789012:key/1';
const templateWith = (SSESpecification: object) =>
  templateIn({ Resources: { UsersTable: { Type: 'AWS::DynamoDB::Table', Properties: { SSESpecification } } } });
const decrypts = { allows: true, actions: ['kms:Decrypt'], resources: [key] };

describe("a table with a customer's key", () => {
  const encrypted = templateWith({ SSEEnabled: true, KMSMasterKeyId: key });

  it('is a fault of a function that may not decrypt with the key', () => {
    const fault = [`GetUserFunction is not allowed kms:Decrypt on ${key}, the key of the table`];
    expect(keyFault(encrypted, 'GetUserFunction', [])).toEqual(fault);
    expect(keyFault(encrypted, 'GetUserFunction', [{ ...decrypts, resources: ['other'] }])).toEqual(fault);
  });

  it('is no fault of a function that may decrypt with the key, nor is a table with a key of AWS', () => {
    expect(keyFault(encrypted, 'GetUserFunction', [decrypts])).toEqual([]);
    expect(keyFault(templateWith({ SSEEnabled: true }), 'GetUserFunction', [])).toEqual([]);
  });
});
