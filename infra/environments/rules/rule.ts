/** A value of the definition of an environment, and whether it is valid. */
export interface Rule {
  name: string;
  value: unknown;
  isValid: boolean;
  /** Completes "it must be …". */
  accepted: string;
}

export const isOptional = (text: string | undefined, pattern: RegExp): boolean => text === undefined || pattern.test(text);

export const isInteger = (value: number, min: number, max: number): boolean => Number.isInteger(value) && value >= min && value <= max;
