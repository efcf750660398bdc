import type { Pagination, Parameter } from '../model';
import type { Spot } from './source';

const repair = 'Write x-pagination: { cursor: <query parameter>, next: <optional property>, items: <list> }';

/** @throws ContractError when `x-pagination` names what the operation does not have. */
export function readPagination(operation: Spot, parameters: readonly Parameter[]): Pagination | undefined {
  const spot = operation.find('x-pagination');
  if (!spot) return undefined;
  const cursor = spot.need('cursor', repair);
  if (!parameters.some((parameter) => parameter.in === 'query' && parameter.name === cursor.value())) {
    throw cursor.error(`no query parameter is named ${String(cursor.value())}`, repair);
  }
  return {
    cursor: cursor.string(),
    next: property(operation, spot.need('next', repair), 'string'),
    items: property(operation, spot.need('items', repair), 'array'),
  };
}

/** The name of a property of the answer, which is of that type. */
function property(operation: Spot, name: Spot, type: string): string {
  const answer = operation.find('responses')?.find('200')?.find('content')?.find('application/json')?.find('schema');
  const found = answer?.find('properties')?.find(name.string());
  if (found?.find('type')?.value() !== type) throw name.error(`200 has no property ${name.string()} of the type ${type}`, repair);
  return name.string();
}
