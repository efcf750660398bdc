import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Sdk from '../../clients/typescript/src/index';
import type { SdkPackage } from '../clients/platforms/package';

/** Loads the SDK from the installed package. By its folder, because the project's tsconfig.json maps its name to the sources. */
export const loadSdk = ({ app, installed }: SdkPackage): typeof Sdk => createRequire(join(app, 'package.json'))(installed);
