// A client of the wallet API, written from its published documentation: the vendor's own package is not to be had from the registry here.
// It behaves as that package is documented to: queries by URLSearchParams (a comma becomes %2C), headers and signature made once and sent again
// with every retry, which happens on no answer and on 500, 502, 503 and 504 of a GET.
import crypto from 'node:crypto';

export class WalletError extends Error {
  constructor(name, status, body) {
    super(body?.msg ?? `status ${status}`);
    Object.assign(this, { name, status, code: body?.code });
  }
}

const errorNames = { 400: 'BadRequestError', 401: 'UnauthorizedError', 403: 'ForbiddenError', 404: 'NotFoundError', 429: 'TooManyRequestsError' };

export class Wallet {
  constructor({ address, key, secret, timeout = 1000, retries = 3, backoff = 1000, recvWindow }) {
    Object.assign(this, { basePath: `${address}/build`, key, secret, timeout, retries, backoff, recvWindow });
    this.tries = 0;
  }

  supportedChains(parameters) {
    return this.#get('/api/v1/dex/balance/supported/chain', parameters);
  }

  allTokenBalances(parameters) {
    return this.#get('/api/v1/dex/balance/all-token-balances-by-address', parameters);
  }

  tokenBalances(body) {
    return this.#send('POST', '/api/v1/dex/balance/token-balances-by-address', JSON.stringify(body));
  }

  transactions(parameters) {
    return this.#get('/api/v1/dex/post-transaction/transactions-by-address', parameters);
  }

  transactionDetail(parameters) {
    return this.#get('/api/v1/dex/post-transaction/transaction-detail-by-txhash', parameters);
  }

  /** Every row of a history, page by page. */
  async *history(parameters) {
    for (let cursor; cursor !== ''; ) {
      const [page] = (await this.transactions({ ...parameters, cursor })).data;
      yield* page.transactionList;
      cursor = page.cursor;
    }
  }

  #get(path, parameters = {}) {
    const given = Object.entries(parameters).filter(([, value]) => value !== undefined);
    const query = new URLSearchParams(given).toString();
    return this.#send('GET', query ? `${path}?${query}` : path, '');
  }

  async #send(method, target, body) {
    const timestamp = new Date().toISOString();
    const url = new URL(this.basePath + target);
    const preHash = timestamp + method + url.pathname + url.search + body;
    const headers = {
      'Content-Type': 'application/json',
      'X-OC-APIKEY': this.key,
      'X-OC-TIMESTAMP': timestamp,
      'X-OC-SIGN': this.#sign(preHash),
    };
    if (this.recvWindow) headers['X-OC-RECV-WINDOW'] = String(this.recvWindow);
    for (let left = this.retries; ; left--) {
      const answer = await this.#try(url, { method, headers, body: body || undefined });
      const isWorthIt = !answer || (method === 'GET' && [500, 502, 503, 504].includes(answer.status));
      if (!isWorthIt) return this.#read(answer);
      if (left === 0) throw new WalletError('NetworkError', answer?.status ?? 0);
      await new Promise((resolve) => setTimeout(resolve, this.backoff));
    }
  }

  async #try(url, options) {
    this.tries++;
    try {
      const answer = await fetch(url, { ...options, signal: AbortSignal.timeout(this.timeout) });
      return { status: answer.status, headers: answer.headers, text: await answer.text() };
    } catch (error) {
      if (error.name === 'TimeoutError') return undefined;
      throw error;
    }
  }

  #read({ status, headers, text }) {
    const body = JSON.parse(text);
    const limits = {
      limit: Number(headers.get('x-oc-ratelimit-limit')),
      remaining: Number(headers.get('x-oc-ratelimit-remaining')),
      used: Number(headers.get('x-oc-used-weight')),
      retryAfter: Number(headers.get('retry-after')),
    };
    if (status === 200) return { ...body, limits };
    throw Object.assign(new WalletError(errorNames[status] ?? 'ServerError', status, body), { limits });
  }

  #sign(preHash) {
    return this.secret.includes('PRIVATE KEY')
      ? crypto.sign(null, Buffer.from(preHash), this.secret).toString('base64')
      : crypto.createHmac('sha256', this.secret).update(preHash).digest('base64');
  }
}
