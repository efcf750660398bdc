import type { Check } from './checks';
import type { SdkPackage } from './package';
import { sdkName } from './package';
import { bundled, filesIn, gzipped } from './bundled';

/** The maximum size that the SDK adds to an app, in bytes after gzip. */
const maxBytes = 4200;

/** The maximum size that the entry for TanStack Query adds to the SDK, in bytes after gzip. */
const maxQueryBytes = 1400;

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
    what: 'the main entry contains nothing of the other entries',
    prove: async () => {
      const files = await filesIn(`export * from '${sdkName}';`, app);
      const others = files.filter((file) => /tanstack|fixtures/.test(file));
      if (others.length > 0 || files.length < 5) throw new Error(files.join('\n'));
      return '';
    },
  },
  {
    what: `the entry tanstack-query adds at most ${maxQueryBytes} bytes, minified and gzipped, and imports no package`,
    prove: async () => {
      const main = `export * from '${sdkName}';`;
      const both = gzipped(await bundled(`${main} export * from '${sdkName}/tanstack-query';`, app));
      const added = both - gzipped(await bundled(main, app));
      if (added > maxQueryBytes) throw new Error(`${added} bytes`);
      return String(added);
    },
  },
  {
    what: 'a bundle that only imports the SDK is empty',
    prove: async () => {
      const left = await bundled(`import '${sdkName}'; import '${sdkName}/tanstack-query'; import '${sdkName}/fixtures';`, app);
      if (left.trim() !== '') throw new Error(left);
      return '';
    },
  },
];
