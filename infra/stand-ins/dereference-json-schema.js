// The definition of a bundle is a route without references.
exports.dereferenceSync = (definition) => definition;
