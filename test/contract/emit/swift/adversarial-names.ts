import { adversarialContract } from '../../adversarial-contract';
import { ownOperations, ownSchemas } from './adversarial-own';

/** Types of Swift and Foundation, then types of the SDK. Generated code refers to many of them. */
const names = [
  'Array Bool Codable CodingKey CodingKeys Data Decimal Double Encoder Error Hashable Int32 Int64 Never Optional RawRepresentable Result',
  'Sendable Task URL Void',
  'Difference FixtureExample FixtureOperation Fixtures Identifiable JSONEncoder Me RevisionedRequest UserProfilesError',
  'CalendarDate ClientError ClientHeaders ErrorResponse Field ItemSequence OperationRow Operations Precondition Tokens UserProfilesClient',
].flatMap((line) => line.split(' '));

// The errors of this operation are called OperationProblem, as the protocol that they conform to.
const operation = `  /names:
    put:
      operationId: operation
      security: [{ bearerAuth: [] }]
      x-access: [administrator]
      parameters:
        - { name: body, in: query, schema: { type: string } }
        - { name: send, in: query, schema: { type: string } }
        - { name: operation, in: query, schema: { type: string } }
        - { name: if-match, in: query, schema: { type: string } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Names' } } }
      responses:
        '200':
          description: Names.
          content: { application/json: { schema: { $ref: '#/components/schemas/Names' } } }
`;

const schemas = `    Names:
      type: object
      required: [${names.map((name) => `all${name}`).join(', ')}]
      properties:
        bit: { type: boolean }
        ratio: { type: number }
        small: { type: integer, format: int32 }
        large: { type: integer }
        day: { type: string, format: date, nullable: true }
        due: { type: string, format: date, nullable: true }
        key-path: { type: object, additionalProperties: { type: string } }
${names.map((name) => `        all${name}: { $ref: '#/components/schemas/${name}' }\n`).join('')}${names.map(schemaOf).join('')}`;

function schemaOf(name: string, index: number): string {
  const value = index % 2 === 0 ? '{ type: string, nullable: true }' : '{ type: string, enum: [one, two] }';
  return `    ${name}: { type: object, required: [a-b], properties: { a-b: ${value} } }\n`;
}

/** The adversarial contract with schemas that have the names of types, and parameters that have the names of members of the client. */
export const adversarialNames = adversarialContract
  .replace('  /numbers:\n', `${operation}${ownOperations}  /numbers:\n`)
  .replace('  schemas:\n', `  schemas:\n${ownSchemas}${schemas}`);
