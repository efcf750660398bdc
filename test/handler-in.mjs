const { existsSync } = process.getBuiltinModule('node:fs');

/**
 * Loads a function as nodejs24.x does: the first of the files with these extensions that is there, by import.
 * github.com/aws/aws-lambda-nodejs-runtime-interface-client, src/function/module-loader.ts and handler-resolver.ts.
 * @param path of the module, absolute, without extension
 */
export async function handlerIn(path, name) {
  const file = ['', '.js', '.mjs', '.cjs'].map((extension) => path + extension).find((each) => existsSync(each));
  if (file === undefined) throw new Error(`there is no module ${path}`);
  const module = await import(file);
  const handler = module[name] ?? module.default?.[name];
  if (typeof handler !== 'function') throw new Error(`${file} exports no function ${name}`);
  return handler;
}
