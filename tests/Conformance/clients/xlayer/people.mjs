// ccxt's class of the exchange signs any path of its house, and so those of the explorer too. Nothing is changed but where it calls.
import { address, ccxt, people } from '../harness.mjs';

export function client({ key, secret, passphrase }) {
  const okx = new ccxt.okx({ apiKey: key, secret, password: passphrase, enableRateLimit: false, timeout: 60_000 });
  okx.urls.api.rest = address;
  return okx;
}

export const demo = client(people.demo);

/** The rows of an answer; ccxt throws what is none. */
export async function get(path, parameters = {}, okx = demo) {
  return (await okx.request(`xlayer/${path}`, 'private', 'GET', { chainShortName: 'xlayer', ...parameters })).data;
}

export async function post(path, body, okx = demo) {
  return (await okx.request(`xlayer/${path}`, 'private', 'POST', { chainShortName: 'XLAYER', ...body })).data;
}
