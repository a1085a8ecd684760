// Contracts, seen by ccxt.
import { accounts, assert, close, control, errorOf, finish, people, step } from '../harness.mjs';
import { demo, maker, SWAP } from './people.mjs';

const index = (price) => control('POST', '/exchanges/bitmart/contracts/BTCUSDT/index', { price: String(price) });
const wallet = async (who) => (await accounts('bitmart', who.user))['contract USDT'];

await step('contracts are those of the house', async () => {
  const markets = await demo.loadMarkets();
  await maker.loadMarkets();
  const btc = markets[SWAP];
  assert.deepEqual([btc.id, btc.contractSize, btc.linear, btc.precision.price, btc.limits.leverage.max], ['BTCUSDT', 0.001, true, 0.1, 100]);
  await index(50000);
  for (const who of [demo, maker]) await who.transfer('USDT', 10000, 'spot', 'swap');
  close((await demo.fetchBalance({ type: 'swap' })).USDT.free, 10000, 'in the contract account');
});

await step('modes and leverage are set and read back', async () => {
  await demo.setPositionMode(true);
  assert.equal((await demo.fetchPositionMode()).hedged, true);
  await demo.setLeverage(10, SWAP, { marginMode: 'isolated' });
  await maker.setLeverage(10, SWAP, { marginMode: 'cross' });
  assert.equal(await errorOf(() => demo.setLeverage(10000, SWAP, { marginMode: 'isolated' })), 'InvalidOrder');
});

const isolated = { marginMode: 'isolated', leverage: 10 };
const cross = { marginMode: 'cross', leverage: 10 };

await step('orders that rest are the book', async () => {
  await maker.createOrder(SWAP, 'limit', 'sell', 100, 50001, cross);
  await maker.createOrder(SWAP, 'limit', 'buy', 100, 49999, cross);
  const book = await demo.fetchOrderBook(SWAP);
  assert.deepEqual(book.asks[0].slice(0, 2), [50001, 100]);
  assert.deepEqual(book.bids[0].slice(0, 2), [49999, 100]);
});

let opening;
await step('a market order opens a position', async () => {
  opening = await demo.createOrder(SWAP, 'market', 'buy', 20, undefined, isolated);
  const order = await demo.fetchOrder(opening.id, SWAP);
  assert.deepEqual([order.status, order.filled, order.average], ['closed', 20, 50001]);
  const position = (await demo.fetchPositions([SWAP])).find((one) => one.side === 'long');
  assert.deepEqual([position.contracts, position.entryPrice, position.leverage], [20, 50001, 10]);
  const [trade] = await demo.fetchMyTrades(SWAP);
  assert.deepEqual([trade.price, trade.amount, trade.takerOrMaker], [50001, 20, 'taker']);
});

await step('the account agrees with the state', async () => {
  const [balance, real] = [await demo.fetchBalance({ type: 'swap' }), await wallet(people.demo)];
  const [trade] = await demo.fetchMyTrades(SWAP);
  close(real.available + real.frozen, 10000 - trade.fee.cost, 'all that is there');
  assert.ok(balance.USDT.free < 10000 - 100);
});

await step('limit orders are edited and cancelled', async () => {
  const resting = await demo.createOrder(SWAP, 'limit', 'buy', 5, 45000, isolated);
  assert.deepEqual((await demo.fetchOpenOrders(SWAP)).map((order) => [order.id, order.price]), [[resting.id, 45000]]);
  await demo.editOrder(resting.id, SWAP, 'limit', 'buy', 6, 45100);
  const [edited] = await demo.fetchOpenOrders(SWAP);
  assert.deepEqual([edited.price, edited.amount], [45100, 6]);
  await demo.cancelOrder(edited.id, SWAP);
  assert.deepEqual(await demo.fetchOpenOrders(SWAP), []);
  await demo.createOrder(SWAP, 'limit', 'buy', 5, 45000, isolated);
  await demo.cancelAllOrders(SWAP);
  assert.deepEqual(await demo.fetchOpenOrders(SWAP), []);
});

