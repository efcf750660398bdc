/** One thing that must hold. */
export interface Check {
  what: string;
  /** @returns what is worth telling besides. @throws Error that says what is wrong */
  prove(): Promise<string>;
}

/** Proves one after the other and prints a line for each. @returns how many do not hold */
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
