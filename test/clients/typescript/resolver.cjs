// The sources of the SDK import each other by the names of the compiled files: ./pages.js resolves to ./pages.ts.
module.exports = (path, options) => {
  const isInSources = /[\\/]clients[\\/]typescript[\\/]src\b/.test(options.basedir);
  return options.defaultResolver(isInSources ? path.replace(/^(\..*)\.js$/, '$1') : path, options);
};
