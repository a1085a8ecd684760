// What the documented retries make of providers that are down or slow, and of limits.
import { address, assert, control, finish, people, step } from '../harness.mjs';
import { Wallet } from './wallet.mjs';

const parameters = { address: '0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', chains: '1' };

await step('providers that are down are told at the first try', async () => {
  const wallet = new Wallet({ address, timeout: 60_000, recvWindow: 60_000, ...people.demo });
  await control('PATCH', '/services/binance-wallet/history', { state: 'down' });
  const refused = await wallet.transactions(parameters);
  assert.deepEqual([refused.code, refused.data, wallet.tries], [50001, null, 1]);
  assert.equal((await wallet.allTokenBalances(parameters)).code, 0);
});

await step('a provider slower than the timeout makes the second try a replay', async () => {
  const wallet = new Wallet({ address, ...people.demo });
  await control('PATCH', '/services/binance-wallet/history', { state: 'slow', latencyMs: 8000 });
  await assert.rejects(wallet.transactions(parameters), { name: 'UnauthorizedError', code: 40103 });
  assert.ok(wallet.tries > 1);
  await control('PATCH', '/services/binance-wallet/history', { state: 'up' });
});

await step('and too many calls are counted per endpoint, and told when to come again', async () => {
  const wallet = new Wallet({ address, timeout: 60_000, recvWindow: 60_000, ...people.pem });
  const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, page) => wallet.allTokenBalances({ ...parameters, page: page + 1 })));
  const refused = answers.filter((answer) => answer.status === 'rejected').map((answer) => answer.reason);
  assert.ok(refused.length > 0, 'forty calls at once were all answered');
  for (const error of refused) assert.deepEqual([error.name, error.code, error.limits.retryAfter >= 1], ['TooManyRequestsError', 42900, true]);
  const served = answers.filter((answer) => answer.status === 'fulfilled').map((answer) => answer.value);
  for (const answer of served) assert.deepEqual([answer.limits.limit, answer.limits.used], [5, 1]);
  assert.equal((await wallet.supportedChains()).code, 0);
});

finish();
