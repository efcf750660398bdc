// The functions of lodash that openapi-backend calls on the way of a request, for plain objects and arrays.
const unreachable = () => {
  throw new Error('a bundle has no such lodash function');
};

const isNil = (value) => value === undefined || value === null;
const entries = (object) => Object.entries(object ?? {});
const keys = (object) => Object.keys(object ?? {});
const pick = (object, names) => Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));
const omitBy = (object, unwanted) => {
  const kept = {};
  for (const name of Object.keys(object)) if (!unwanted(object[name])) kept[name] = object[name];
  return kept;
};
const flatMap = (list, each) => list.flatMap((item) => each(item));
const find = (list, wanted) => (list ?? []).find((item) => Object.entries(wanted).every(([name, value]) => item[name] === value));
const isEmpty = (list) => list.length === 0;
const includes = (list, item) => list.includes(item);

// Only the two chains of the router: the list of operations, and the choice among routes, of which a bundle has one.
const chain = (value) => ({
  entries: () => chain(entries(value)),
  flatMap: (each) => chain(flatMap(value, each)),
  orderBy: () => (value.length > 1 ? unreachable() : chain(value)),
  find: (wanted) => chain(value.find(wanted)),
  value: () => value,
});

module.exports = { isNil, entries, keys, pick, omitBy, flatMap, find, isEmpty, includes, chain };
