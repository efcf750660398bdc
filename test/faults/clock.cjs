// Loaded before the API by NODE_OPTIONS: its clock is that of this machine plus the milliseconds in the file that FAULTS_CLOCK_FILE names.
const { readFileSync } = require('node:fs');

const RealDate = Date;
const interval = 20;
let offset = 0;

const look = () => {
  const milliseconds = Number(readFileSync(process.env.FAULTS_CLOCK_FILE, 'utf8'));
  if (Number.isFinite(milliseconds)) offset = milliseconds;
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
