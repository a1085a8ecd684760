// What ccxt watches, compared with what REST and the state say.
import { accounts, assert, close, control, finish, people, step, until } from '../harness.mjs';
import { client, demo, maker, SPOT, SWAP } from './people.mjs';

await demo.loadHttpProxyAgent();
await Promise.all([demo.loadMarkets(), maker.loadMarkets()]);

// A watch answers with the next push, and several may come before somebody looks: ccxt keeps what came, and that is what is compared.
const came = (what, probe) => until(what, async () => (await new Promise(setImmediate), probe()));

await step('a book is watched while it changes', async () => {
  await maker.createOrder(SPOT, 'limit', 'sell', 0.5, 50010);
  let book = await demo.watchOrderBook(SPOT);
  await maker.createOrder(SPOT, 'limit', 'buy', 0.5, 49990);
  await maker.createOrder(SPOT, 'limit', 'sell', 0.25, 50005);
  while (!(book.bids.length === 1 && book.asks.length === 2)) book = await demo.watchOrderBook(SPOT);
  const rest = await demo.fetchOrderBook(SPOT);
  assert.deepEqual([[...book.bids].map((one) => [...one]), [...book.asks].map((one) => [...one])], [rest.bids, rest.asks]);
  assert.equal(book.nonce, rest.nonce);
});

await step('orders, trades, fills, tickers, candles and the balance come by themselves', async () => {
  const first = [
    demo.watchOrders(SPOT),
    demo.watchBalance({ type: 'spot' }),
    demo.watchMyTrades(SPOT),
    demo.watchTrades(SPOT),
    demo.watchTicker(SPOT),
    demo.watchOHLCV(SPOT, '1m'),
  ];
  await subscribed(7);
  const bought = await demo.createOrder(SPOT, 'limit', 'buy', 0.1, 50005);
  await Promise.all(first);
  const order = await came('the order', () => demo.orders.find((one) => one.id === bought.id && one.status === 'closed'));
  const rest = await demo.fetchOrder(bought.id, SPOT);
  assert.deepEqual([order.filled, order.price, order.side, order.amount], [rest.filled, rest.price, rest.side, rest.amount]);
  const fill = await came('the fill', () => demo.myTrades.find((one) => one.order === bought.id));
  assert.deepEqual([fill.cost, fill.amount, fill.side, fill.takerOrMaker], [5000.5, 0.1, 'buy', 'taker']);
  const trade = await came('the trade', () => demo.trades[SPOT].at(-1));
  // Which side took is in the frame; this client does not read it from there.
  assert.deepEqual([trade.price, trade.amount, trade.info.m], [50005, 0.1, false]);
  await came('the ticker', () => demo.tickers[SPOT].last === 50005);
  await came('the candle', () => demo.ohlcvs[SPOT]['1m'].some((candle) => candle[4] === 50005 && candle[5] > 0));
  const real = await accounts('weex', people.demo.user);
  const isReal = (code) => Math.abs((demo.balance.spot[code]?.free ?? -1) - real[`spot ${code}`].available) < 1e-9;
  await came('the balance', () => isReal('BTC') && isReal('USDT'));
  close(demo.balance.spot.BTC.used, real['spot BTC'].frozen, 'held');
});

await step('contracts: book, orders, fills, positions and the account', async () => {
  await control('POST', '/exchanges/weex/contracts/BTCUSDT/index', { price: '50000' });
  for (const who of [people.demo, people.maker])
    await control('POST', '/exchanges/weex/transfer', { user: who.user, asset: 'USDT', amount: '10000', from: 'spot', to: 'contract' });
  await maker.createOrder(SWAP, 'limit', 'sell', 0.5, 50001);
  await maker.createOrder(SWAP, 'limit', 'buy', 0.5, 49999);
  await demo.watchOrderBook(SWAP);
  await came('the book', () => demo.orderbooks[SWAP].asks.length > 0);
  assert.deepEqual([...demo.orderbooks[SWAP].asks[0]].slice(0, 2), [50001, 0.5]);

  const first = [demo.watchOrders(SWAP), demo.watchMyTrades(SWAP), demo.watchBalance({ type: 'swap' }), demo.watchTrades(SWAP)];
  await subscribed(12);
  // Positions are fetched first, and watched from then on.
  demo.options.watchPositions = { ...demo.options.watchPositions, fetchPositionsSnapshot: false };
  const positions = demo.watchPositions([SWAP]);
  await subscribed(13);
  const opened = await demo.createOrder(SWAP, 'market', 'buy', 0.02);
  await Promise.all(first);
  await positions;
  await came('the order', () => demo.orders.find((one) => one.id === opened.id && one.status === 'closed'));
  const position = await came('the position', () => demo.positions.find((one) => one.side === 'long'));
  assert.deepEqual([position.contracts, position.entryPrice], [0.02, 50001]);
  const fill = await came('the fill', () => demo.myTrades.find((one) => one.order === opened.id));
  assert.deepEqual([fill.cost, fill.amount], [1000.02, 0.02]);
  const trade = await came('the trade', () => demo.trades[SWAP].at(-1));
  assert.deepEqual([trade.price, trade.amount], [50001, 0.02]);
});

await step('and the rest that can be watched, and no longer watched', async () => {
  // With connections of its own: what one connection has already is not told again.
  const watcher = client(people.demo);
  await watcher.loadHttpProxyAgent();
  await watcher.loadMarkets();
  const both = [SPOT, 'ETH/USDT'];
  assert.ok(both.includes((await watcher.watchOrderBookForSymbols(both)).symbol));
  assert.ok(Object.keys(await watcher.watchTickers(both)).every((symbol) => both.includes(symbol)));
  assert.equal((await watcher.watchBidsAsks([SPOT]))[SPOT].ask, (await demo.fetchOrderBook(SPOT)).asks[0][0]);
  assert.ok((await watcher.watchOHLCVForSymbols([[SPOT, '1m']]))[SPOT]['1m'].length > 0);
  await watcher.unWatchTickers(both);
  await watcher.unWatchOrderBookForSymbols(both);
  await watcher.unWatchBidsAsks([SPOT]);
  await watcher.close();
});

await step('what cannot be subscribed is refused on the same connection', async () => {
  const stranger = client();
  await stranger.loadHttpProxyAgent();
  await stranger.loadMarkets();
  stranger.markets[SPOT].id = 'NOPEUSDT';
  await assert.rejects(stranger.watchTicker(SPOT));
  await stranger.close();
});

finish();

/** Returns when the venue has so many subscriptions: an order that came before them would not be pushed. */
async function subscribed(topics) {
  await until(`${topics} topics`, async () => {
    const sockets = await control('GET', '/sockets');
    return sockets.reduce((sum, one) => sum + one.topics, 0) >= topics;
  });
}
