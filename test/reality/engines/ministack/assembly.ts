import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, type Json, objectIn } from '../../../../infra/import-check/json';
import { readJson } from '../template';
import { type Reduced, withoutGaps } from './gaps';

/**
 * Removes the resources of the gaps from a template that `cdk` has synthesized. CDK uploads the template under the hash of its content, so
 * the hash changes too.
 */
export function reduceAssembly(file: string): Reduced {
  const reduced = withoutGaps(readJson(file));
  const text = JSON.stringify(reduced.template);
  writeFileSync(file, text);
  const assets = file.replace('.template.json', '.assets.json');
  const before = keyOfTemplate(readJson(assets));
  const after = createHash('sha256').update(text).digest('hex');
  for (const path of [assets, join(dirname(file), 'manifest.json')])
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(before, after));
  return reduced;
}

function keyOfTemplate(assets: Json): string {
  const files = Object.entries(objectIn(assets, 'files'));
  const [key] = files.find(([, asset]) => isObject(asset) && String(objectIn(asset, 'source')['path']).endsWith('.template.json')) ?? [];
  if (key === undefined) throw new Error('The assembly does not contain the template as an asset.');
  return key;
}
