import type { STSClientConfig } from '@aws-sdk/client-sts';

/** How the checks call AWS: passed to each client of the SDK. */
export type AwsConfig = Pick<STSClientConfig, 'credentials' | 'maxAttempts' | 'requestHandler'> & { region: string };

/** Without a network, a call fails within seconds. Units: milliseconds. */
export const impatient = { maxAttempts: 2, requestHandler: { connectionTimeout: 3000, requestTimeout: 8000 } };

/** Returns the value, or undefined if AWS says that there is none. @param missing the names of the errors that say so */
export async function orUndefined<T>(reading: Promise<T>, ...missing: string[]): Promise<T | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Error && missing.includes(error.name)) return undefined;
    throw error;
  }
}
