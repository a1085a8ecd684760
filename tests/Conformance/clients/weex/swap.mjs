// A day at the contracts, seen by ccxt.
import { accounts, assert, close, control, errorOf, finish, people, step } from '../harness.mjs';
import { demo, maker, SWAP } from './people.mjs';

const walletOf = async (who) => (await accounts('weex', who.user))['contract USDT'];

await step('contracts are those of the house', async () => {
  const markets = await demo.loadMarkets();
  await maker.loadMarkets();
  const btc = markets[SWAP];
  assert.deepEqual([btc.id, btc.base, btc.settle, btc.linear, btc.precision.price, btc.precision.amount], ['BTCUSDT', 'BTC', 'USDT', true, 0.1, 0.001]);
  assert.deepEqual([btc.limits.leverage.min, btc.limits.leverage.max, btc.taker, btc.maker], [1, 100, 0.0006, 0.0002]);
});

await step('money comes into the contract wallet by the operator\'s hand', async () => {
  for (const who of [people.demo, people.maker])
    await control('POST', '/exchanges/weex/transfer', { user: who.user, asset: 'USDT', amount: '20000', from: 'spot', to: 'contract' });
  const balance = await demo.fetchBalance({ type: 'swap' });
  assert.deepEqual([balance.USDT.total, balance.USDT.free, balance.USDT.used], [20000, 20000, 0]);
  await control('POST', '/exchanges/weex/contracts/BTCUSDT/index', { price: '50000' });
});

await step('leverage is set, and what cannot be is refused', async () => {
  await demo.setLeverage(10, SWAP, { marginMode: 'cross' });
  const set = await demo.fetchLeverage(SWAP);
  assert.deepEqual([set.marginMode, set.longLeverage, set.shortLeverage], ['cross', 10, 10]);
  assert.equal((await demo.fetchMarginMode(SWAP)).marginMode, 'cross');
  assert.notEqual(await errorOf(() => demo.setLeverage(1000, SWAP, { marginMode: 'cross' })), 'none');
});

let ask;
await step('orders that rest are the book', async () => {
  ask = await maker.createOrder(SWAP, 'limit', 'sell', 0.5, 50001);
  await maker.createOrder(SWAP, 'limit', 'buy', 0.5, 49999);
  const book = await demo.fetchOrderBook(SWAP);
  assert.deepEqual([book.asks, book.bids], [[[50001, 0.5]], [[49999, 0.5]]]);
  const open = await maker.fetchOrder(ask.id, SWAP);
  assert.deepEqual([open.status, open.side, open.amount, open.price, open.timeInForce], ['open', 'sell', 0.5, 50001, 'GTC']);
});

let opened;
await step('a market order opens a position', async () => {
  opened = await demo.createOrder(SWAP, 'market', 'buy', 0.2);
  const order = await demo.fetchOrder(opened.id, SWAP);
  assert.deepEqual([order.status, order.filled, order.average], ['closed', 0.2, 50001]);
  const position = (await demo.fetchPositions([SWAP]))[0];
  assert.deepEqual([position.side, position.contracts, position.entryPrice, position.marginMode, position.leverage], ['long', 0.2, 50001, 'cross', 10]);
  assert.equal((await demo.fetchPosition(SWAP)).id, position.id);
  const [trade] = await demo.fetchMyTrades(SWAP);
  assert.deepEqual([trade.order, trade.price, trade.amount, trade.takerOrMaker, trade.fee.currency], [opened.id, 50001, 0.2, 'taker', 'USDT']);
  close(trade.fee.cost, 0.2 * 50001 * 0.0006, 'the fee');
  const real = await walletOf(people.demo);
  close(real.available + real.frozen, 20000 - trade.fee.cost, 'the wallet after the fee');
});

