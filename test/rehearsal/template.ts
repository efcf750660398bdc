import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isObject, type Json, objectIn } from '../../infra/import-check/json';

/** The template contains something that the rehearsal does not support or that AWS would reject. The message starts with the location. */
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
  /** Name of the condition under which the resource is created. */
  condition: unknown;
}

export interface Template {
  parameters: Json;
  conditions: Json;
  resources: ReadonlyMap<string, Resource>;
}

/** A template with its assets. */
export interface Synthesized {
  stackName: string;
  template: Template;
  /** Folders of the assets by their keys in the bucket. */
  assets: ReadonlyMap<string, string>;
}

/** Reads a template. @throws TemplateError for an invalid template */
export function templateIn(value: unknown): Template {
  const resources = Object.entries(objectAt(objectAt(value, 'template')['Resources'], 'Resources')).map(([id, resource]) => {
    const { Type: type, Condition: condition } = objectAt(resource, id);
    return [id, { id, type: String(type), properties: objectIn(objectAt(resource, id), 'Properties'), condition }] as const;
  });
  const root = objectAt(value, 'template');
  return { parameters: objectIn(root, 'Parameters'), conditions: objectIn(root, 'Conditions'), resources: new Map(resources) };
}

/**
 * Reads a template that `cdk synth` has written.
 * @param file `<stack>.template.json`; `<stack>.assets.json` and the assets are in the same folder
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

/** Returns the only resource of a type. @throws TemplateError if there is none or more than one */
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

/** @throws TemplateError unless the value is a string */
export function textAt(value: unknown, place: string): string {
  if (typeof value === 'string') return value;
  throw new TemplateError(place, `must be a string, it is ${JSON.stringify(value)}`);
}

/** Returns a value or a list of values as a list. Policies allow both. */
export const manyOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value];
};

/** @throws TemplateError with the first unsupported key */
export function knowOnly(value: Json, known: readonly string[], place: string): void {
  const stranger = Object.keys(value).find((key) => !known.includes(key));
  if (stranger !== undefined) throw new TemplateError(`${place}.${stranger}`, 'is not supported by the rehearsal');
}
