// Money that comes, goes and moves, seen by ccxt.
import { accounts, assert, close, control, errorOf, finish, people, step } from '../harness.mjs';
import { demo, maker, SPOT } from './people.mjs';

const mine = async () => accounts('bitmart', people.demo.user);
await demo.loadMarkets();

await step('an address is given out, and a deposit to it arrives', async () => {
  const { address, network, currency } = await demo.fetchDepositAddress('BTC');
  assert.equal(currency, 'BTC');
  const before = await mine();
  const deposit = await control('POST', '/exchanges/bitmart/deposits', { network: 'BTC', asset: 'BTC', address, amount: '0.5', txId: 'ab'.repeat(32) });
  await control('POST', `/deposits/${deposit.id}/confirmations`, { confirmations: 2 });
  const [record] = await demo.fetchDeposits('BTC');
  assert.deepEqual([record.amount, record.status, record.address, record.txid], [0.5, 'ok', address, 'ab'.repeat(32)]);
  assert.equal((await demo.fetchDeposit(record.id, 'BTC')).amount, 0.5);
  const after = await mine();
  close(Object.values(pick(after, 'BTC')).reduce(add, 0) - Object.values(pick(before, 'BTC')).reduce(add, 0), 0.5, 'what came');
});

let withdrawal;
let saved;
await step('a withdrawal leaves: debit, fee, states', async () => {
  [saved] = (await demo.fetchWithdrawAddresses('USDT')).filter((one) => one.network === 'BEP20');
  const before = (await mine())['funding USDT'].available;
  withdrawal = await demo.withdraw('USDT', 100, saved.address, undefined, { network: 'BEP20' });
  const [record] = await demo.fetchWithdrawals('USDT');
  assert.equal(record.id, withdrawal.id);
  assert.equal(record.status, 'pending');
  close(before - (await mine())['funding USDT'].available, 100, 'what is gone or held');
});

await step('and what the chain says of it is what the house says', async () => {
  const user = await control('GET', `/exchanges/bitmart/users/${people.demo.user}/funding`);
  const real = user.withdrawals.find((one) => String(one.id) === withdrawal.id);
  assert.ok(real, 'the control API knows the withdrawal');
  const record = await demo.fetchWithdrawal(withdrawal.id, 'USDT');
  close(record.amount, 100 - record.fee.cost, 'what arrives');
});

await step('refusals of funding', async () => {
  assert.equal(await errorOf(() => demo.withdraw('USDT', 100, `0x${'12'.repeat(20)}`, undefined, { network: 'BEP20' })), 'InvalidAddress');
  assert.equal(await errorOf(() => demo.withdraw('USDT', 10_000_000, saved.address, undefined, { network: 'BEP20' })), 'ExchangeError');
  await control('PATCH', `/exchanges/bitmart/users/${people.maker.user}/funding`, { withdraw: false });
  await maker.loadMarkets();
  assert.equal(await errorOf(() => maker.withdraw('USDT', 100, `0x${'12'.repeat(20)}`, undefined, { network: 'BEP20' })), 'PermissionDenied');
});

await step('what a withdrawal costs', async () => {
  const fee = await demo.fetchTransactionFee('USDT', { network: 'BEP20' });
  assert.equal(fee.withdraw.USDT ?? Object.values(fee.withdraw)[0], 0.3);
});

await step('money moves between spot and contracts, and the transfers are listed', async () => {
  const before = await mine();
  await demo.transfer('USDT', 250, 'spot', 'swap');
  const after = await mine();
  close(before['spot USDT'].available - after['spot USDT'].available, 250, 'out of spot');
  close(after['contract USDT'].available - (before['contract USDT']?.available ?? 0), 250, 'into contracts');
  const [listed] = await demo.fetchTransfers('USDT', undefined, 10);
  assert.deepEqual([listed.amount, listed.fromAccount, listed.toAccount, listed.status], [250, 'spot', 'swap', 'ok']);
});

await step('isolated margin: in, borrow, repay, out', async () => {
  await maker.createOrder(SPOT, 'limit', 'sell', 0.1, 50010);
  await demo.createOrder(SPOT, 'limit', 'buy', 0.1, 50010);
  await demo.transfer('USDT', 1000, 'spot', 'margin', { symbol: SPOT });
  const loan = await demo.borrowIsolatedMargin(SPOT, 'USDT', 200);
  assert.ok(loan.id);
  const margin = await demo.fetchBalance({ type: 'margin' });
  close(margin[SPOT].USDT.free, 1200, 'with the loan');
  const [interest] = await demo.fetchBorrowInterest('USDT', SPOT);
  assert.equal(interest.amountBorrowed, 200);
  assert.ok((await demo.fetchIsolatedBorrowRate(SPOT)).quoteRate > 0);
  await demo.repayIsolatedMargin(SPOT, 'USDT', 200.1);
  const real = await mine();
  assert.ok(real['isolatedMargin BTC_USDT USDT'].available < 1000.01);
});

await step('fees are those of the house', async () => {
  const fee = await demo.privateGetSpotV1TradeFee({ symbol: 'BTC_USDT' });
  assert.equal(+fee.data.buy_taker_fee_rate, 0.001);
});

await step('the books of the house are whole', async () => {
  assert.equal((await control('GET', '/checks')).ok, true);
});

finish();

function pick(all, asset) {
  return Object.fromEntries(Object.entries(all).filter(([name]) => name.endsWith(` ${asset}`)).map(([name, one]) => [name, one.available + one.frozen]));
}

function add(left, right) {
  return left + right;
}
