/** One check of a suite. */
export interface Check {
  what: string;
  /** Returns details for the report, or ''. @throws Error with the reason when the check fails */
  prove(): Promise<string>;
}

/** Runs the checks one after the other and prints a line for each. Returns the number of failed checks. */
export async function proveAll(checks: readonly Check[], print: (line: string) => void): Promise<number> {
  let failed = 0;
  for (const { what, prove } of checks) {
    try {
      const more = await prove();
      print(`✓ ${what}${more === '' ? '' : `: ${more}`}`);
    } catch (error) {
      failed += 1;
      print(`✗ ${what}\n${indented(error instanceof Error ? error.message : String(error))}`);
    }
  }
  return failed;
}

const indented = (text: string): string => text.replaceAll(/^/gm, '    ');