await step('plans wait, and are cancelled', async () => {
  const plan = await demo.createOrder(SWAP, 'limit', 'buy', 5, 52000, { ...isolated, triggerPrice: 51900 });
  const [open] = await demo.fetchOpenOrders(SWAP, undefined, undefined, { trigger: true });
  assert.deepEqual([open.id, +open.info.trigger_price], [plan.id, 51900]);
  await demo.cancelOrder(plan.id, SWAP, { trigger: true });
  assert.deepEqual(await demo.fetchOpenOrders(SWAP, undefined, undefined, { trigger: true }), []);
  const trailing = await demo.createOrder(SWAP, 'market', 'sell', 5, undefined, {
    ...isolated, trailingPercent: 1, trailingTriggerPrice: 50500, reduceOnly: true,
  });
  await demo.cancelOrder(trailing.id, SWAP, { trailing: true });
});

await step('a stop protects the position', async () => {
  const stop = await demo.createOrder(SWAP, 'market', 'sell', 5, undefined, { stopLossPrice: 48000, reduceOnly: true });
  assert.ok(stop.id);
});

await step('profit is paid when the position is closed', async () => {
  const before = await wallet(people.demo);
  await demo.createOrder(SWAP, 'market', 'sell', 20, undefined, { ...isolated, reduceOnly: true });
  assert.deepEqual((await demo.fetchPositions([SWAP])).filter((one) => one.contracts > 0), []);
  const closing = (await demo.fetchMyTrades(SWAP)).find((trade) => trade.side === 'sell');
  const [balance, real] = [await demo.fetchBalance({ type: 'swap' }), await wallet(people.demo)];
  close(balance.USDT.free, real.available, 'free');
  close(before.available + before.frozen - (real.available + real.frozen), 20 * 0.001 * 2 + closing.fee.cost, 'loss and fee');
  const ledger = await demo.fetchLedger('USDT');
  assert.ok(ledger.length >= 3);
});

await step('the house tells what it asks for a position overnight', async () => {
  const rate = await demo.fetchFundingRate(SWAP);
  assert.ok(Math.abs(rate.fundingRate) <= 0.0375);
  assert.ok(rate.fundingTimestamp > Date.now());
  assert.deepEqual(await demo.fetchFundingRateHistory(SWAP), []);
  assert.equal((await demo.fetchOpenInterest(SWAP)).openInterestAmount, 0);
  const ticker = await demo.fetchTicker(SWAP);
  assert.deepEqual([ticker.last, ticker.indexPrice], [49999, 50000]);
  const candles = await demo.fetchOHLCV(SWAP, '1m', Date.now() - 3600_000);
  assert.equal(candles.reduce((sum, candle) => sum + candle[5], 0), 40);
});

await step('and the rest that can be asked', async () => {
  assert.deepEqual((await demo.fetchMarkOHLCV(SWAP, '1m', Date.now() - 3600_000)).at(-1).length, 6);
  assert.ok(!(await demo.fetchPosition(SWAP)).contracts);
  assert.deepEqual(await demo.fetchFundingHistory(SWAP), []);
  assert.deepEqual(await demo.fetchMyLiquidations(SWAP), []);
});

await step('refusals become the exceptions that bots catch', async () => {
  const submit = (more) => () => demo.privatePostContractPrivateSubmitOrder({
    symbol: 'BTCUSDT', side: 1, type: 'limit', size: 1, price: '45000', leverage: '10', open_type: 'isolated', mode: 1, ...more,
  });
  assert.equal(await errorOf(submit({ symbol: 'NOPEUSDT' })), 'BadSymbol');
  assert.equal(await errorOf(submit({ size: 40000 })), 'InsufficientFunds');
  assert.equal(await errorOf(submit({ side: 3, price: '50000' })), 'ExchangeError');
  assert.equal(await errorOf(submit({ leverage: '101' })), 'InvalidOrder');
  assert.equal(await errorOf(submit({ size: 'many' })), 'BadRequest');
});

await step('the books of the house are whole', async () => {
  assert.equal((await control('GET', '/checks')).ok, true);
});

finish();
