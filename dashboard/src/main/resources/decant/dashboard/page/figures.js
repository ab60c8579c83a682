// Numbers as people read them: as the program itself writes them, whatever the browser's language.

const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const UNITS = ["bytes", "KiB", "MiB", "GiB", "TiB", "PiB"];

export function count(number) {
  return WHOLE.format(number);
}

export function counted(number, noun) {
  return `${count(number)} ${noun}${number === 1 ? "" : "s"}`;
}

export function about(number, error) {
  let unit = 1;
  while (error / unit >= 100) {
    unit *= 10;
  }
  return count(Math.round(number / unit) * unit);
}

export function bytes(number) {
  let value = number;
  let unit = 0;
  while (Math.round(value) >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit++;
  }
  const digits = unit === 0 || value >= 99.95 ? 0 : value < 9.995 ? 2 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit]}`;
}

export function perSecond(rate) {
  return `${rate < 9.95 ? rate.toFixed(1) : count(Math.round(rate))}/s`;
}

export function millis(number) {
  return duration(number / 1000);
}

export function duration(seconds) {
  if (seconds < 1) {
    return `${Math.round(seconds * 1000)} ms`;
  }
  if (seconds < 59.95) {
    return `${seconds.toFixed(1)} s`;
  }
  const whole = Math.round(seconds);
  const minutes = Math.floor(whole / 60);
  const hours = Math.floor(minutes / 60);
  const two = (number) => String(number).padStart(2, "0");
  if (hours === 0) {
    return `${minutes} min ${two(whole % 60)} s`;
  }
  return hours < 48 ? `${hours} h ${two(minutes % 60)} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

export function percent(part, whole) {
  return whole === 0 ? 0 : Math.min(100, (100 * part) / whole);
}

export function dollars(number) {
  return `$${number.toLocaleString("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
}

export function clock(time) {
  return new Date(time).toLocaleTimeString("en-GB");
}
