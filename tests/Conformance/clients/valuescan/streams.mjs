// A client written from the documentation listens to both streams, is cut off, comes back, and misses nothing.
import { address, assert, control, finish, people, step } from '../harness.mjs';
import { ValueScan } from './valuescan.mjs';

const now = async () => (await control('GET', '/clock')).nowMs;
const advance = (ms) => control('POST', '/clock', { advanceMs: ms });
const client = new ValueScan({ address, now, sleep: advance, ...people.pro });
const minute = 60_000;
const lists = { OPPORTUNITY: 'ai/getChanceCoinMessageList', RISK: 'ai/getRiskCoinMessageList', FUNDS: 'ai/getFundsCoinMessageList' };
let signals = await client.open('signal', { parameters: { tokens: '' } });
let market = await client.open('market');
const heard = [];

/** What there is to hear, as the lists have it: by type, the oldest first. */
async function told() {
  const found = {};
  for (const [type, path] of Object.entries(lists)) found[type] = (await client.ask(path, { vsTokenId: 1 })).reverse();
  return found;
}

await step('both streams are confirmed and beat every twenty seconds', async () => {
  for (const stream of [signals, market]) {
    assert.equal(stream.answer.headers.get('content-type'), 'text/event-stream');
    const first = await stream.next();
    assert.deepEqual([first.event, first.data], ['connected', 'subscribed']);
  }
  for (let beat = 1; beat <= 4; beat++) {
    await advance(20_000);
    for (const stream of [signals, market]) {
      const { event, data } = await stream.next();
      assert.deepEqual([event, data, stream.comments], ['heartbeat', 'ping', beat]);
    }
  }
});

await step('what is remarkable is pushed', async () => {
  await advance(minute);
  const first = await signals.nextOf('signal');
  const data = JSON.parse(first.data);
  assert.deepEqual(Object.keys(data), ['tokenId', 'type', 'ts', 'uniqueKey', 'content']);
  assert.deepEqual([data.tokenId, data.uniqueKey, first.id], [1, `1_${data.ts}`, String(data.ts)]);
  assert.equal(JSON.parse(data.content).symbol, 'BTC');
  heard.push(data);
});

await step('who is cut off after the first message hears the others with a new signature', async () => {
  const { lastEventId } = signals;
  signals.close();
  const expected = await told();
  const count = Object.values(expected).flat().length;
  assert.ok(count > 1, 'there was but one message');
  signals = await client.open('signal', { lastEventId });
  while (heard.length < count) heard.push(JSON.parse((await signals.nextOf('signal')).data));
  for (const [type, rows] of Object.entries(expected))
    assert.deepEqual(heard.filter((data) => data.type === type).map((data) => JSON.parse(data.content)), rows);
  assert.equal(new Set(heard.map((data) => data.uniqueKey)).size, count);
});

await step('briefings are missed by nobody who comes back, by header or by address', async () => {
  await advance(30 * minute);
  const first = JSON.parse((await market.nextOf('market')).data);
  assert.deepEqual(Object.keys(first), ['ts', 'uniqueId', 'content']);
  const { lastEventId } = market;
  market.close();
  for (let half = 0; half < 4; half++) await advance(30 * minute);
  const missed = [1, 2, 3, 4].map((half) => first.ts + half * 30 * minute);
  for (const options of [{ lastEventId }, { parameters: { lastEventId } }]) {
    market = await client.open('market', options);
    const times = [];
    while (times.length < missed.length) times.push(JSON.parse((await market.nextOf('market')).data).ts);
    assert.deepEqual(times, missed);
    market.close();
  }
});

await step('a connection that was lost before anything came is no loss', async () => {
  market = await client.open('market');
  const { id } = await market.next();
  market.close();
  await advance(30 * minute);
  market = await client.open('market', { lastEventId: id });
  const { ts } = JSON.parse((await market.nextOf('market')).data);
  assert.equal(ts, Number(id) + 30 * minute);
});

await step('an address that was signed long ago opens nothing, one that was used neither', async () => {
  const url = await client.streamUrl('market');
  const open = await client.open('market', { url });
  assert.equal((await open.next()).event, 'connected');
  await assert.rejects(client.open('market', { url }), { status: 401, code: 20021 });
  await advance(5 * minute + 1);
  await assert.rejects(client.open('market', { url }), { status: 401, code: 20012 });
  await assert.rejects(client.open('signal', { parameters: { tokens: 'btc' } }), { status: 400, code: 40002 });
  await assert.rejects(client.open('signal', { lastEventId: 'last' }), { status: 400, code: 40002 });
  // The one that is open does not care.
  await open.nextOf('heartbeat');
  open.close();
});

finish();
