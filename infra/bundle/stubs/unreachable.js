const unreachable = (name) => {
  throw new Error(`a bundle has no ${name}`);
};

module.exports = new Proxy(function () {}, {
  get: (_, name) => (name === '__esModule' || typeof name === 'symbol' ? undefined : () => unreachable(name)),
  apply: () => unreachable('such function'),
  construct: () => unreachable('such class'),
});
