import { interruption } from '../clients/swift/interruption';

/** Aborted by the first signal that asks this process to end. */
export const interrupted: AbortSignal = interruption();
