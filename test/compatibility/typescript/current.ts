import { programOf } from '../../clients/compile';
import { installedIn } from '../../clients/sdk-app';
import { entryPointsOf } from './entry-points';
import { surfaceOf } from './surface';

/**
 * Returns the public interface of the TypeScript SDK in an app.
 * @param app the folder of the app, as `sdkApp` returns it.
 * @param changed file → text that replaces the content of the file.
 */
export function typescriptSurface(app: string, changed?: ReadonlyMap<string, string>): string[] {
  const entryPoints = entryPointsOf(installedIn(app));
  const files = entryPoints.map(({ file }) => file);
  return surfaceOf(programOf(files, changed), entryPoints);
}
