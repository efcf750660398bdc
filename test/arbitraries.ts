import fc from 'fast-check';
import { contract } from './responses';

interface Schema {
  $ref?: string;
  type?: string;
  format?: string;
  pattern?: string;
  enum?: string[];
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
  maxProperties?: number;
  nullable?: boolean;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | false;
}

// Values for rules that the contract states only in descriptions, by the name of the schema.
const described: Record<string, fc.Arbitrary<unknown>> = {
  TimeZone: fc.constantFrom(...Intl.supportedValuesOf('timeZone'), 'Asia/Kolkata', 'UTC'),
  Locale: fc.constantFrom(
    'en',
    'de-CH',
    'zh-Hant-TW',
    'sl-rozaj',
    'es-419',
    'gsw',
    'ja-JP-u-ca-japanese-x-lvariant-JP',
    'x-home',
    'i-default',
  ),
  BirthDate: fc.date({ min: new Date('1900-01-01'), max: new Date(), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)),
  AvatarUrl: fc.webUrl({ validSchemes: ['https'], withQueryParameters: true, withFragments: true }).filter((url) => url.length <= 2048),
  EmailAddress: fc.uuid().map((id) => `Ada+${id}@Example.com`),
  DisplayName: text(contract.components.schemas.DisplayName, (name) => /[!-~]|\p{Alphabetic}/u.test(name)),
  PersonName: text(contract.components.schemas.PersonName, (name) => /[!-~]|\p{Alphabetic}/u.test(name)),
  Metadata: fc.dictionary(fc.stringMatching(/^[A-Za-z][A-Za-z0-9._-]{0,20}$/), text({ maxLength: 256, pattern: valuePattern() }), {
    maxKeys: 16,
  }),
};

/** Generates values that a schema of the contract allows. */
export function valid(schema: Schema): fc.Arbitrary<unknown> {
  const name = schema.$ref?.split('/').at(-1) ?? '';
  if (described[name]) return described[name];
  const { type, enum: allowed } = schema;
  if (schema.$ref) return valid(resolve(schema));
  if (allowed) return fc.constantFrom(...allowed);
  if (type === 'object') return objects(schema);
  if (type === 'boolean') return fc.boolean();
  if (type === 'integer') return fc.integer({ min: schema.minimum ?? 0, max: schema.maximum ?? 100 });
  return text(schema);
}

/** Generates values that a schema of the contract does not allow. */
export function invalid(schema: Schema): fc.Arbitrary<unknown> {
  const resolved = resolve(schema);
  const otherTypes = fc.oneof(
    ...(resolved.nullable ? [] : [fc.constant(null)]),
    // JSON has neither NaN nor Infinity: both would be sent as null, which a patch may contain.
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(fc.anything()),
    wrongScalar(resolved.type),
    fc.constant({ unknown: 1 }),
  );
  const tooLong = fc.string({ minLength: (resolved.maxLength ?? 0) + 1, maxLength: (resolved.maxLength ?? 0) + 50 });
  const misplaced = fc.constantFrom('\u0000', '\u202e', '\ud800', '\n\u0007');
  return resolved.type === 'string' ? fc.oneof(otherTypes, tooLong, misplaced) : otherTypes;
}

export function schemaOf(name: string): Required<Pick<Schema, 'properties' | 'required'>> & Schema {
  return contract.components.schemas[name];
}

const resolve = (schema: Schema): Schema => (schema.$ref ? schemaOf(schema.$ref.split('/').at(-1) ?? '') : schema);

function objects({ properties = {}, required = [] }: Schema): fc.Arbitrary<unknown> {
  const model = Object.fromEntries(Object.entries(properties).map(([name, schema]) => [name, valid(schema)]));
  return fc.record(model, { requiredKeys: required });
}

function text({ pattern = '', minLength = 0, maxLength = 100 }: Schema, isAccepted = (_normalized: string) => true): fc.Arbitrary<string> {
  const rule = new RegExp(pattern, 'u');
  const plain = fc.stringMatching(/^[!-~][ -~]{0,30}$/);
  const candidates = pattern.startsWith('^\\+')
    ? fc.stringMatching(/^\+[1-9][0-9]{1,14}$/)
    : fc.oneof(plain, fc.string({ unit: 'binary', maxLength }));
  return candidates.filter((candidate) => {
    const normalized = candidate.normalize('NFC');
    const { length } = Array.from(normalized);
    const isInBounds = length >= minLength && length <= maxLength;
    return isInBounds && rule.test(normalized) && !rejected.test(normalized) && isAccepted(normalized);
  });
}

/** Lone surrogates, noncharacters, the replacement character, line separators and bidirectional controls. */
const rejected = /[\p{Cs}\p{Noncharacter_Code_Point}\ufffd\u2028-\u202e\u2066-\u2069]/u;

const wrongScalar = (type: string | undefined): fc.Arbitrary<unknown> => (type === 'string' ? fc.boolean() : fc.string());

function valuePattern(): string {
  return String(contract.components.schemas.Metadata.additionalProperties.pattern);
}
