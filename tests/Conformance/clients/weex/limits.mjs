// Too many calls, and too many orders, seen by ccxt.
import { assert, errorOf, finish, people, step } from '../harness.mjs';
import { client, SPOT } from './people.mjs';

await step('a count of orders stands in the headers of every order', async () => {
  const trader = client(people.demo);
  await trader.createOrder(SPOT, 'limit', 'buy', 0.001, 50000);
  await trader.createOrder(SPOT, 'limit', 'buy', 0.001, 50000);
  const headers = Object.fromEntries(Object.entries(trader.last_response_headers).map(([name, value]) => [name.toLowerCase(), value]));
  assert.deepEqual([headers['x-order-count-10s'], headers['x-order-count-1m'], headers['x-used-weight-1m']], ['2', '2', '0']);
  // What loading the markets took: the three calls weigh 5, 20 and 1.
  assert.equal(headers['x-used-weight-10s'], '26');
});

await step('whoever uses up the weight of ten seconds is told so, and shut out', async () => {
  const stranger = client();
  const seen = new Set();
  for (let call = 0; call < 100; call++) seen.add(await errorOf(() => stranger.publicGetApiV3ApiTradingSymbols()));
  assert.deepEqual([...seen], ['none', 'RateLimitExceeded']);
  assert.equal(await errorOf(() => stranger.fetchTime()), 'RateLimitExceeded');
});

finish();
