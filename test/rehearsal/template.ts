import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, type Json, objectIn } from '../../infra/import-check/json';

/** The template holds what the rehearsal cannot do as AWS would, or what AWS would refuse. The message begins with the place. */
export class TemplateError extends Error {
  constructor(place: string, problem: string) {
    super(`${place}: ${problem}`);
    this.name = 'TemplateError';
  }
}

export interface Resource {
  id: string;
  type: string;
  properties: Json;
  /** Name of the condition without which it is not made. */
  condition: unknown;
}

export interface Template {
  parameters: Json;
  conditions: Json;
  resources: ReadonlyMap<string, Resource>;
}

/** A template beside its assets. */
export interface Synthesized {
  stackName: string;
  template: Template;
  /** The folder of an asset, by its key in the bucket. */
  assets: ReadonlyMap<string, string>;
}

/** @throws TemplateError for what is no template */
export function templateIn(value: unknown): Template {
  const resources = Object.entries(objectAt(objectAt(value, 'template')['Resources'], 'Resources')).map(([id, resource]) => {
    const { Type: type, Condition: condition } = objectAt(resource, id);
    return [id, { id, type: String(type), properties: objectIn(objectAt(resource, id), 'Properties'), condition }] as const;
  });
  const root = objectAt(value, 'template');
  return { parameters: objectIn(root, 'Parameters'), conditions: objectIn(root, 'Conditions'), resources: new Map(resources) };
}

/**
 * Reads a template of an assembly that `cdk synth` has written.
 * @param file `<stack>.template.json`; `<stack>.assets.json` and the assets lie beside it
 */
export function readSynthesized(file: string): Synthesized {
  const manifest: unknown = JSON.parse(readFileSync(file.replace(/\.template\.json$/, '.assets.json'), 'utf8'));
  const files = Object.values(objectIn(objectAt(manifest, 'assets'), 'files')).filter(isObject);
  const assets = files.flatMap((asset) => {
    const folder = join(dirname(file), String(objectIn(asset, 'source')['path']));
    const keys = Object.values(objectIn(asset, 'destinations')).filter(isObject);
    return keys.map(({ objectKey }) => [String(objectKey), folder] as const);
  });
  const stackName = /([^/]+)\.template\.json$/.exec(file)?.[1] ?? 'stack';
  return { stackName, template: templateIn(JSON.parse(readFileSync(file, 'utf8'))), assets: new Map(assets) };
}

export const resourcesOf = ({ resources }: Template, type: string): Resource[] =>
  [...resources.values()].filter((one) => one.type === type);

/** The one resource of a type. @throws TemplateError when there are none or more */
export function onlyResource(template: Template, type: string): Resource {
  const [first, ...others] = resourcesOf(template, type);
  if (first && others.length === 0) return first;
  throw new TemplateError('Resources', `there must be one ${type}, there are ${first ? others.length + 1 : 0}`);
}

/** @throws TemplateError unless the value is an object */
export function objectAt(value: unknown, place: string): Json {
  if (isObject(value)) return value;
  throw new TemplateError(place, `must be an object, it is ${JSON.stringify(value)}`);
}

/** @throws TemplateError unless the value is a text */
export function textAt(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw new TemplateError(place, `must be a text, it is ${JSON.stringify(value)}`);
}

/** One or many, as policies and the like may say either. */
export const manyOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

/** @throws TemplateError naming the first key that is not known */
export function knowOnly(value: Json, known: readonly string[], place: string): void {
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new TemplateError(`${place}.${stranger}`, 'is not known to the rehearsal');
}
