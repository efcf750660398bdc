// The functions of lodash that openapi-backend calls to list its one operation and to validate a request, for plain objects and arrays.
// omitBy may return its argument, because openapi-backend passes an object that nothing else uses.
const isNil = (value) => value === undefined || value === null;
const entries = (object) => {
  const found = [];
  for (const name in object) found.push([name, object[name]]);
  return found;
};
const pick = (object, names) => Object.fromEntries(names.filter((name) => name in object).map((name) => [name, object[name]]));
const omitBy = (object, unwanted) => {
  for (const name in object) {
    if (unwanted(object[name])) return Object.fromEntries(entries(object).filter(([, value]) => !unwanted(value)));
  }
  return object;
};
const find = (list, wanted) => list.find((item) => Object.entries(wanted).every(([name, value]) => item[name] === value));
const isEmpty = (list) => list.length === 0;
const chain = (value) => ({
  entries: () => chain(entries(value)),
  flatMap: (each) => chain(value.flatMap(each)),
  value: () => value,
});

module.exports = { isNil, entries, pick, omitBy, find, isEmpty, chain };
