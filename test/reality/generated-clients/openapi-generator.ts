import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Command, run } from '../../clients/swift/child';
import { cacheFolder } from '../../clients/swift/find-swift';
import { missingProgram } from '../debian';
import { interrupted } from '../interrupted';
import type { Options } from '../options';
import { environmentOf, missingEnvironment, programOf } from '../python';
import type { GeneratedClient } from './client';

const version = '7.25.0';

const repository = join(cacheFolder(process.env), 'maven');
const jar = join(repository, `org/openapitools/openapi-generator-cli/${version}/openapi-generator-cli-${version}.jar`);

const maven = (...args: readonly string[]): Command => ({
  program: 'mvn',
  args: ['--batch-mode', '--quiet', '--strict-checksums', `-Dmaven.repo.local=${repository}`, ...args],
});

const generate: Command = {
  program: 'java',
  args: ['-jar', jar, 'generate', '--input-spec', 'openapi.yaml', '--config', 'config.yaml', '--output', 'generated'],
};

const java = { program: 'javac', debianPackage: 'openjdk-17-jdk-headless' };

async function missingGenerator(options: Options): Promise<string | undefined> {
  const missing = (await missingProgram(java, options)) ?? (await missingProgram({ program: 'mvn', debianPackage: 'maven' }, options));
  if (missing !== undefined || existsSync(jar)) return missing;
  const artifact = `-Dartifact=org.openapitools:openapi-generator-cli:${version}`;
  const { code, output } = await run(
    maven('org.apache.maven.plugins:maven-dependency-plugin:3.8.1:get', artifact, '-Dtransitive=false'),
    interrupted,
  );
  return code === 0 ? undefined : `Maven could not download openapi-generator: ${output.trim()}`;
}

export const openapiGeneratorJava: GeneratedClient = {
  name: 'openapi-generator-java',
  missing: missingGenerator,
  build: () => [
    generate,
    { program: 'mkdir', args: ['-p', 'src/main/java'] },
    { program: 'cp', args: ['-r', 'generated/src/main/java/.', 'Journey.java', 'src/main/java'] },
    maven('compile', 'dependency:copy-dependencies', '-DoutputDirectory=libraries'),
  ],
  journey: (folder) => ({
    program: 'java',
    args: ['-Dstdout.encoding=UTF-8', '-cp', [join(folder, 'target/classes'), join(folder, 'libraries/*')].join(':'), 'Journey'],
  }),
};

const requirements = resolve('test/reality/generated-clients/openapi-generator-python/requirements.txt');
const environment = () => environmentOf('openapi-generator-python', requirements);

export const openapiGeneratorPython: GeneratedClient = {
  name: 'openapi-generator-python',
  missing: async (options) => (await missingGenerator(options)) ?? missingEnvironment('openapi-generator-python', requirements, options),
  build: () => [generate, { program: programOf(environment(), 'python'), args: ['-m', 'compileall', '-q', 'generated/openapi_client'] }],
  journey: (folder) => ({
    program: programOf(environment(), 'python'),
    args: ['journey.py'],
    env: { PYTHONPATH: join(folder, 'generated'), PYTHONIOENCODING: 'utf-8' },
  }),
};
