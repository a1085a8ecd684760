// The exchange's own SDK for Node, with nothing but the URLs changed.
import { createRequire } from 'node:module';
import { address, assert, close, control, accounts, finish, people, step, until } from '../harness.mjs';

const { BitmartSpotAPI, BitmartFuturesAPI, BitmartSpotWebsocket, BitmartFuturesWebsocket } = createRequire(import.meta.url)(
  '@bitmartexchange/bitmart-node-sdk-api',
);
const logger = { info() {}, debug() {}, warn() {}, error() {} };
const settings = (who) => ({ apiKey: who.key, apiSecret: who.secret, apiMemo: who.memo, baseURL: address, logger });
const [demo, maker] = [people.demo, people.maker].map((who) => ({
  spot: new BitmartSpotAPI(settings(who)),
  futures: new BitmartFuturesAPI(settings(who)),
}));
const data = async (call) => {
  const answer = await call;
  assert.equal(answer.data.code, 1000);
  return answer.data.data;
};
const refusal = async (call) => (await call.then(() => assert.fail('was not refused'), (error) => error.response)).data.code;

await step('time and currencies', async () => {
  assert.ok((await data(demo.spot.getSystemTime())).server_time > 0);
  assert.ok((await data(demo.spot.getCurrencies())).currencies.some((one) => one.id === 'BTC'));
});

let order;
await step('an order is sent, found and cancelled', async () => {
  order = (await data(demo.spot.newSpotOrder('BTC_USDT', 'buy', 'limit', { size: '0.01', price: '45000' }))).order_id;
  assert.equal((await data(demo.spot.queryOrderById(order))).state, 'new');
  assert.equal((await data(demo.spot.queryCurrentOpenOrder({}))).length, 1);
  await data(demo.spot.cancelOrder('BTC_USDT', { order_id: order }));
  assert.equal((await data(demo.spot.queryOrderById(order))).state, 'canceled');
});

await step('a trade between two people', async () => {
  await data(maker.spot.newSpotOrder('BTC_USDT', 'sell', 'limit', { size: '0.1', price: '50000' }));
  const bought = (await data(demo.spot.newSpotOrder('BTC_USDT', 'buy', 'market', { notional: '500' }))).order_id;
  const [trade] = await data(demo.spot.queryOrderTrades(bought));
  assert.deepEqual([trade.price, trade.size, trade.tradeRole], ['50000.00', '0.01000', 'taker']);
  const wallet = (await data(demo.spot.getSpotWallet())).wallet.find((one) => one.id === 'BTC');
  close(+wallet.available, (await accounts('bitmart', people.demo.user))['spot BTC'].available, 'BTC');
});

await step('futures', async () => {
  await control('POST', '/exchanges/bitmart/contracts/BTCUSDT/index', { price: '50000' });
  for (const who of [people.demo, people.maker])
    await control('POST', '/exchanges/bitmart/transfer', { user: who.user, asset: 'USDT', amount: '5000', from: 'spot', to: 'contract' });
  await data(maker.futures.newFuturesOrder({ symbol: 'BTCUSDT', side: 4, type: 'limit', size: 50, price: '50001', leverage: '10', open_type: 'cross', mode: 1 }));
  await data(demo.futures.newFuturesOrder({ symbol: 'BTCUSDT', side: 1, type: 'market', size: 10, leverage: '10', open_type: 'cross', mode: 1 }));
  const [position] = await data(demo.futures.getCurrentPosition({ symbol: 'BTCUSDT' }));
  assert.deepEqual([position.current_amount, position.position_type], ['10', 1]);
});

await step('refusals carry their codes', async () => {
  assert.equal(await refusal(demo.spot.newSpotOrder('NOPE_USDT', 'buy', 'limit', { size: '1', price: '1' })), 50001);
  assert.equal(await refusal(demo.spot.queryOrderById('999999999')), 50005);
  const wrong = new BitmartSpotAPI({ ...settings(people.demo), apiSecret: 'another' });
  assert.equal(await refusal(wrong.newSpotOrder('BTC_USDT', 'buy', 'limit', { size: '1', price: '1' })), 30005);
});

await step('its sockets: login, subscriptions, pushes', async () => {
  const sockets = address.replace('http', 'ws');
  const frames = [];
  const listen = (Kind, path) =>
    new Promise((resolve) => {
      const socket = new Kind(`${sockets}${path}`, {
        ...settings(people.demo),
        callbacks: { open: (opened) => resolve(opened), message: (text) => frames.push(JSON.parse(text)) },
      });
      void socket;
    });
  const tick = () => new Promise((resolve) => setImmediate(resolve));
  const came = (what, probe) => until(what, async () => (await tick(), frames.find(probe)));

  const spot = await listen(BitmartSpotWebsocket, '/ws/spot/user?protocol=1.1');
  spot.login();
  await came('spot login', (frame) => frame.event === 'login' && !frame.errorCode);
  spot.send(JSON.stringify({ op: 'subscribe', args: ['spot/user/order:BTC_USDT'] }));
  await came('spot subscription', (frame) => frame.event === 'subscribe');
  const id = (await data(demo.spot.newSpotOrder('BTC_USDT', 'buy', 'limit', { size: '0.01', price: '44000' }))).order_id;
  await came('the order', (frame) => frame.table === 'spot/user/order' && frame.data?.[0].order_id === id);

  const futures = await listen(BitmartFuturesWebsocket, '/ws/futures/user?protocol=1.1');
  futures.login();
  await came('futures login', (frame) => frame.action === 'access' && frame.success);
  futures.send(JSON.stringify({ action: 'subscribe', args: ['futures/position'] }));
  await came('futures subscription', (frame) => frame.action === 'subscribe' && frame.success);
  await data(demo.futures.newFuturesOrder({ symbol: 'BTCUSDT', side: 1, type: 'market', size: 5, leverage: '10', open_type: 'cross', mode: 1 }));
  await came('the position', (frame) => frame.group === 'futures/position' && frame.data?.some((one) => one.hold_volume === '15'));
});

finish();
