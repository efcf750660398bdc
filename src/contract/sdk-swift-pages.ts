import type { Operation, Property } from './model';
import { recordOf } from './sdk-conversions';
import { escaped, propertyNames } from './sdk-swift-names';
import type { Argument } from './sdk-swift-parameters';
import { successOf } from './sdk-swift-success';
import type { SwiftTypes } from './sdk-swift-types';

/** How a walk over pages is written. */
export interface Walk {
  /** The type of a page. */
  page: string;
  /** The type of an item. */
  item: string;
  /** The parameter that takes the cursor, without backticks. */
  cursor: string;
  /** The property of a page that holds the next cursor. */
  next: string;
  /** The property of a page that holds the items. */
  items: string;
}

/** @throws ContractError for a cursor that is no text, or items that are no list. */
export function walkOf(operation: Operation, given: Argument[], types: SwiftTypes): Walk | undefined {
  const { pagination, place } = operation;
  if (!pagination) return undefined;
  const { shape } = successOf(operation);
  const page = shape?.kind === 'named' ? types.named(shape.name) : undefined;
  if (page?.definition.kind !== 'record') throw place.error('pages that are no objects', 'Answer an object with the items');
  const properties = recordOf(page);
  const names = propertyNames(properties);
  const { items, item } = itemsOf(properties, operation, types);
  return {
    page: page.name,
    item,
    cursor: cursorOf(operation, given, types),
    next: escaped(names.get(nextOf(properties, operation, types).name) ?? ''),
    items: escaped(names.get(items.name) ?? ''),
  };
}

function cursorOf({ pagination, place }: Operation, given: Argument[], types: SwiftTypes): string {
  const found = given.find(({ parameter }) => parameter?.in === 'query' && parameter.name === pagination?.cursor);
  if (!found?.parameter) {
    throw place.error(`there is no query parameter ${pagination?.cursor}`, 'Name in x-pagination the one that takes the cursor');
  }
  const { required, shape, place: where } = found.parameter;
  if (!required && types.of(shape, false) === 'String') return found.name;
  throw where.error(`the cursor ${found.parameter.name} is no optional text`, 'Let it be text that is absent for the first page');
}

function nextOf(properties: Property[], { pagination, place }: Operation, types: SwiftTypes): Property {
  const next = properties.find(({ name }) => name === pagination?.next);
  if (next && !(next.required && !next.nullable) && types.of(next.shape, false) === 'String') return next;
  throw (next?.place ?? place).error(`${pagination?.next} is no optional text`, 'Let it be text that is absent on the last page');
}

function itemsOf(properties: Property[], { pagination, place }: Operation, types: SwiftTypes): { items: Property; item: string } {
  const items = properties.find(({ name }) => name === pagination?.items);
  if (items?.required && !items.nullable && items.shape.kind === 'list') return { items, item: types.of(items.shape.items) };
  throw (items?.place ?? place).error(`${pagination?.items} is no list that is always there`, 'Let it be a required array');
}
