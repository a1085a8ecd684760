// What the clients' scripts share: a venue to talk to, steps with names, and one line of JSON at the end that says which of them went well.
import assert from 'node:assert/strict';
import ccxt from 'ccxt';

export { assert, ccxt };

const settings = JSON.parse(process.argv[2]);

/** Where the venue is. */
export const address = settings.address;

/** Keys by the name of whose they are: { user, key, secret, memo, passphrase }. */
export const people = settings.people;

/** The venue's own API: what really is the case there. */
export async function control(method, path, body) {
  const answer = await fetch(`${address}/_kontor${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${method} /_kontor${path}: ${answer.status} ${text}`);
  return JSON.parse(text);
}

/** Every account of a user, as `spot USDT` or `isolatedMargin BTC_USDT USDT`: { available, frozen }. */
export async function accounts(exchange, user) {
  const lines = await control('GET', `/exchanges/${exchange}/balances?user=${user}`);
  return Object.fromEntries(
    lines.map((line) => [[line.wallet, line.symbol, line.asset].filter(Boolean).join(' '), { available: +line.available, frozen: +line.frozen }]),
  );
}

/** The name of the class of what was thrown, or 'none'. */
export async function errorOf(work) {
  try {
    await work();
    return 'none';
  } catch (error) {
    return error.constructor.name;
  }
}

/** Sums of decimals in binary differ in the last place; amounts of this size do not differ by less than that. */
export function close(actual, expected, what) {
  assert.ok(Math.abs(actual - expected) < 1e-7, `${what}: ${actual} is not ${expected}`);
}

/** Asks until it is so: for what a stream brings. */
export async function until(what, probe) {
  for (;;) {
    const found = await probe();
    if (found !== undefined && found !== false && found !== null) return found;
    if (Date.now() > deadline) throw new Error(`never came: ${what}`);
  }
}

const deadline = Date.now() + 120_000;
const done = [];
let current = 'the beginning';

/** One named step; the first that fails ends the script. */
export async function step(name, work) {
  current = name;
  await work();
  done.push(name);
  if (process.env.KONTOR_STEPS) console.error(name);
}

export function finish() {
  console.log(JSON.stringify(done));
  process.exit(0);
}

process.on('uncaughtException', fail);
process.on('unhandledRejection', fail);

function fail(error) {
  // What went over the wire is not in the message of every client's exceptions.
  const answer = error?.response?.data ? JSON.stringify(error.response.data) : (error?.stack ?? error);
  console.error(`in '${current}': ${answer}`);
  process.exit(1);
}
