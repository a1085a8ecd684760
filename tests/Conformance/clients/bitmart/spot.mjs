// A day at the spot market, seen by ccxt.
import { accounts, assert, close, control, errorOf, finish, people, step } from '../harness.mjs';
import { client, demo, maker, SPOT } from './people.mjs';

const balanceOf = async (who) => accounts('bitmart', who.user);

await step('markets are those of the house', async () => {
  const markets = await demo.loadMarkets();
  await maker.loadMarkets();
  const house = (await control('GET', '/exchanges')).find((one) => one.name === 'bitmart');
  assert.deepEqual(Object.values(markets).filter((one) => one.spot).map((one) => one.id).sort(), house.markets.map((one) => one.symbol).sort());
  const btc = markets[SPOT];
  assert.deepEqual([btc.base, btc.quote, btc.active], ['BTC', 'USDT', true]);
  assert.deepEqual([btc.precision.price, btc.precision.amount], [0.01, 0.00001]);
  assert.deepEqual(btc.limits.cost, { min: 5, max: undefined });
  assert.deepEqual([demo.currencies.BTC.deposit, demo.currencies.BTC.withdraw], [true, true]);
});

await step('the clock and the services answer', async () => {
  const [before, time, after] = [Date.now(), await demo.fetchTime(), Date.now()];
  assert.ok(before - 50 <= time && time <= after + 50);
  assert.equal((await demo.fetchStatus()).status, 'ok');
});

await step('an empty book is empty', async () => {
  const book = await demo.fetchOrderBook(SPOT);
  assert.deepEqual([book.bids, book.asks], [[], []]);
});

let ask;
await step('orders that rest are the book', async () => {
  ask = await maker.createOrder(SPOT, 'limit', 'sell', 0.5, 50010);
  await maker.createOrder(SPOT, 'limit', 'sell', 1, 50020);
  await maker.createOrder(SPOT, 'limit', 'buy', 0.5, 49990);
  const book = await demo.fetchOrderBook(SPOT);
  assert.deepEqual(book.asks, [[50010, 0.5], [50020, 1]]);
  assert.deepEqual(book.bids, [[49990, 0.5]]);
  const held = await balanceOf(people.maker);
  close(held['spot BTC'].frozen, 1.5, 'held for the sells');
});

let bought;
await step('a limit order that crosses is filled, and both sides say so', async () => {
  bought = await demo.createOrder(SPOT, 'limit', 'buy', 0.1, 50010, { clientOrderId: 'first1' });
  const order = await demo.fetchOrder(bought.id, SPOT);
  assert.deepEqual(
    [order.status, order.side, order.type, order.price, order.amount, order.filled, order.average, order.clientOrderId],
    ['closed', 'buy', 'limit', 50010, 0.1, 0.1, 50010, 'first1'],
  );
  const [mine] = await demo.fetchOrderTrades(bought.id, SPOT);
  assert.deepEqual([mine.price, mine.amount, mine.takerOrMaker, mine.side], [50010, 0.1, 'taker', 'buy']);
  assert.equal((await maker.fetchOrder(ask.id, SPOT)).filled, 0.1);
  const [theirs] = await maker.fetchMyTrades(SPOT);
  assert.deepEqual([theirs.price, theirs.amount, theirs.takerOrMaker, theirs.side], [50010, 0.1, 'maker', 'sell']);
});

await step('the balance is the state\'s, and the fee is what the trade says', async () => {
  const [balance, real] = [await demo.fetchBalance(), await balanceOf(people.demo)];
  for (const code of ['BTC', 'USDT']) {
    close(balance[code].free, real[`spot ${code}`].available, code);
    close(balance[code].used, real[`spot ${code}`].frozen, code);
  }
  const [mine] = await demo.fetchMyTrades(SPOT);
  assert.equal(mine.fee.currency, 'USDT');
  close(balance.USDT.total, 100000 - 0.1 * 50010 - mine.fee.cost, 'USDT after the trade');
});

await step('the tape tells of it', async () => {
  const [trade] = await demo.fetchTrades(SPOT);
  assert.deepEqual([trade.price, trade.amount, trade.side], [50010, 0.1, 'buy']);
  const ticker = await demo.fetchTicker(SPOT);
  assert.deepEqual([ticker.last, ticker.bid, ticker.ask, ticker.baseVolume], [50010, 49990, 50010, 0.1]);
  assert.equal((await demo.fetchTickers())[SPOT].last, 50010);
  const candles = await demo.fetchOHLCV(SPOT, '1m');
  const [, open, high, low, last, volume] = candles.findLast((candle) => candle[5] > 0);
  assert.deepEqual([open, high, low, last, volume], [50010, 50010, 50010, 50010, 0.1]);
});

await step('a market buy is asked for by its cost, and what cannot be spent is cancelled', async () => {
  const spent = await demo.createMarketBuyOrderWithCost(SPOT, 1000);
  const order = await demo.fetchOrder(spent.id, SPOT);
  assert.ok(order.cost <= 1000 && order.cost > 999);
  assert.ok(['closed', 'canceled'].includes(order.status), order.status);
  const sold = await demo.createOrder(SPOT, 'market', 'sell', 0.01);
  assert.equal((await demo.fetchOrder(sold.id, SPOT)).average, 49990);
});

