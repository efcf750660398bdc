import { conversionsOf, recordOf } from '../conversions';
import { mergePatchesOf } from '../merge-patches';
import type { Contract, NamedType, Parameter, Property } from '../../model';

/** Returns what the runtime does automatically for an operation with this header; undefined for every other parameter. */
export function conventionOf({ in: where, name }: Parameter): string | undefined {
  return where === 'header' ? conventions[name.toLowerCase()] : undefined;
}

/** What the runtime does automatically, by the header that an operation declares. */
export const conventions: Readonly<Record<string, string>> = {
  'idempotency-key': 'idempotencyKey',
  'if-none-match': 'conditionalRead',
  'if-match': 'precondition',
};

/** The property with the ETag of an object, and with that of the revision that a request was created from. */
export const revision = 'etag';

/** Returns the names of the request types that remember the revision that they were created from: they are sent with If-Match. */
export function revisionedRequests(contract: Contract): Set<string> {
  const preconditioned = contract.operations.filter(({ parameters }) => parameters.some((one) => conventionOf(one) === 'precondition'));
  const bodies = new Set(preconditioned.map(({ body }) => body?.name));
  const sources = [
    ...conversionsOf(contract).map(({ request, response }) => ({ request, source: response })),
    ...mergePatchesOf(contract).map(({ patch, source }) => ({ request: patch, source })),
  ];
  const found = sources.filter(({ request, source }) => bodies.has(request.name) && hasRevision(source) && !hasProperty(request));
  return new Set(found.map(({ request }) => request.name));
}

const hasProperty = (record: NamedType): boolean => recordOf(record).some(({ name }) => name === revision);

const hasRevision = (record: NamedType): boolean =>
  recordOf(record).some(
    ({ name, required, nullable, schemaType }) => name === revision && required && !nullable && schemaType.kind === 'text',
  );

/** Returns the property of a request with the ETag. */
export const revisionOf = ({ location }: NamedType): Property => ({
  name: revision,
  description:
    'The ETag of the revision that the request was created from. The client sends it as `If-Match`, and not in the body.\nIf the object has another revision, the API changes nothing and returns 412. Set it to nil to change any revision.',
  schemaType: { kind: 'text' },
  required: false,
  nullable: false,
  personal: false,
  location,
});
