// A day at the spot market, seen by ccxt.
import { accounts, assert, close, control, errorOf, finish, people, step } from '../harness.mjs';
import { client, demo, maker, SPOT } from './people.mjs';

const balanceOf = async (who) => accounts('weex', who.user);

await step('markets are those of the house', async () => {
  const markets = await demo.loadMarkets();
  await maker.loadMarkets();
  const house = (await control('GET', '/exchanges')).find((one) => one.name === 'weex');
  assert.deepEqual(Object.values(markets).filter((one) => one.spot).map((one) => one.id).sort(), house.markets.map((one) => one.symbol).sort());
  const btc = markets[SPOT];
  assert.deepEqual([btc.base, btc.quote, btc.active, btc.taker, btc.maker], ['BTC', 'USDT', true, 0.001, 0.001]);
  assert.deepEqual([btc.precision.price, btc.precision.amount], [0.01, 0.00001]);
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
  bought = await demo.createOrder(SPOT, 'limit', 'buy', 0.1, 50010, { clientOrderId: 'first-1' });
  assert.ok(bought.id.length === 18, `the id ${bought.id} has kept its eighteen digits`);
  const order = await demo.fetchOrder(bought.id, SPOT);
  assert.deepEqual(
    [order.status, order.side, order.type, order.price, order.amount, order.filled, order.average, order.clientOrderId],
    ['closed', 'buy', 'limit', 50010, 0.1, 0.1, 50010, 'first-1'],
  );
  assert.equal((await demo.fetchOrderWithClientOrderId('first-1', SPOT)).id, bought.id);
  const [mine] = await demo.fetchOrderTrades(bought.id, SPOT);
  assert.deepEqual([mine.order, mine.price, mine.amount, mine.side], [bought.id, 50010, 0.1, 'buy']);
  const theirsNow = await maker.fetchOrder(ask.id, SPOT);
  assert.deepEqual([theirsNow.filled, theirsNow.status], [0.1, 'open']);
  const [theirs] = await maker.fetchMyTrades(SPOT);
  assert.deepEqual([theirs.price, theirs.amount, theirs.side], [50010, 0.1, 'sell']);
});

await step('the balance is the state\'s, and the fee is what the trade says', async () => {
  const [balance, real] = [await demo.fetchBalance(), await balanceOf(people.demo)];
  for (const code of ['BTC', 'USDT']) {
    close(balance[code].free, real[`spot ${code}`].available, code);
    close(balance[code].used, real[`spot ${code}`].frozen, code);
  }
  const [mine] = await demo.fetchMyTrades(SPOT);
  assert.equal(mine.fee.currency, 'BTC');
  close(balance.BTC.total, 10 + 0.1 - mine.fee.cost, 'BTC after the trade');
  close(balance.USDT.total, 100000 - 0.1 * 50010, 'USDT after the trade');
});

await step('the tape tells of it', async () => {
  const [trade] = await demo.fetchTrades(SPOT);
  assert.deepEqual([trade.price, trade.amount, trade.side], [50010, 0.1, 'buy']);
  const ticker = await demo.fetchTicker(SPOT);
  assert.deepEqual([ticker.last, ticker.bid, ticker.ask, ticker.baseVolume], [50010, 49990, 50010, 0.1]);
  assert.equal((await demo.fetchTickers())[SPOT].last, 50010);
  assert.equal((await demo.fetchBidsAsks([SPOT]))[SPOT].bid, 49990);
  assert.equal(+(await demo.publicGetApiV3MarketTickerPrice({ symbol: 'BTCUSDT' })).price, 50010);
  const candles = await demo.fetchOHLCV(SPOT, '1m');
  const [, open, high, low, last, volume] = candles.findLast((candle) => candle[5] > 0);
  assert.deepEqual([open, high, low, last, volume], [50010, 50010, 50010, 50010, 0.1]);
});

await step('market orders take what is there, and the rest of them is cancelled', async () => {
  const taken = await demo.createOrder(SPOT, 'market', 'buy', 0.02);
  const order = await demo.fetchOrder(taken.id, SPOT);
  assert.deepEqual([order.type, order.timeInForce, order.status, order.filled, order.average], ['market', 'IOC', 'closed', 0.02, 50010]);
  const sold = await demo.createOrder(SPOT, 'market', 'sell', 0.01);
  assert.equal((await demo.fetchOrder(sold.id, SPOT)).average, 49990);
});

await step('open orders are listed, and cancelled', async () => {
  const resting = await demo.createOrder(SPOT, 'limit', 'buy', 0.02, 46000);
  const [open] = await demo.fetchOpenOrders(SPOT);
  assert.deepEqual([open.id, open.status, open.remaining], [resting.id, 'open', 0.02]);
  close((await balanceOf(people.demo))['spot USDT'].frozen, 920, 'held for the buy');
  await demo.cancelOrder(resting.id, SPOT);
  assert.equal((await demo.fetchOrder(resting.id, SPOT)).status, 'canceled');
  assert.deepEqual(await demo.fetchOpenOrders(SPOT), []);
  assert.ok((await demo.fetchOrders(SPOT)).some((order) => order.id === bought.id && order.status === 'closed'));
  assert.ok((await demo.fetchCanceledOrders(SPOT)).some((order) => order.id === resting.id));
  assert.ok((await demo.fetchClosedOrders(SPOT)).some((order) => order.id === bought.id));
  assert.equal((await balanceOf(people.demo))['spot USDT'].frozen, 0);
});