await step('open orders are listed, and cancelled', async () => {
  const resting = await demo.createOrder(SPOT, 'limit', 'buy', 0.02, 40000);
  const [open] = await demo.fetchOpenOrders(SPOT);
  assert.deepEqual([open.id, open.status, open.remaining], [resting.id, 'open', 0.02]);
  close((await balanceOf(people.demo))['spot USDT'].frozen >= 800 ? 1 : 0, 1, 'held for the buy');
  await demo.cancelOrder(resting.id, SPOT);
  assert.equal((await demo.fetchOrder(resting.id, SPOT)).status, 'canceled');
  assert.deepEqual(await demo.fetchOpenOrders(SPOT), []);
  assert.ok((await demo.fetchCanceledOrders(SPOT)).some((order) => order.id === resting.id));
  assert.ok((await demo.fetchClosedOrders(SPOT)).some((order) => order.id === bought.id));
  assert.equal((await balanceOf(people.demo))['spot USDT'].frozen, 0);
});

await step('maker orders that would take are not done, and what is immediate does not stay', async () => {
  const crossing = await demo.createOrder(SPOT, 'limit', 'buy', 0.01, 50010, { postOnly: true });
  assert.equal((await demo.fetchOrder(crossing.id, SPOT)).status, 'canceled');
  const fleeting = await demo.createOrder(SPOT, 'limit', 'buy', 0.01, 45000, { timeInForce: 'IOC' });
  assert.equal((await demo.fetchOrder(fleeting.id, SPOT)).status, 'canceled');
});

await step('several at once, and all away again', async () => {
  const orders = [47000, 47001, 47002].map((price) => ({ symbol: SPOT, type: 'limit', side: 'buy', amount: 0.01, price }));
  const created = await demo.createOrders(orders);
  assert.equal(created.length, 3);
  assert.equal((await demo.fetchOpenOrders(SPOT)).length, 3);
  await demo.cancelOrders([created[0].id, created[1].id], SPOT);
  assert.deepEqual((await demo.fetchOpenOrders(SPOT)).map((order) => order.id), [created[2].id]);
  await demo.cancelAllOrders(SPOT);
  assert.deepEqual(await demo.fetchOpenOrders(SPOT), []);
});

await step('a trigger waits until it is triggered', async () => {
  const waiting = await demo.createOrder(SPOT, 'limit', 'buy', 0.01, 50020, { triggerPrice: 50015 });
  const [open] = await demo.fetchOpenOrders(SPOT, undefined, undefined, { trigger: true });
  assert.equal(open.id, waiting.id);
  await demo.cancelOrder(waiting.id, SPOT, { trigger: true });
  assert.deepEqual(await demo.fetchOpenOrders(SPOT, undefined, undefined, { trigger: true }), []);
});

await step('and the rest that can be asked', async () => {
  assert.deepEqual((await demo.fetchL2OrderBook(SPOT)).symbol, SPOT);
  assert.ok((await demo.fetchCurrencies()).USDT.id === 'USDT');
  assert.deepEqual([(await demo.fetchTradingFee(SPOT)).taker, (await demo.fetchTradingFee(SPOT)).maker], [0.001, 0.001]);
  assert.equal((await demo.fetchDepositWithdrawFee('BTC')).withdraw.fee, 0.0003);
  assert.ok((await demo.fetchIsolatedBorrowRates())[SPOT].baseRate > 0);
});

await step('refusals become the exceptions that bots catch', async () => {
  assert.equal(await errorOf(() => demo.createOrder(SPOT, 'limit', 'buy', 1000, 49000)), 'InsufficientFunds');
  assert.equal(await errorOf(() => demo.createOrder(SPOT, 'limit', 'buy', 0.00001, 49000)), 'InvalidOrder');
  assert.equal(await errorOf(() => demo.fetchOrder('999999999', SPOT)), 'OrderNotFound');
  assert.equal(await errorOf(() => demo.cancelOrder('999999999', SPOT)), 'OrderNotFound');
  assert.equal(await errorOf(() => demo.publicGetSpotQuotationV3Ticker({ symbol: 'NOPE_USDT' })), 'BadSymbol');
  assert.equal(await errorOf(() => demo.privatePostSpotV2SubmitOrder({ symbol: 'BTC_USDT', side: 'up', type: 'limit' })), 'BadRequest');
  assert.equal(await errorOf(() => client({ ...people.demo, key: 'nobody' }).fetchBalance()), 'AuthenticationError');
  const impostor = client({ ...people.demo, secret: 'another' });
  impostor.markets = demo.markets;
  assert.equal(await errorOf(() => impostor.fetchOpenOrders()), 'AuthenticationError');
  await control('PATCH', `/users/${people.maker.user}`, { state: 'frozen' });
  assert.equal(await errorOf(() => maker.fetchBalance()), 'AccountSuspended');
  await control('PATCH', `/users/${people.maker.user}`, { state: 'active' });
  await control('PATCH', '/services/bitmart/spot', { state: 'down' });
  assert.equal(await errorOf(() => demo.fetchBalance()), 'ExchangeNotAvailable');
  await control('PATCH', '/services/bitmart/spot', { state: 'up' });
});

await step('the books of the house are whole', async () => {
  assert.equal((await control('GET', '/checks')).ok, true);
});

finish();
