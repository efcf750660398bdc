import type { Check } from './checks';
import type { SdkPackage } from './package';
import { sdkName } from './package';
import { bundled, gzipped } from './bundled';

/** The maximum size that the SDK adds to an app, in bytes after gzip. */
const maxBytes = 3900;

export const sizeChecks = ({ app }: SdkPackage): Check[] => [
  {
    what: `the whole SDK has at most ${maxBytes} bytes, minified and gzipped`,
    prove: async () => {
      const whole = gzipped(await bundled(`export * from '${sdkName}';`, app));
      const alone = gzipped(await bundled(`export { createClient } from '${sdkName}';`, app));
      if (whole > maxBytes) throw new Error(`${whole} bytes; createClient alone ${alone}`);
      return `${whole}; createClient alone ${alone}`;
    },
  },
  {
    what: 'a bundle that only imports the SDK is empty',
    prove: async () => {
      const left = await bundled(`import '${sdkName}';`, app);
      if (left.trim() !== '') throw new Error(left);
      return '';
    },
  },
];
