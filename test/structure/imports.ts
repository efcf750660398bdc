import { posix } from 'node:path';
import { preProcessFile } from 'typescript';

/** The import specifiers of each file. */
export type Imports = Readonly<Record<string, readonly string[]>>;

interface Layer {
  name: string;
  files: RegExp;
  /** The names of layers, and files without extension, that the layer may import. Its own files are allowed, unless they are siblings. */
  project: readonly string[];
  packages: RegExp;
  builtIn: RegExp;
  siblings?: true;
}

const all = /^/;
const none = /^$/;

/** The methods of the store. A handler imports those that its operation needs. */
const storeMethods = ['find', 'insert', 'listing/page', 'patch', 'remove', 'replace'].map((method) => `src/dynamodb/${method}`);

/** What the data tools use of `npm start`: its engine, its files and its command line. */
const localParts = [
  'data/directory',
  'data/lock',
  'engine/engine',
  'engine/running-engine',
  'errors',
  'options/arguments',
  'process/npm-exit',
].map((file) => `src/local/${file}`);

const layers: readonly Layer[] = [
  { name: 'start-up', files: /^src\/local\/install-dependencies\.cjs$/, project: [], packages: none, builtIn: all },
  { name: 'contract', files: /^src\/contract\//, project: [], packages: all, builtIn: all },
  { name: 'generated', files: /^generated\//, project: [], packages: /^ajv(\/|$)/, builtIn: none },
  {
    name: 'users',
    files: /^src\/users\//,
    project: ['generated/types', 'generated/time-zones'],
    packages: none,
    builtIn: /^node:(crypto|url)$/,
  },
  {
    name: 'dynamodb',
    files: /^src\/dynamodb\//,
    project: ['users', 'generated/types', 'telemetry', 'aws'],
    packages: /^@aws-sdk\//,
    builtIn: /^node:(crypto|events|https|tls)$/,
  },
  {
    name: 'http',
    files: /^src\/http\//,
    project: ['users', 'generated'],
    packages: /^(openapi-backend(\/router|\/validation)?|ajv|aws-lambda)$/,
    builtIn: /^node:crypto$/,
  },
  { name: 'aws', files: /^src\/aws\//, project: [], packages: none, builtIn: /^node:(crypto|http|https)$/ },
  {
    name: 'audit',
    files: /^src\/audit\//,
    project: ['telemetry', 'aws', 'src/http/audit-line'],
    packages: none,
    builtIn: /^node:crypto$/,
  },
  {
    name: 'settings',
    files: /^src\/settings\//,
    project: ['telemetry', 'aws'],
    packages: none,
    builtIn: none,
  },
  {
    name: 'telemetry',
    files: /^src\/telemetry\//,
    project: ['src/config', 'src/http/log-line'],
    packages: none,
    builtIn: /^node:(crypto|dgram)$/,
  },
  { name: 'cors', files: /^src\/cors(\.ts)?$/, project: [], packages: none, builtIn: none },
  { name: 'config', files: /^src\/config(\.ts)?$/, project: ['src/telemetry/logger'], packages: none, builtIn: none },
  {
    name: 'lambda',
    files: /^src\/lambda(\.ts)?$/,
    project: ['users', 'dynamodb', 'http', 'telemetry', 'settings', 'audit', 'config'],
    packages: none,
    builtIn: none,
  },
  {
    name: 'handlers',
    files: /^src\/handlers\//,
    project: ['lambda', 'http', 'users', 'generated', ...storeMethods],
    packages: none,
    builtIn: none,
    siblings: true,
  },
  {
    name: 'local',
    files: /^src\/local\//,
    project: ['users', 'dynamodb', 'http', 'config', 'cors', 'lambda', 'handlers', 'generated'],
    packages: /^(?!@aws-sdk\/)/,
    builtIn: all,
  },
  { name: 'stubs', files: /^infra\/bundle\/stubs\//, project: [], packages: /^@aws-sdk\//, builtIn: /^node:crypto$/ },
  {
    name: 'two-deployments',
    files: /^infra\/two-deployments\//,
    project: ['infra/import-check/json', 'config', 'preflight'],
    packages: /^@aws-sdk\/client-cloudformation$/,
    builtIn: /^node:(fs|path)$/,
  },
  {
    name: 'preflight',
    files: /^infra\/preflight\//,
    project: ['aws', 'infra/environments/environment', 'infra/stack/api-logging', 'infra/stack/template-parameters'],
    packages: /^@aws-sdk\//,
    builtIn: none,
  },
  {
    name: 'data tools',
    files: /^infra\/data\//,
    project: ['users', 'dynamodb', 'generated', 'infra', 'src/http/input-errors', ...localParts],
    packages: /^@aws-sdk\/(client-dynamodb|lib-dynamodb|client-ssm)$/,
    builtIn: all,
  },
  {
    name: 'infra',
    files: /^infra\//,
    project: ['two-deployments', 'generated', 'config', 'cors', 'src/dynamodb/table', 'preflight'],
    packages: /^(aws-cdk-lib|constructs|cdk-nag|esbuild)(\/|$)/,
    builtIn: all,
  },
  {
    name: 'tanstack-query',
    files: /^clients\/typescript\/src\/(generated\/)?tanstack-query/,
    project: ['sdk'],
    packages: /^@tanstack\/react-query$/,
    builtIn: none,
  },
  { name: 'fixtures', files: /^clients\/typescript\/src\/(generated\/)?fixtures/, project: ['sdk'], packages: none, builtIn: none },
  { name: 'sdk', files: /^clients\/typescript\/src\//, project: [], packages: none, builtIn: none },
  {
    name: 'example',
    files: /^clients\/typescript\/examples\//,
    project: [],
    packages: /^(user-profiles-client(\/[a-z-]+)?|react|react-dom\/client|@tanstack\/react-query)$/,
    builtIn: none,
  },
];

const layerOf = (file: string): Layer | undefined => layers.find(({ files }) => files.test(file));

const bare = (file: string): string => file.replace(/(\.d)?\.(ts|js|cjs|mjs|json)$/, '');

/** Returns the import specifiers in a source text. */
export const importsOf = (text: string): string[] => preProcessFile(text, true, true).importedFiles.map(({ fileName }) => fileName);

/** Returns the files of the project that a file imports. A specifier has no extension and may name a folder. */
function targets(file: string, imports: Imports): { written: string; found: string }[] {
  return (imports[file] ?? [])
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(posix.dirname(file), specifier))
    .map((path) => {
      const found = Object.keys(imports).find(
        (known) => [path, bare(path), `${path}/index`].includes(known) || [bare(path), `${path}/index`].includes(bare(known)),
      );
      return { written: path, found: found ?? path };
    });
}

function wrongTargets(file: string, layer: Layer, imports: Imports): string[] {
  return targets(file, imports)
    .map(({ found }) => found)
    .filter((found) => {
      const other = layerOf(found);
      if (other === layer) return layer.siblings;
      return !layer.project.includes(bare(found)) && !(other && layer.project.includes(other.name));
    });
}

function wrongPackages(file: string, layer: Layer, imports: Imports): string[] {
  return (imports[file] ?? [])
    .filter((specifier) => !specifier.startsWith('.'))
    .filter((specifier) => !(specifier.startsWith('node:') ? layer.builtIn : layer.packages).test(specifier));
}

/** Returns the imports that a layer does not allow, each as a sentence. */
export function wrongImports(imports: Imports): string[] {
  return Object.keys(imports).flatMap((file) => {
    const layer = layerOf(file);
    if (!layer) return [`${file} belongs to no layer`];
    return [...wrongTargets(file, layer, imports), ...wrongPackages(file, layer, imports)].map(
      (target) => `${file} (${layer.name}) must not import ${target}`,
    );
  });
}

/** Returns the import cycles, each once, as the files along it. */
export function cycles(imports: Imports): string[] {
  const found = new Set<string>();
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): void => {
    const seen = path.indexOf(file);
    if (seen >= 0) found.add([...path.slice(seen), file].join(' → '));
    if (seen >= 0 || done.has(file)) return;
    for (const target of targets(file, imports)) visit(target.found, [...path, file]);
    done.add(file);
  };
  for (const file of Object.keys(imports)) visit(file, []);
  return [...found];
}
