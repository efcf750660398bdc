/** The result of a check: what was found and what to do. */
export interface Finding {
  /** `stops` the deployment, `warns` of a problem that may be accepted, or `notes` what the deployment does. */
  severity: 'stops' | 'warns' | 'notes';
  /** What was found, in complete sentences. */
  found: string;
  /** What to do next, with the commands; one line each. */
  actions?: readonly string[];
}

/** A fact about the account, or why it could not be read: a missing permission is no reason to stop a deployment. */
export type Fact<T> = { known: true; value: T } | { known: false; reason: string };

/** Waits for a fact and turns an error into the reason why it is unknown. */
export async function factOf<T>(reading: Promise<T>): Promise<Fact<T>> {
  try {
    return { known: true, value: await reading };
  } catch (error) {
    return { known: false, reason: error instanceof Error ? `${error.name}: ${error.message}` : String(error) };
  }
}

/** Returns the warning for a fact that is unknown. @param what what was not checked, as a noun */
export const notChecked = (what: string, reason: string): Finding => ({
  severity: 'warns',
  found: `Not checked: ${what}. AWS returned ${reason}`,
  actions: ['Add the permission to read it, or continue if you have checked it yourself.'],
});
