// ccxt's clients for BitMart, one per person, with nothing but the URLs changed.
import { address, people, ccxt } from '../harness.mjs';

const sockets = address.replace('http', 'ws');

export function client(who = {}, settings = {}) {
  const exchange = new ccxt.pro.bitmart({
    apiKey: who.key,
    secret: who.secret,
    uid: who.memo,
    enableRateLimit: false,
    ...settings,
  });
  exchange.urls.api.spot = exchange.urls.api.swap = address;
  exchange.urls.api.ws = {
    spot: { public: `${sockets}/ws/spot/api?protocol=1.1`, private: `${sockets}/ws/spot/user?protocol=1.1` },
    swap: { public: `${sockets}/ws/futures/api?protocol=1.1`, private: `${sockets}/ws/futures/user?protocol=1.1` },
  };
  return exchange;
}

export const demo = client(people.demo);
export const maker = client(people.maker);
export const SPOT = 'BTC/USDT';
export const SWAP = 'BTC/USDT:USDT';
