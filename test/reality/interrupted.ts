import { interruption } from '../clients/swift/interruption';

/** Aborted by the first SIGINT or SIGTERM. */
export const interrupted: AbortSignal = interruption();
