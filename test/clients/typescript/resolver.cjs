// The sources of the SDK name each other as the compiled files are called: ./pages.js is ./pages.ts.
module.exports = (path, options) => {
  const isInSources = /[\\/]clients[\\/]typescript[\\/]src\b/.test(options.basedir);
  return options.defaultResolver(isInSources ? path.replace(/^(\..*)\.js$/, '$1') : path, options);
};
