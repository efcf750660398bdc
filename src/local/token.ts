import { localTokens } from './identity/local-tokens';
import { UsageError } from './options/arguments';
import { help, readTokenOptions } from './options/token';

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  if (error instanceof UsageError) console.error('To list the options: npm run token -- --help');
  process.exitCode = error instanceof UsageError ? 2 : 1;
});

async function main(): Promise<void> {
  const options = readTokenOptions(process.argv.slice(2));
  if (options === 'help') console.log(help);
  else console.log(await localTokens(options.directory, true).sign(options.bearer, options.seconds));
}
