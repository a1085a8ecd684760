// A client written from the documentation signs, looks around from the list of tokens down to one holder, pays, is refused and waits.
import { address, assert, control, finish, people, step } from '../harness.mjs';
import { ValueScan, sign } from './valuescan.mjs';

const now = async () => (await control('GET', '/clock')).nowMs;
const sleep = (ms) => control('POST', '/clock', { advanceMs: ms });
const client = new ValueScan({ address, now, sleep, ...people.pro });
const ann = '0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const usdt = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const minted = '2500000';
let bitcoin;
let tether;

await step('signatures are those that are published', () => {
  const secret = 'sk_00112233445566778899aabbccddeeff';
  const timestamp = '1775734240000';
  const vectors = {
    '{"search":"btc"}': 'd752c91ac1ac6aa1816b3dc7b8209689a1565f041e8328a04d4806033afe4329',
    '{ "search": "btc" }': '33e88d80b340fa01e3607d69916a7a5d325557cdfb6ad3c7a8214af3a7ada063',
    '{}': '596141eb81866c9cbe2037346045d2a9673400b0ef44c46cc8faeef17255693c',
    '': 'c6dd54c7f8a51219584d7d5a3fa821d68a5637dd3fa049111e9a5dda98244186',
    '{"search":"比特币"}': '689612ac1f25f4b1e6782f5f233b4e25b03e9d50e5c77f5e7013b14c59a80c4d',
    '0f8fad5bd9cb469fa16570867728950e': 'f69d23e391c153fedc3719aa63a44aaeeea5d342834f97735583d7a522c4a828',
  };
  for (const [text, expected] of Object.entries(vectors)) assert.equal(sign(secret, timestamp + text), expected);
});

await step('a token is found by its symbol', async () => {
  [bitcoin] = await client.ask('vs-token/list', { search: 'btc' });
  [tether] = await client.ask('vs-token/list', { search: 'usdt' });
  assert.deepEqual([bitcoin.id, bitcoin.symbol, tether.id, tether.symbol], [1, 'BTC', 825, 'USDT']);
});

await step('its price is what was paid last', async () => {
  const detail = await client.ask('vs-token/detail', { vsTokenId: bitcoin.id });
  assert.deepEqual([detail.vsTokenId, detail.price, detail.percentChange24h], ['1', '72000', '20']);
});

await step('its flow is what was paid', async () => {
  await control('POST', '/clock', { advanceMs: 120_000 });
  const { spotGoodsList } = await client.ask('trade/getCoinTrade', { vsTokenId: bitcoin.id });
  const day = spotGoodsList.find((row) => row.timeRange === 'H24');
  assert.deepEqual([day.tradeIn, day.tradeOut, day.tradeInflow], ['72000', '0', '72000']);
});

await step('a holder of a token is found on its chain', async () => {
  await control('POST', `/chains/eth/tokens/${usdt}/mint`, { to: ann, amount: minted });
  await control('POST', '/chains/eth/mine', { blocks: 1 });
  const { chainAddresses } = await client.ask('vs-token/detail', { vsTokenId: tether.id });
  const { coinKey } = chainAddresses.find((place) => place.contractAddress === usdt);
  const holders = await client.ask('chain/trade/token/holdPage', { vsTokenId: tether.id, coinKey, page: 1, pageSize: 10_000 });
  assert.deepEqual(
    holders.filter((holder) => holder.address === ann).map((holder) => [holder.balance, holder.coinKey]),
    [['2.5', coinKey]],
  );
  tether.coinKey = coinKey;
});

await step('and followed over the days', async () => {
  const query = { vsTokenId: tether.id, coinKey: tether.coinKey, address: ann, endTime: await now() };
  const [balances, counts] = [await client.ask('chain/trade/token/balanceTrend', query), await client.ask('chain/trade/token/tradeCountTrend', query)];
  assert.deepEqual(balances.map((day) => day.balance), ['2.5']);
  assert.deepEqual(counts.map((day) => [day.fromCount, day.toCount, day.toAmount]), [['0', '1', '2.5']]);
});

await step('every answer said what it cost, and it is what was taken', async () => {
  const { balance } = await control('GET', `/credits/${people.pro.user}`);
  assert.equal(client.remaining, balance);
  assert.equal(client.spent, people.pro.credits - balance);
  assert.ok(client.spent > 0);
});

await step('what is refused has its code and costs nothing', async () => {
  const stranger = new ValueScan({ address, now, sleep, ...people.pro, secret: 'sk_another' });
  await assert.rejects(stranger.ask('vs-token/list'), { name: 'ValueScanError', status: 200, code: 20021 });
  await assert.rejects(client.ask('vs-token/detail', { vsTokenId: 'x' }), { code: 40002 });
  await assert.rejects(client.ask('vs-token/detail'), { code: 40001 });
  const poor = new ValueScan({ address, now, sleep, ...people.poor });
  await assert.rejects(poor.ask('vs-token/list'), { status: 200, code: 70001 });
  const { balance } = await control('GET', `/credits/${people.pro.user}`);
  assert.equal(client.remaining, balance);
});

await step('who asks too often waits, longer each time, and is served', async () => {
  const hasty = new ValueScan({ address, now, sleep, ...people.hasty });
  for (let call = 0; call < 7; call++) await hasty.ask('vs-token/list', { search: 'btc' });
  // Five at once are free, and then it takes five seconds.
  assert.deepEqual(hasty.waits, [1000, 2000, 4000]);
  assert.equal(hasty.spent, 7);
});

finish();
