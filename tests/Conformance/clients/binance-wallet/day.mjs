// A client written from the documentation reads chains, balances, histories and details, with either kind of key.
import { address, assert, control, finish, people, step } from '../harness.mjs';
import { Wallet } from './wallet.mjs';

// What is tested here is not how fast a busy machine is: the documented timeout has its own script.
const patient = { address, timeout: 60_000, recvWindow: 60_000 };
const hmac = new Wallet({ ...patient, ...people.demo });
const ed25519 = new Wallet({ ...patient, ...people.pem });
const ann = '0xaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';
const usdt = '0xdac17f958d2ee523a2206206994597c13d831ec7';
const treasury = (await control('GET', '/chains')).find((chain) => chain.name === 'eth').treasury;
const hashes = [];

await step('the chains are a good way to try a key', async () => {
  for (const wallet of [hmac, ed25519]) {
    const { data, success } = await wallet.supportedChains();
    assert.equal(success, true);
    assert.equal(data.length, 11);
    assert.deepEqual(Object.keys(data[1]), ['binanceChainId', 'name', 'shortName', 'logoUrl']);
  }
  assert.deepEqual((await hmac.supportedChains({ binanceChainId: '56' })).data.map((chain) => chain.shortName), ['BSC']);
});

await step('coin and tokens come to an address', async () => {
  for (let amount = 1; amount <= 5; amount++) {
    const sent = await control('POST', '/chains/eth/transactions', { from: treasury, to: ann, value: String(amount) });
    hashes.unshift(sent.hash);
    await control('POST', '/chains/eth/mine', { blocks: 1 });
  }
  hashes.unshift((await control('POST', `/chains/eth/tokens/${usdt}/mint`, { to: ann, amount: '2500000' })).hash);
  await control('POST', '/chains/eth/mine', { blocks: 1 });
});

await step('and are in its balances, of all tokens and of those that are asked for', async () => {
  const { data } = await ed25519.allTokenBalances({ address: ann, chains: '1,56', pageSize: 2 });
  assert.deepEqual(
    data.map((entry) => entry.tokenAssets.map((asset) => [asset.symbol, asset.balance, asset.rawBalance])),
    [
      [
        ['USDT', '2.5', '2500000'],
        ['ETH', '0.000000000000000015', '15'],
      ],
      [],
    ],
  );
  const some = await hmac.tokenBalances({
    address: ann,
    tokenContractAddresses: [
      { binanceChainId: '1', tokenContractAddress: '' },
      { binanceChainId: '1', tokenContractAddress: usdt },
    ],
  });
  assert.deepEqual(some.data[0].tokenAssets.map((asset) => asset.rawBalance), ['15', '2500000']);
});

await step('its history is read page by page', async () => {
  const rows = [];
  for await (const row of hmac.history({ address: ann, chains: '1', limit: 2 })) rows.push(row);
  assert.deepEqual(rows.map((row) => row.txHash), hashes);
  assert.deepEqual(rows.map((row) => row.itype), ['2', '0', '0', '0', '0', '0']);
  assert.deepEqual(rows.map((row) => row.amount), ['2500000', '5', '4', '3', '2', '1']);
});

await step('and each of its transactions by its hash', async () => {
  const [detail] = (await ed25519.transactionDetail({ binanceChainId: '1', txHash: hashes[0] })).data;
  assert.equal(detail.txhash, hashes[0]);
  assert.deepEqual(detail.tokenTransferDetails.map((move) => [move.to, move.symbol, move.amount]), [[ann, 'USDT', '2500000']]);
  assert.deepEqual((await hmac.transactionDetail({ binanceChainId: '1', txHash: '0x' + '0'.repeat(64) })).data, []);
});

await step('what is wrong is told without an exception, and without data', async () => {
  const refused = await hmac.allTokenBalances({ address: ann, chains: '999' });
  assert.deepEqual([refused.code, refused.data, refused.success], [40001, null, false]);
  const unsigned = new Wallet({ ...patient, ...people.demo, secret: 'another' });
  await assert.rejects(unsigned.supportedChains(), { name: 'UnauthorizedError', code: 40102 });
});

finish();