await step('the tape and the figures tell of it', async () => {
  const [trade] = await demo.fetchTrades(SWAP);
  assert.deepEqual([trade.price, trade.amount, trade.side], [50001, 0.2, 'buy']);
  const ticker = await demo.fetchTicker(SWAP);
  assert.deepEqual([ticker.last, ticker.baseVolume], [50001, 0.2]);
  assert.equal((await demo.fetchOpenInterest(SWAP)).openInterestAmount, 0.2);
  const funding = await demo.fetchFundingRate(SWAP);
  assert.deepEqual([funding.symbol, funding.indexPrice, funding.interval], [SWAP, 50000, '8h']);
  const house = await control('GET', '/exchanges/weex/contracts/BTCUSDT');
  close(funding.markPrice, house.markUnits / 1e8, 'the mark price');
  const asked = { symbol: 'BTCUSDT', priceType: 'MARK' };
  close(+(await demo.contractGetCapiV3MarketSymbolPrice(asked)).price, house.markUnits / 1e8, 'the mark price');
  const candles = await demo.fetchOHLCV(SWAP, '1m');
  assert.deepEqual(candles.findLast((candle) => candle[5] > 0).slice(1), [50001, 50001, 50001, 50001, 0.2]);
  assert.ok((await demo.fetchOHLCV(SWAP, '1m', undefined, 5, { price: 'mark' })).length > 0);
  assert.ok((await demo.fetchOHLCV(SWAP, '1m', undefined, 5, { price: 'index' })).length > 0);
  assert.deepEqual([(await demo.fetchTradingFee(SWAP)).taker, (await demo.fetchTradingFee(SWAP)).maker], [0.0006, 0.0002]);
});

await step('open orders are listed, and cancelled', async () => {
  const resting = await demo.createOrder(SWAP, 'limit', 'buy', 0.1, 48000, { clientOrderId: 'deep' });
  const [open] = await demo.fetchOpenOrders(SWAP);
  assert.deepEqual([open.id, open.clientOrderId, open.remaining], [resting.id, 'deep', 0.1]);
  await demo.cancelOrder(resting.id, SWAP);
  assert.deepEqual(await demo.fetchOpenOrders(SWAP), []);
  const created = [];
  for (const price of [48000, 48001, 48002]) created.push(await demo.createOrder(SWAP, 'limit', 'buy', 0.01, price));
  await demo.cancelOrders([created[0].id], SWAP);
  assert.equal((await demo.fetchOpenOrders(SWAP)).length, 2);
  await demo.cancelAllOrders(SWAP);
  assert.deepEqual(await demo.fetchOpenOrders(SWAP), []);
  const past = await demo.fetchCanceledAndClosedOrders(SWAP);
  assert.ok(past.some((order) => order.id === resting.id && order.status === 'canceled'));
  assert.ok(past.some((order) => order.id === opened.id && order.status === 'closed'));
});

await step('ends of a position wait for their price', async () => {
  const stop = await demo.createOrder(SWAP, 'market', 'sell', 0.1, undefined, { stopLossPrice: 49000 });
  const take = await demo.createOrder(SWAP, 'limit', 'sell', 0.1, 52000, { takeProfitPrice: 51900 });
  const open = await demo.fetchOpenOrders(SWAP, undefined, undefined, { trigger: true });
  assert.deepEqual(open.map((order) => order.id).sort(), [stop.id, take.id].sort());
  assert.deepEqual(open.find((order) => order.id === stop.id).triggerPrice, 49000);
  await demo.cancelOrder(stop.id, SWAP, { trigger: true });
  await demo.cancelAllOrders(SWAP, { trigger: true });
  assert.deepEqual(await demo.fetchOpenOrders(SWAP, undefined, undefined, { trigger: true }), []);
});

await step('a position is closed, and the ledger says what it brought', async () => {
  const closed = await demo.createOrder(SWAP, 'limit', 'sell', 0.1, 49999, { reduceOnly: true });
  assert.equal((await demo.fetchOrder(closed.id, SWAP)).status, 'closed');
  assert.equal((await demo.fetchPositions([SWAP]))[0].contracts, 0.1);
  await demo.closePosition(SWAP);
  assert.deepEqual(await demo.fetchPositions([SWAP]), []);
  const lines = await demo.fetchLedger('USDT', undefined, 100, { type: 'swap' });
  const real = await walletOf(people.demo);
  // Lines of one instant come in no order that this client keeps.
  assert.ok(lines.some((line) => Math.abs(line.after - real.available - real.frozen) < 1e-7), 'the last line is what there is');
  const fees = 0.2 * 50001 * 0.0006 + 0.2 * 49999 * 0.0006;
  close(real.available + real.frozen, 20000 - 0.2 * 2 - fees, 'the wallet after the round trip');
});

