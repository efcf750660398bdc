// The functions of lodash that openapi-backend calls to list its one operation and to validate a request, for plain objects and arrays.
const isNil = (value) => value === undefined || value === null;
const entries = (object) => Object.entries(object);
const pick = (object, names) => Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));
const omitBy = (object, unwanted) => {
  const kept = {};
  for (const name of Object.keys(object)) if (!unwanted(object[name])) kept[name] = object[name];
  return kept;
};
const find = (list, wanted) => list.find((item) => Object.entries(wanted).every(([name, value]) => item[name] === value));
const isEmpty = (list) => list.length === 0;
const chain = (value) => ({
  entries: () => chain(entries(value)),
  flatMap: (each) => chain(value.flatMap(each)),
  value: () => value,
});

module.exports = { isNil, entries, pick, omitBy, find, isEmpty, chain };
