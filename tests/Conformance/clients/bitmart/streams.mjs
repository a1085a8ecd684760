// What ccxt watches, compared with what REST and the state say.
import { accounts, assert, close, control, finish, people, step, until } from '../harness.mjs';
import { client, demo, maker, SPOT, SWAP } from './people.mjs';

await demo.loadHttpProxyAgent();
await Promise.all([demo.loadMarkets(), maker.loadMarkets()]);

await step('a book is watched while it changes', async () => {
  await maker.createOrder(SPOT, 'limit', 'sell', 0.5, 50010);
  let book = await demo.watchOrderBook(SPOT);
  await maker.createOrder(SPOT, 'limit', 'buy', 0.5, 49990);
  await maker.createOrder(SPOT, 'limit', 'sell', 0.25, 50005);
  while (!(book.bids.length === 1 && book.asks.length === 2)) book = await demo.watchOrderBook(SPOT);
  const rest = await demo.fetchOrderBook(SPOT);
  assert.deepEqual([[...book.bids].map((one) => [...one]), [...book.asks].map((one) => [...one])], [rest.bids, rest.asks]);
});

// A watch answers with the next push, and several may come before somebody looks: ccxt keeps what came, and that is what is compared.
const came = (what, probe) => until(what, async () => (await new Promise(setImmediate), probe()));

await step('orders, trades, tickers, candles and the balance come by themselves', async () => {
  const first = [demo.watchOrders(SPOT), demo.watchBalance(), demo.watchTrades(SPOT), demo.watchTicker(SPOT), demo.watchOHLCV(SPOT, '1m')];
  await subscribed(6);
  const bought = await demo.createOrder(SPOT, 'limit', 'buy', 0.1, 50005);
  await Promise.all(first);
  const order = await came('the order', () => demo.orders.find((one) => one.id === bought.id && one.status === 'closed'));
  const rest = await demo.fetchOrder(bought.id, SPOT);
  assert.deepEqual([order.filled, order.price, order.side, order.amount], [rest.filled, rest.price, rest.side, rest.amount]);
  const trade = await came('the trade', () => demo.trades[SPOT].at(-1));
  assert.deepEqual([trade.price, trade.amount, trade.side], [50005, 0.1, 'buy']);
  await came('the ticker', () => demo.tickers[SPOT].last === 50005);
  await came('the candle', () => demo.ohlcvs[SPOT]['1m'].some((candle) => candle[4] === 50005 && candle[5] > 0));

  const real = await accounts('bitmart', people.demo.user);
  const isReal = (code) => Math.abs((demo.balance.spot[code]?.free ?? -1) - real[`spot ${code}`].available) < 1e-9;
  await came('the balance', () => isReal('BTC') && isReal('USDT'));
  close(demo.balance.spot.BTC.used, real['spot BTC'].frozen, 'held');
});

await step('contracts: book, orders, positions and the account', async () => {
  await control('POST', '/exchanges/bitmart/contracts/BTCUSDT/index', { price: '50000' });
  for (const who of [demo, maker]) await who.transfer('USDT', 10000, 'spot', 'swap');
  const cross = { marginMode: 'cross', leverage: 10 };
  await maker.createOrder(SWAP, 'limit', 'sell', 100, 50001, cross);
  // ccxt shows a book of contracts when it has both sides.
  await maker.createOrder(SWAP, 'limit', 'buy', 100, 49999, cross);
  await demo.watchOrderBook(SWAP);
  await came('the book', () => demo.orderbooks[SWAP].asks.length > 0);
  assert.deepEqual([...demo.orderbooks[SWAP].asks[0]].slice(0, 2), [50001, 100]);

  const first = [demo.watchOrders(SWAP), demo.watchPositions([SWAP]), demo.watchBalance({ type: 'swap' }), demo.watchTrades(SWAP)];
  await subscribed(13);
  const opened = await demo.createOrder(SWAP, 'market', 'buy', 20, undefined, cross);
  await Promise.all(first);
  await came('the order', () => demo.orders.find((one) => one.id === opened.id && one.status === 'closed'));
  const position = await came('the position', () => demo.positions.find((one) => one.side === 'long'));
  assert.deepEqual([position.contracts, position.entryPrice], [20, 50001]);
  const trade = await came('the trade', () => demo.trades[SWAP].at(-1));
  assert.deepEqual([trade.price, trade.amount], [50001, 20]);
  const { free } = (await demo.fetchBalance({ type: 'swap' })).USDT;
  await came('the account', () => Math.abs(demo.balance.swap.USDT.free - free) < 1e-9);
});

await step('and the rest that can be watched', async () => {
  // With connections of its own: what one connection has already is not told again.
  const watcher = client(people.demo);
  await watcher.loadHttpProxyAgent();
  const both = [SPOT, 'ETH/USDT'];
  assert.ok(both.includes((await watcher.watchOrderBookForSymbols(both)).symbol));
  assert.ok(Object.keys(await watcher.watchTickers(both)).every((symbol) => both.includes(symbol)));
  assert.equal((await watcher.watchBidsAsks([SPOT]))[SPOT].ask, (await demo.fetchOrderBook(SPOT)).asks[0][0]);
  assert.equal((await watcher.watchFundingRate(SWAP)).symbol, SWAP);
  const trades = watcher.watchTradesForSymbols([SPOT]);
  await subscribed(20);
  await demo.createOrder(SPOT, 'limit', 'buy', 0.01, 50005);
  assert.equal((await trades).at(-1).price, 50005);
});

finish();

/** Returns when the venue has so many subscriptions: an order that came before them would not be pushed. */
async function subscribed(topics) {
  await until(`${topics} topics`, async () => {
    const sockets = await control('GET', '/sockets');
    return sockets.reduce((sum, one) => sum + one.topics, 0) >= topics;
  });
}