await step('margin of an isolated position is moved', async () => {
  // The published success carries a word that this client takes for an error.
  await errorOf(() => demo.setMarginMode('isolated', SWAP));
  assert.equal((await demo.fetchMarginMode(SWAP)).marginMode, 'isolated');
  await demo.setLeverage(10, SWAP, { marginMode: 'isolated' });
  await demo.createOrder(SWAP, 'market', 'buy', 0.1);
  const [before] = await demo.fetchPositions([SWAP]);
  assert.equal(before.marginMode, 'isolated');
  await errorOf(() => demo.addMargin(SWAP, 100, { isolatedPositionId: before.id, positionId: before.id }));
  const [after] = await demo.fetchPositions([SWAP]);
  close(+after.info.isolatedMargin - +before.info.isolatedMargin, 100, 'what was added');
  await demo.closeAllPositions();
  assert.deepEqual(await demo.fetchPositions(), []);
});

await step('and the rest that can be asked', async () => {
  assert.deepEqual(await demo.fetchFundingRateHistory(SWAP), []);
  const rates = await demo.fetchFundingRates();
  assert.ok(rates[SWAP].nextFundingTimestamp > Date.now());
  assert.ok(Object.keys(await demo.fetchTickers([SWAP])).includes(SWAP));
  const [best] = await demo.contractGetCapiV3MarketTickerBookTicker({ symbol: 'BTCUSDT' });
  assert.equal(+best.askPrice, (await demo.fetchOrderBook(SWAP)).asks[0][0]);
  assert.equal((await demo.fetchLeverages([SWAP]))[SWAP].symbol, SWAP);
  assert.equal((await demo.fetchMarginModes([SWAP]))[SWAP].marginMode, 'isolated');
  assert.equal((await demo.fetchPositionMode(SWAP)).hedged, false);
  assert.ok((await demo.fetchOrderTrades(opened.id, SWAP)).every((trade) => trade.order === opened.id));
  assert.equal((await demo.fetchTime({ type: 'swap' })) > 0, true);
});

await step('refusals become the exceptions that bots catch', async () => {
  assert.equal(await errorOf(() => demo.createOrder(SWAP, 'limit', 'buy', 40, 49000)), 'InsufficientFunds');
  assert.equal(await errorOf(() => demo.fetchOrder('710000999999999999', SWAP)), 'InvalidOrder');
  assert.equal(await errorOf(() => demo.cancelOrder('710000999999999999', SWAP)), 'InvalidOrder');
  assert.equal(await errorOf(() => demo.createOrder('DOGE/USDT:USDT', 'market', 'buy', 100)), 'PermissionDenied');
  assert.equal(await errorOf(() => demo.contractPrivatePostCapiV3Order({ symbol: 'BTCUSDT', side: 'BUY' })), 'ArgumentsRequired');
  assert.equal(await errorOf(() => demo.contractGetCapiV3MarketDepth({ symbol: 'BTCUSDT', limit: 20 })), 'BadRequest');
});

await step('practice money is traded apart from real money', async () => {
  const ask = (path, method = 'GET', parameters = {}) => demo.request(`capi/v3/sim/${path}`, 'contractPrivate', method, parameters);
  assert.deepEqual((await ask('balance')).map((one) => [one.asset, +one.balance]), [['SUSDT', 100000]]);
  const order = { symbol: 'BTCSUSDT', side: 'BUY', positionSide: 'LONG', type: 'LIMIT', timeInForce: 'GTC', quantity: '0.01', price: '40000' };
  const placed = await ask('order', 'POST', { ...order, newClientOrderId: 'practice' });
  assert.equal(placed.success, true);
  assert.deepEqual(await demo.fetchOpenOrders(SWAP), []);
  assert.deepEqual(await ask('position/allPosition'), []);
});

await step('the books of the house are whole', async () => {
  assert.equal((await control('GET', '/checks')).ok, true);
});

finish();
