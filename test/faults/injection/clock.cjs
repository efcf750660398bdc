// Loaded before the API by NODE_OPTIONS: its clock is that of this machine plus the milliseconds in the file that FAULTS_CLOCK_FILE names.
// The same file with .seen says which of them it goes by. npm is given this file as well, and says nothing.
const { readFileSync, writeFileSync } = require('node:fs');

const RealDate = Date;
const interval = 20;
let offset = 0;

const file = process.env.FAULTS_CLOCK_FILE;
const isApi = process.argv[1]?.endsWith('.ts');

const look = () => {
  const text = readFileSync(file, 'utf8');
  if (text === '' || Number(text) === offset) return;
  offset = Number(text);
  if (isApi) writeFileSync(`${file}.seen`, text);
};
setInterval(look, interval).unref();

const now = () => RealDate.now() + offset;

function ShiftedDate(...args) {
  if (new.target === undefined) return new RealDate(now()).toString();
  return Reflect.construct(RealDate, args.length === 0 ? [now()] : args, new.target);
}
Object.setPrototypeOf(ShiftedDate, RealDate);
ShiftedDate.prototype = RealDate.prototype;
ShiftedDate.now = now;
globalThis.Date = ShiftedDate;
