// ccxt's signer asks the explorer what the operator has just made happen.
import { assert, control, errorOf, finish, people, step } from '../harness.mjs';
import { client, demo, get, post } from './people.mjs';

const ada = '0x00000000000000000000000000000000000000a1';
const bob = '0x00000000000000000000000000000000000000b2';
const usdt = '0x1e4a5963abfd975d8c9021ce480b42188849d41d';
const { treasury } = (await control('GET', '/chains')).find((chain) => chain.name === 'xlayer');
const hashes = [];

async function mined(path, body) {
  const { hash } = await control('POST', `/chains/xlayer/${path}`, body);
  hashes.push(hash);
  await control('POST', '/chains/xlayer/mine', { blocks: 1 });
}

await step('coins and tokens move', async () => {
  await mined('transactions', { from: treasury, to: ada, value: '5000000000000000000' });
  await mined(`tokens/${usdt}/mint`, { to: ada, amount: '100000000' });
  await mined('token-transfers', { token: usdt, from: ada, to: bob, amount: '12500000' });
});

await step('blocks are listed and shown as the chain has them', async () => {
  const [page] = await get('block/block-list', { limit: 2 });
  const tip = (await control('GET', '/chains/xlayer/blocks?max=1'))[0];
  assert.deepEqual([page.limit, page.blockList.length, page.blockList[0].hash, page.blockList[0].height], ['2', 2, tip.hash, String(tip.height)]);
  const [block] = await get('block/block-fills', { height: tip.height });
  assert.deepEqual([block.hash, block.txnCount, block.gasUsed], [tip.hash, String(tip.transactions.length), String(tip.gasUsed)]);
});

await step('transactions are found by their hashes, several at once', async () => {
  // The list is sent with %2C between its parts, and that is what is signed.
  const rows = await get('transaction/transaction-multi', { txId: hashes.join(',') });
  assert.deepEqual(rows.map((row) => row.txId), hashes);
  assert.deepEqual([rows[0].from, rows[0].to, rows[0].amount, rows[0].state], [treasury, ada, '5', 'success']);
  const [transfers] = await get('transaction/token-transaction-detail', { txId: hashes[2] });
  assert.deepEqual(transfers.tokenTransferDetails.map((row) => [row.from, row.to, row.amount, row.symbol]), [[ada, bob, '12.5', 'USDT']]);
});

await step('balances and histories are those of the chain', async () => {
  const [info] = await get('address/information-evm', { address: ada });
  const account = await control('GET', `/chains/xlayer/accounts/${ada}`);
  const coins = account.holdings.find((holding) => holding.contract === '');
  assert.deepEqual([info.balance, info.balanceSymbol, info.contractAddress], [coins.coins, 'OKB', false]);
  const [held] = await get('address/token-balance', { address: bob, protocolType: 'token_20' });
  assert.deepEqual(held.tokenList.map((token) => [token.symbol, token.holdingAmount, token.priceUsd]), [['USDT', '12.5', '1']]);
  const [history] = await get('address/token-transaction-list', { address: ada, protocolType: 'token_20', isFromOrTo: 'from' });
  assert.deepEqual(history.transactionList.map((row) => row.txId), [hashes[2]]);
  const logs = await get('log/by-transaction', { txId: hashes[2] });
  assert.deepEqual([logs.length, logs[0].address, logs[0].topics.length], [1, usdt, 3]);
});

await step('the Trade Zone answers under its own name', async () => {
  const [page] = await get('tz/block/block-list', { chainShortName: 'TRADE_ZONE', limit: 1 });
  assert.deepEqual([page.total, page.data[0].height], ['1', '0']);
  assert.equal(await errorOf(() => get('tz/block/block-list', {})), 'ExchangeError');
});

await step('bodies are signed too, and refused for what is wrong with them', async () => {
  assert.equal(await errorOf(() => post('contract/check-verify-result', {})), 'BadRequest');
  assert.equal(await errorOf(() => post('contract/check-verify-result', { guid: '0'.repeat(32) })), 'BadRequest');
});

await step('and whoever may not come in learns why in the words of the client', async () => {
  const ask = (okx) => get('block/block-list', {}, okx);
  assert.equal(await errorOf(() => ask(client({ ...people.demo, key: 'nobody' }))), 'AuthenticationError');
  assert.equal(await errorOf(() => ask(client({ ...people.demo, secret: 'another' }))), 'AuthenticationError');
  assert.equal(await errorOf(() => ask(client({ ...people.demo, passphrase: 'another' }))), 'AuthenticationError');
  const late = client(people.demo);
  late.nonce = () => late.milliseconds() - 31_000;
  late.milliseconds = () => Date.now() - 31_000;
  assert.equal(await errorOf(() => ask(late)), 'InvalidNonce');
  assert.equal(await errorOf(() => get('block/block-fills')), 'BadRequest');
  assert.equal(await errorOf(() => get('block/block-fills', { height: 999999 })), 'ExchangeError');
  assert.equal(await errorOf(() => demo.request('xlayer/block/block-list', 'private', 'POST', {})), 'BadRequest');
  await control('PATCH', '/services/xlayer/index', { state: 'down' });
  assert.equal(await errorOf(() => ask(demo)), 'OnMaintenance');
  await control('PATCH', '/services/xlayer/index', { state: 'up' });
  assert.equal((await ask(demo)).length, 1);
});

finish();
