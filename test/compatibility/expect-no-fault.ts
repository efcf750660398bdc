/**
 * Expects that there is nothing to do.
 * @throws Error with the message that says what to do. It is not a matcher, because Jest would escape the line breaks of the message.
 */
export function expectNoFault(fault: string | undefined): void {
  if (fault !== undefined) throw new Error(fault);
}
