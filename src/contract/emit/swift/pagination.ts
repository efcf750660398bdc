import type { Operation, Property } from '../../model';
import { recordOf } from '../conversions';
import { escaped, propertyNames } from './syntax';
import type { Argument } from './parameters';
import { successOf } from './success';
import type { SwiftTypes } from './types';

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

/** @throws ContractError for a cursor that is not text, or items that may be absent. */
export function walkOf(operation: Operation, given: Argument[], types: SwiftTypes): Walk | undefined {
  if (!operation.pagination) return undefined;
  const { shape } = successOf(operation);
  const page = shape?.kind === 'named' ? types.named(shape.name) : undefined;
  const properties = page ? recordOf(page) : [];
  const names = propertyNames(properties);
  const { items, item } = itemsOf(properties, operation, types);
  return {
    page: page?.name ?? '',
    item,
    cursor: cursorOf(operation, given, types),
    next: escaped(names.get(nextOf(properties, operation, types).name) ?? ''),
    items: escaped(names.get(items.name) ?? ''),
  };
}

function cursorOf({ pagination, place }: Operation, given: Argument[], types: SwiftTypes): string {
  const found = given.find(({ parameter }) => parameter?.in === 'query' && parameter.name === pagination?.cursor);
  if (found?.parameter && !found.parameter.required && types.of(found.parameter.shape, false) === 'String') return found.name;
  throw (found?.parameter?.place ?? place).error(
    `the cursor ${pagination?.cursor} is no optional text`,
    'Let it be text that is absent for the first page',
  );
}

function nextOf(properties: Property[], { pagination, place }: Operation, types: SwiftTypes): Property {
  const next = properties.find(({ name }) => name === pagination?.next);
  if (next && !(next.required && !next.nullable) && types.of(next.shape, false) === 'String') return next;
  throw (next?.place ?? place).error(`${pagination?.next} is no optional text`, 'Let it be text that is absent on the last page');
}

function itemsOf(properties: Property[], { pagination, place }: Operation, types: SwiftTypes): { items: Property; item: string } {
  const items = properties.find(({ name }) => name === pagination?.items);
  const list = items?.shape.kind === 'named' ? types.named(items.shape.name)?.definition : items?.shape;
  if (items?.required && !items.nullable && list?.kind === 'list') return { items, item: types.of(list.items) };
  throw (items?.place ?? place).error(`${pagination?.items} may be absent`, 'Let it be a required array, empty when there is nothing');
}
