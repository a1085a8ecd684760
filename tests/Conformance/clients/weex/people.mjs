// ccxt's clients for WEEX, one per person, with nothing but the URLs changed.
import { address, people, ccxt } from '../harness.mjs';

const sockets = `${address.replace('http', 'ws')}/weex`;

export function client(who = {}, settings = {}) {
  const exchange = new ccxt.pro.weex({
    apiKey: who.key,
    secret: who.secret,
    password: who.passphrase,
    enableRateLimit: false,
    ...settings,
  });
  for (const api of ['public', 'private', 'contract', 'contractPrivate']) exchange.urls.api[api] = address;
  exchange.urls.api.ws = { spot: `${sockets}/spot/v3/ws`, contract: `${sockets}/contract/v3/ws` };
  return exchange;
}

export const demo = client(people.demo);
export const maker = client(people.maker);
export const SPOT = 'BTC/USDT';
export const SWAP = 'BTC/USDT:USDT';
