// What ccxt watches, compared with what REST and the state say.
import { accounts, assert, close, control, finish, people, step, until } from '../harness.mjs';
import { demo, maker, SPOT, SWAP } from './people.mjs';

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

await step('orders, trades, tickers, candles and the balance come by themselves', async () => {
  const orders = demo.watchOrders(SPOT);
  const balance = demo.watchBalance();
  const trades = demo.watchTrades(SPOT);
  const ticker = demo.watchTicker(SPOT);
  const candles = demo.watchOHLCV(SPOT, '1m');
  await subscribed(6);
  const bought = await demo.createOrder(SPOT, 'limit', 'buy', 0.1, 50005);
  let seen = await orders;
  while (!seen.some((order) => order.id === bought.id && order.status === 'closed')) seen = await demo.watchOrders(SPOT);
  const order = seen.findLast((one) => one.id === bought.id);
  const rest = await demo.fetchOrder(bought.id, SPOT);
  assert.deepEqual([order.filled, order.price, order.side, order.amount], [rest.filled, rest.price, rest.side, rest.amount]);

  const [trade] = (await trades).slice(-1);
  assert.deepEqual([trade.price, trade.amount, trade.side], [50005, 0.1, 'buy']);
  let last = await ticker;
  while (last.last !== 50005) last = await demo.watchTicker(SPOT);
  const candle = (await candles).at(-1);
  assert.deepEqual([candle[4], candle[5] > 0], [50005, true]);

  const real = await accounts('bitmart', people.demo.user);
  let watched = await balance;
  while (Math.abs((watched.BTC?.free ?? 0) - real['spot BTC'].available) > 1e-9) watched = await demo.watchBalance();
  close(watched.BTC.used, real['spot BTC'].frozen, 'held');
});

await step('contracts: book, orders, positions and the account', async () => {
  await control('POST', '/exchanges/bitmart/contracts/BTCUSDT/index', { price: '50000' });
  for (const who of [demo, maker]) await who.transfer('USDT', 10000, 'spot', 'swap');
  const cross = { marginMode: 'cross', leverage: 10 };
  await maker.createOrder(SWAP, 'limit', 'sell', 100, 50001, cross);
  let book = await demo.watchOrderBook(SWAP);
  while (book.asks.length === 0) book = await demo.watchOrderBook(SWAP);
  assert.deepEqual([...book.asks[0]].slice(0, 2), [50001, 100]);

  const orders = demo.watchOrders(SWAP);
  const positions = demo.watchPositions([SWAP]);
  const balance = demo.watchBalance({ type: 'swap' });
  const trades = demo.watchTrades(SWAP);
  await subscribed(13);
  const opened = await demo.createOrder(SWAP, 'market', 'buy', 20, undefined, cross);
  let seen = await orders;
  while (!seen.some((order) => order.id === opened.id && order.status === 'closed')) seen = await demo.watchOrders(SWAP);
  const [position] = (await positions).filter((one) => one.side === 'long');
  assert.deepEqual([position.contracts, position.entryPrice], [20, 50001]);
  const [trade] = (await trades).slice(-1);
  assert.deepEqual([trade.price, trade.amount], [50001, 20]);
  const real = (await accounts('bitmart', people.demo.user))['contract USDT'];
  let watched = await balance;
  while (Math.abs(watched.USDT.free - (await demo.fetchBalance({ type: 'swap' })).USDT.free) > 1e-9) watched = await demo.watchBalance({ type: 'swap' });
  assert.ok(watched.USDT.free <= real.available + 1e-9);
});

finish();

/** Returns when the venue has so many subscriptions: an order that came before them would not be pushed. */
async function subscribed(topics) {
  await until(`${topics} topics`, async () => {
    const sockets = await control('GET', '/sockets');
    return sockets.reduce((sum, one) => sum + one.topics, 0) >= topics;
  });
}
