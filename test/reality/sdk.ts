import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as Sdk from '../../clients/typescript/src/index';
import { sdkName, type SdkPackage } from '../clients/platforms/package';

/** Loads the SDK from the installed package, as an app does. */
export const loadSdk = ({ app }: SdkPackage): typeof Sdk => createRequire(join(app, 'package.json'))(sdkName);
