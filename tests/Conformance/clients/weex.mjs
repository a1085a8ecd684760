// Runs the ccxt client for WEEX against a venue and prints what it saw as one line of JSON. Only the base URLs are changed.
import ccxt from 'ccxt';

const [address, apiKey, secret, password] = process.argv.slice(2);

function client(credentials = {}) {
  const exchange = new ccxt.weex({ apiKey, secret, password, enableRateLimit: false, ...credentials });
  for (const api of ['public', 'private', 'contract', 'contractPrivate']) exchange.urls.api[api] = address;
  return exchange;
}

async function errorOf(work) {
  try {
    await work();
    return 'none';
  } catch (error) {
    return error.constructor.name;
  }
}

const exchange = client();
const slow = client();
slow.nonce = () => Date.now() - 60000;
const seen = {
  time: await exchange.fetchTime(),
  contractTime: await exchange.fetchTime({ type: 'swap' }),
  usdt: (await exchange.fetchBalance()).total.USDT,
  contractBalance: Object.keys((await exchange.fetchBalance({ type: 'swap' })).total),
  bills: (await exchange.privatePostApiV3AccountBills({ limit: 2 })).length,
  funding: (await exchange.privatePostApiV3AccountFundingBills({})).total,
  transfers: (await exchange.privateGetApiV3AccountTransferRecords({ limit: 5 })).length,
  income: (await exchange.contractPrivatePostCapiV3AccountIncome({})).items.length,
  wrongKey: await errorOf(() => client({ apiKey: 'weex_nobody' }).fetchBalance()),
  wrongSecret: await errorOf(() => client({ secret: 'another' }).fetchBalance()),
  wrongPassphrase: await errorOf(() => client({ password: 'another' }).fetchBalance()),
  slowClock: await errorOf(() => slow.fetchBalance()),
  missingSymbol: await errorOf(() => exchange.contractPrivateGetCapiV3AccountCommissionRate()),
  unknownSymbol: await errorOf(() => exchange.contractPrivateGetCapiV3AccountCommissionRate({ symbol: 'NOPEUSDT' })),
  closedSymbol: await errorOf(() => exchange.contractPrivateGetCapiV3AccountCommissionRate({ symbol: 'DOGEUSDT' })),
  // A hundred of these use up the whole weight of ten seconds.
  tooMuch: await errorOf(async () => {
    for (let call = 0; call <= 100; call++) await exchange.publicGetApiV3ApiTradingSymbols();
  }),
};
console.log(JSON.stringify(seen));
