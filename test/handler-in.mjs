const { existsSync } = process.getBuiltinModule('node:fs');

/**
 * Loads a function as the Lambda runtime nodejs24.x does: it imports the first existing file with one of these extensions.
 * github.com/aws/aws-lambda-nodejs-runtime-interface-client, src/function/module-loader.ts and handler-resolver.ts.
 * @param path absolute path of the module, without extension
 */
export async function handlerIn(path, name) {
  const file = ['', '.js', '.mjs', '.cjs'].map((extension) => path + extension).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`there is no module ${path}`);
  const module = await import(file);
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function ${name}`);
  return handler;
}
