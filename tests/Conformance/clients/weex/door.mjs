// Who is let in, and what ccxt makes of those who are not.
import { assert, errorOf, finish, people, step } from '../harness.mjs';
import { client, demo } from './people.mjs';

await step('whoever may come in is let in', async () => {
  assert.equal((await demo.fetchBalance()).total.USDT, 100000);
  assert.equal((await demo.privatePostApiV3AccountBills({ limit: 2 })).length, 2);
  assert.equal((await demo.privatePostApiV3AccountFundingBills({})).total, 6);
});

await step('and whoever may not, learns why in the words of his client', async () => {
  assert.equal(await errorOf(() => client({ ...people.demo, key: 'weex_nobody' }).fetchBalance()), 'AuthenticationError');
  assert.equal(await errorOf(() => client({ ...people.demo, secret: 'another' }).fetchBalance()), 'AuthenticationError');
  assert.equal(await errorOf(() => client({ ...people.demo, passphrase: 'another' }).fetchBalance()), 'AuthenticationError');
  const slow = client(people.demo);
  slow.nonce = () => Date.now() - 60000;
  assert.equal(await errorOf(() => slow.fetchBalance()), 'BadRequest');
  assert.equal(await errorOf(() => demo.contractPrivateGetCapiV3AccountCommissionRate()), 'ArgumentsRequired');
  assert.equal(await errorOf(() => demo.contractPrivateGetCapiV3AccountCommissionRate({ symbol: 'NOPEUSDT' })), 'BadSymbol');
  assert.equal(await errorOf(() => demo.contractPrivateGetCapiV3AccountCommissionRate({ symbol: 'DOGEUSDT' })), 'PermissionDenied');
});

finish();
