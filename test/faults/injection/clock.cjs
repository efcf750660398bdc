// Shifts the clock of the API, which loads this file with NODE_OPTIONS, by the number of milliseconds in the file FAULTS_CLOCK_FILE. Writes the
// offset that is in effect to FAULTS_CLOCK_FILE.seen. npm loads this file too, but does not write the offset.
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
