import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { bundles } from '../../../infra/bundle/bundles';
import { environments } from '../../../infra/environments/environments';
import { type Shape, shapes } from '../../rehearsal/shapes';
import { synthesizeShape } from '../../rehearsal/synthesize';

const isEnvironment = (name: string): name is Shape['environment'] => ['dev', 'staging', 'prod'].includes(name);

/** The environments as delivered. */
export const delivered: readonly Shape[] = environments.flatMap(({ name }) =>
  isEnvironment(name) ? [{ name, environment: name, changes: {} }] : [],
);

/** The environments, and the changed ones of the rehearsal. */
export const allShapes: readonly Shape[] = [...delivered, ...shapes];

/** A synthesized environment. */
export interface Template {
  readonly name: string;
  /** The path of the template. Its assets are in the same folder. */
  readonly file: string;
}

/** Synthesizes environments in folders of their own. The functions are bundled once. */
export async function synthesizeAll(chosen: readonly Shape[], folder: string): Promise<Template[]> {
  mkdirSync(join(folder, 'bundles'));
  const bundleFolder = await bundles(join(folder, 'bundles'));
  return chosen.map((shape) => ({ name: shape.name, file: synthesizeShape(shape, bundleFolder, join(folder, shape.name)) }));
}
