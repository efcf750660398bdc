import { invalidRequest, Refusal } from '../users/refusal';
import { mostErrors } from './input-errors';

/**
 * Returns the refusal of a request by its schema together with what the domain refuses in other places, so that one answer names every place.
 * @param check asks the domain; it throws invalid-request for what the domain refuses
 */
export function withEveryError(unfit: Refusal, check: () => void): Refusal {
  try {
    check();
    return unfit;
  } catch (error) {
    if (!(error instanceof Refusal && error.errors)) throw error;
    const { errors = [] } = unfit;
    const elsewhere = error.errors.filter(({ pointer }) => errors.every((other) => other.pointer !== pointer));
    return invalidRequest([...errors, ...elsewhere].slice(0, mostErrors));
  }
}
