// Too many calls, and then still more of them, seen by ccxt.
import { assert, errorOf, finish, step } from '../harness.mjs';
import { client } from './people.mjs';

await step('whoever asks too often is told so, and whoever goes on is shut out', async () => {
  const stranger = client();
  // Both are the same exception to ccxt; what came over the wire tells them apart.
  const statuses = new Set();
  stranger.onRestResponse = (code, ...rest) => {
    statuses.add(code);
    return rest[4];
  };
  const seen = new Set();
  for (let call = 0; call < 60; call++) seen.add(await errorOf(() => stranger.fetchTime()));
  assert.deepEqual([...seen], ['none', 'RateLimitExceeded']);
  assert.deepEqual([...statuses], [200, 429, 418]);
});

finish();
