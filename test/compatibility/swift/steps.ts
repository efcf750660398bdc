import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Step } from '../../clients/swift/steps';
import { swiftFault } from '../check';
import { swiftBreaks } from './breaks';
import { emitInterfaces, readInterfaces } from './modules';
import { breaking, compatible, type Seed, seeded, small } from './seeds';
import { swiftSurface } from './surface';

/**
 * Returns the steps that compare the public interface of the Swift SDK with that of the last release, and prove the comparison.
 * @param repository the root of the project.
 * @param folder a folder for the interfaces.
 */
export function compatibilitySteps(repository: string, folder: string): Step[] {
  const interfaces = join(folder, 'interfaces');
  const seeds = join(folder, 'seeds');
  mkdirSync(interfaces, { recursive: true });
  writeSeeds(seeds);
  return [
    {
      what: 'Comparing the public interface with that of the last release',
      words: emitInterfaces(repository, interfaces),
      fault: () => swiftFault(repository, readInterfaces(repository, interfaces)),
    },
    { what: 'Seeding breaking and compatible changes', words: ['sh', '-euc', compileSeeds, seeds], fault: () => seedFault(seeds) },
  ];
}

const compileSeeds = `
cd "$0"
for file in *.swift; do
  swiftc -emit-module -suppress-warnings -swift-version 6 -module-name Small -emit-module-path "\${file%.swift}.swiftmodule" \\
    -emit-module-interface-path "\${file%.swift}.swiftinterface" "$file"
done`;

const all = [...breaking, ...compatible];

function writeSeeds(folder: string): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'base.swift'), small);
  for (const [index, seed] of all.entries()) writeFileSync(join(folder, `${index}.swift`), seeded(seed));
}

function seedFault(folder: string): string | undefined {
  const surface = (name: string) => swiftSurface(readFileSync(join(folder, `${name}.swiftinterface`), 'utf8'));
  const base = surface('base');
  const wrong = all.filter(
    (seed, index) =>
      !isExpected(
        seed,
        swiftBreaks(base, surface(String(index)), '').map(({ subject }) => subject),
      ),
  );
  return wrong.length === 0 ? undefined : `The comparison judges these changes incorrectly: ${wrong.map(({ what }) => what).join('; ')}.`;
}

const isExpected = ({ subject }: Seed, found: readonly string[]): boolean =>
  subject === undefined ? found.length === 0 : found.includes(subject);
