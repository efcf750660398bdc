import type { Check } from './checks';
import type { SdkPackage } from './package';
import { sdkName } from './package';
import { bundled, gzipped } from './bundled';

/** What an app downloads more of, in bytes after gzip. */
const limit = 3900;

export const sizeChecks = ({ app }: SdkPackage): Check[] => [
  {
    what: `the whole SDK has at most ${limit} bytes, minified and gzipped`,
    prove: async () => {
      const whole = gzipped(await bundled(`export * from '${sdkName}';`, app));
      const alone = gzipped(await bundled(`export { createClient } from '${sdkName}';`, app));
      if (whole > limit) throw new Error(`${whole} bytes; createClient alone ${alone}`);
      return `${whole}; createClient alone ${alone}`;
    },
  },
  {
    what: 'nothing is left of it in an app that uses none of it',
    prove: async () => {
      const left = await bundled(`import '${sdkName}';`, app);
      if (left.trim() !== '') throw new Error(left);
      return '';
    },
  },
];
