// What ccxt makes of being told that it asks too often.
import { assert, errorOf, finish, step } from '../harness.mjs';
import { get } from './people.mjs';

await step('too many calls in a second are refused as such', async () => {
  const errors = await Promise.all(Array.from({ length: 20 }, () => errorOf(() => get('block/block-list', { limit: 1 }))));
  assert.ok(errors.includes('none'), 'nobody was answered');
  assert.deepEqual([...new Set(errors.filter((error) => error !== 'none'))], ['RateLimitExceeded']);
});

finish();
