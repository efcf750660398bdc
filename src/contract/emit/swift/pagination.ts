import type { Operation, Property } from '../../model';
import { recordOf } from '../conversions';
import { successOf } from './operations';
import type { Argument } from './parameters';
import { escaped, propertyNames } from './syntax';
import { inNamespace, type SwiftTypes, typeName } from './types';

/** What the methods that iterate over the pages of an operation need. */
export interface Paging {
  /** The type of a page. */
  page: string;
  /** The type of an item. */
  item: string;
  /** The method parameter that accepts the cursor, without backticks. */
  cursor: string;
  /** The property of a page that contains the next cursor. */
  next: string;
  /** The property of a page that contains the items. */
  items: string;
}

/**
 * Returns how to iterate over the pages of an operation; undefined when it has no pages.
 * @throws ContractError for a cursor that is not an optional string, or items that may be absent.
 */
export function pagingOf(operation: Operation, methodParameters: Argument[], types: SwiftTypes): Paging | undefined {
  if (!operation.pagination) return undefined;
  const { schemaType } = successOf(operation);
  const page = schemaType?.kind === 'named' ? types.named(schemaType.name) : undefined;
  const properties = page ? recordOf(page) : [];
  const names = propertyNames(properties);
  const { items, item } = itemsOf(properties, operation, types);
  return {
    page: inNamespace(typeName(page?.name ?? '')),
    item,
    cursor: cursorOf(operation, methodParameters, types),
    next: escaped(names.get(nextOf(properties, operation, types).name) ?? ''),
    items: escaped(names.get(items.name) ?? ''),
  };
}

function cursorOf({ pagination, location }: Operation, methodParameters: Argument[], types: SwiftTypes): string {
  const found = methodParameters.find(({ parameter }) => parameter?.in === 'query' && parameter.name === pagination?.cursor);
  if (found?.parameter && !found.parameter.required && types.isString(found.parameter.schemaType)) return found.name;
  throw (found?.parameter?.location ?? location).error(
    `the cursor parameter, ${pagination?.cursor}, is not an optional string`,
    'Make it a string that the request for the first page omits',
  );
}

function nextOf(properties: Property[], { pagination, location }: Operation, types: SwiftTypes): Property {
  const next = properties.find(({ name }) => name === pagination?.next);
  if (next && !(next.required && !next.nullable) && types.isString(next.schemaType)) return next;
  throw (next?.location ?? location).error(
    `the next cursor, ${pagination?.next}, is not an optional string`,
    'Make it a string that is absent on the last page',
  );
}

function itemsOf(properties: Property[], { pagination, location }: Operation, types: SwiftTypes): { items: Property; item: string } {
  const items = properties.find(({ name }) => name === pagination?.items);
  const list = items && types.definitionOf(items.schemaType);
  if (items?.required && !items.nullable && list?.kind === 'list') return { items, item: types.of(list.items) };
  throw (items?.location ?? location).error(
    `the list of items, ${pagination?.items}, is not a required array`,
    'Make it a required array that is empty when there are no items',
  );
}
