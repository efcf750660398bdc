import { sdkPackage } from '../../clients/platforms/package';
import { startApi } from '../api';
import { launch } from '../chromium/browser';
import { servePage } from '../chromium/site';
import { installedPath, missingProgram } from '../debian';
import { missingPackages, missingPackagesIn } from '../install';
import type { Options } from '../options';
import type { Part } from '../part';
import { mutationChecks } from './mutation-checks';
import { queryChecks } from './query-checks';
import { recordChecks } from './record-checks';
import { screenChecks } from './screen-checks';
import { screenScript } from './screen-script';
import { createStacks, loadStack, oldestFolder } from './stacks';
import { typesChecks } from './types-checks';

const chromium = { program: 'chromium', debianPackage: 'chromium' };

/** Checks `user-profiles-client/tanstack-query` and the profile screen of the examples, with the oldest and the newest React and TanStack Query. */
export const reactPart = (options: Options): Part => ({
  name: 'react',
  missing: async () => (await missingProgram(chromium, options)) ?? (await missingPackages()) ?? missingPackagesIn(oldestFolder),
  checks: async (folder) => {
    const stacks = createStacks(await sdkPackage(folder), folder);
    const api = await startApi(folder, '--auth');
    const browser = await launch(installedPath(chromium));
    const screens = stacks.map(async (stack) => screenChecks({ browser, stack, site: await servePage(await screenScript(stack)), api }));
    return [
      ...stacks.flatMap((stack) => [
        ...typesChecks(stack),
        ...queryChecks(stack.name, loadStack(stack)),
        ...mutationChecks(stack.name, loadStack(stack)),
        ...recordChecks(stack.name, loadStack(stack)),
      ]),
      ...(await Promise.all(screens)).flat(),
    ];
  },
});