await step('the same name twice is the same order', async () => {
  const once = await demo.createOrder(SPOT, 'limit', 'buy', 0.02, 46000, { clientOrderId: 'again' });
  const twice = await demo.createOrder(SPOT, 'limit', 'buy', 0.02, 46000, { clientOrderId: 'again' });
  assert.equal(twice.id, once.id);
  assert.equal((await demo.fetchOpenOrders(SPOT)).length, 1);
  await demo.cancelOrderWithClientOrderId('again', SPOT);
  assert.deepEqual(await demo.fetchOpenOrders(SPOT), []);
});

await step('what is immediate does not stay', async () => {
  const fleeting = await demo.createOrder(SPOT, 'limit', 'buy', 0.01, 46000, { timeInForce: 'IOC' });
  assert.equal((await demo.fetchOrder(fleeting.id, SPOT)).status, 'canceled');
  const whole = await demo.createOrder(SPOT, 'limit', 'buy', 1.5, 50020, { timeInForce: 'FOK' });
  assert.deepEqual([(await demo.fetchOrder(whole.id, SPOT)).status, (await demo.fetchOrder(whole.id, SPOT)).filled], ['canceled', 0]);
});

await step('several are cancelled at once, and all of them', async () => {
  const created = [];
  for (const price of [47000, 47001, 47002, 47003]) created.push(await demo.createOrder(SPOT, 'limit', 'buy', 0.01, price));
  assert.equal((await demo.fetchOpenOrders(SPOT)).length, 4);
  await demo.cancelOrders([created[0].id, created[1].id], SPOT);
  assert.deepEqual((await demo.fetchOpenOrders(SPOT)).map((order) => order.id).sort(), [created[2].id, created[3].id]);
  const gone = await demo.cancelAllOrders(SPOT);
  assert.equal(gone.length, 2);
  assert.deepEqual(await demo.fetchOpenOrders(SPOT), []);
});

await step('the ledger tells the same story as the balance', async () => {
  const lines = await demo.fetchLedger(undefined, undefined, 100);
  const usdt = lines.filter((line) => line.currency === 'USDT');
  close(usdt.at(-1).after, (await demo.fetchBalance()).USDT.total, 'after the last line');
  await control('POST', '/exchanges/weex/transfer', { user: people.demo.user, asset: 'USDT', amount: '25', from: 'spot', to: 'funding' });
  const [moved] = await demo.fetchTransfers('USDT');
  assert.deepEqual([moved.amount, moved.status], [25, 'ok']);
  const funding = await demo.fetchLedger(undefined, undefined, 10, { type: 'funding' });
  assert.equal(funding.at(-1).amount, 25);
});

await step('refusals become the exceptions that bots catch', async () => {
  assert.equal(await errorOf(() => demo.createOrder(SPOT, 'limit', 'buy', 100, 49000)), 'InsufficientFunds');
  assert.equal(await errorOf(() => demo.privatePostApiV3Order({ symbol: 'BTCUSDT', side: 'UP', type: 'LIMIT', quantity: '1', price: '1' })), 'InvalidOrder');
  assert.equal(await errorOf(() => demo.privatePostApiV3Order({ symbol: 'BTCUSDT', side: 'BUY', type: 'STOP', quantity: '1' })), 'InvalidOrder');
  assert.equal(await errorOf(() => demo.privatePostApiV3Order({ symbol: 'BTCUSDT', side: 'BUY', type: 'LIMIT', quantity: '1' })), 'ArgumentsRequired');
  assert.equal(await errorOf(() => demo.fetchOrder('610000999999999999', SPOT)), 'OrderNotFound');
  assert.equal(await errorOf(() => demo.cancelOrder('610000999999999999', SPOT)), 'OrderNotFound');
  assert.equal(await errorOf(() => demo.privatePostApiV3Order({ symbol: 'NOPEUSDT', side: 'BUY', type: 'MARKET', quantity: '1' })), 'BadSymbol');
  assert.equal(await errorOf(() => demo.createOrder('DOGE/USDT', 'market', 'buy', 100)), 'PermissionDenied');
  assert.equal(await errorOf(() => demo.publicGetApiV3MarketTrades({ symbol: 'NOPEUSDT' })), 'BadRequest');
  assert.equal(await errorOf(() => client({ ...people.demo, key: 'nobody' }).fetchBalance()), 'AuthenticationError');
  await control('PATCH', `/users/${people.maker.user}`, { state: 'locked' });
  assert.equal(await errorOf(() => maker.fetchBalance()), 'PermissionDenied');
  await control('PATCH', `/users/${people.maker.user}`, { state: 'active' });
  await control('PATCH', '/services/weex/spot', { state: 'down' });
  assert.equal(await errorOf(() => demo.fetchBalance()), 'ExchangeError');
  await control('PATCH', '/services/weex/spot', { state: 'up' });
});

await step('the books of the house are whole', async () => {
  assert.equal((await control('GET', '/checks')).ok, true);
});

finish();
