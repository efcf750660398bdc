import { sdkPackage } from '../../clients/platforms/package';
import { startApi } from '../api';
import { installedPath, missingProgram } from '../debian';
import { missingPackages } from '../install';
import type { Options } from '../options';
import type { Part } from '../part';
import { launch } from './browser';
import { cacheChecks } from './cache-checks';
import { hostAndOriginChecks } from './host-and-origin-checks';
import { appScript } from './app-script';
import { journeyChecks } from './journey-checks';
import { originChecks } from './origin-checks';
import { redirectChecks } from './redirect-checks';
import { servePage } from './site';

const chromium = { program: 'chromium', debianPackage: 'chromium' };

/** Checks the SDK in a page of another origin than the API, and the local API against pages of other sites. */
export const chromiumPart = (options: Options): Part => ({
  name: 'chromium',
  missing: async () => (await missingProgram(chromium, options)) ?? missingPackages(),
  checks: async (folder) => {
    const api = await startApi(folder, '--auth');
    const open = await startApi(folder);
    const script = await appScript(await sdkPackage(folder));
    const site = await servePage(script);
    const allowed = [site, site.replace('127.0.0.1', 'localhost')];
    const limited = await startApi(folder, '--auth', ...allowed.flatMap((origin) => ['--allow-origin', origin]));
    const forbidden = await servePage(script);
    const browser = await launch(installedPath(chromium));
    return [
      ...journeyChecks(browser, site, api),
      ...cacheChecks(browser, site, api),
      ...redirectChecks(browser, site),
      ...hostAndOriginChecks(browser, { site, script, open, api }),
      ...originChecks(browser, { allowed, forbidden }, limited),
    ];
  },
});
