// A client of the open platform, written from its published documentation: queries are signed over timestamp and body, streams over timestamp and
// nonce; a rate that is exceeded is waited for, one second, then two, then four.
import crypto from 'node:crypto';

const tooOften = 60001;
const backoff = [1000, 2000, 4000];

export class ValueScanError extends Error {
  constructor(status, { code, message, requestId }) {
    super(`${code} ${message}`);
    Object.assign(this, { name: 'ValueScanError', status, code, requestId });
  }
}

export function sign(secret, text) {
  return crypto.createHmac('sha256', secret).update(text, 'utf8').digest('hex');
}

export class ValueScan {
  /** `now` and `sleep` are those of the clock that the venue goes by. */
  constructor({ address, key, secret, now = async () => Date.now(), sleep = (ms) => new Promise((resolve) => setTimeout(resolve, ms)) }) {
    Object.assign(this, { address, key, secret, now, sleep });
    this.waits = [];
    this.spent = 0;
  }

  /** The data of an answer. What it cost, and what is left, is noted. */
  async ask(path, body = {}) {
    for (let tries = 0; ; tries++) {
      const text = JSON.stringify(body);
      const timestamp = String(await this.now());
      const answer = await fetch(`${this.address}/api/open/v1/${path}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'X-API-KEY': this.key,
          'X-TIMESTAMP': timestamp,
          'X-SIGN': sign(this.secret, timestamp + text),
        },
        body: text,
      });
      const read = await answer.json();
      if (read.code === 200) {
        this.spent += Number(answer.headers.get('x-credits-cost'));
        this.remaining = Number(answer.headers.get('x-credits-remaining'));
        return read.data;
      }
      if (read.code !== tooOften || tries === backoff.length) throw new ValueScanError(answer.status, read);
      this.waits.push(backoff[tries]);
      await this.sleep(backoff[tries]);
    }
  }

  /** The address of a stream. It is good for five minutes and for one connection. */
  async streamUrl(kind, parameters = {}) {
    const timestamp = String(await this.now());
    const nonce = crypto.randomUUID().replaceAll('-', '');
    const query = new URLSearchParams({ apiKey: this.key, timestamp, nonce, sign: sign(this.secret, timestamp + nonce), ...parameters });
    return `${this.address}/stream/${kind}/subscribe?${query}`;
  }

  async open(kind, { parameters, lastEventId, url } = {}) {
    const stop = new AbortController();
    const headers = { Accept: 'text/event-stream' };
    if (lastEventId) headers['Last-Event-ID'] = lastEventId;
    const answer = await fetch(url ?? (await this.streamUrl(kind, parameters)), { headers, signal: stop.signal });
    if (!answer.ok) throw new ValueScanError(answer.status, await answer.json());
    return new EventStream(answer, stop);
  }
}

/** Reads events as the standard for event streams says: fields by line, an event by an empty one. */
class EventStream {
  #lines;

  constructor(answer, stop) {
    Object.assign(this, { answer, stop, lastEventId: '', comments: 0 });
    this.#lines = linesOf(answer.body);
  }

  /** The next event, or undefined when there will be none. */
  async next() {
    let event = 'message';
    const data = [];
    for (;;) {
      const { value: line, done } = await this.#lines.next();
      if (done) return undefined;
      if (line === '') {
        if (data.length > 0) return { event, data: data.join('\n'), id: this.lastEventId };
        event = 'message';
      } else if (line.startsWith(':')) {
        this.comments++;
      } else {
        const colon = line.indexOf(':');
        const [field, value] = colon < 0 ? [line, ''] : [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, '')];
        if (field === 'event') event = value;
        if (field === 'data') data.push(value);
        if (field === 'id') this.lastEventId = value;
      }
    }
  }

  /** The next event of a kind; what comes in between is not looked at. */
  async nextOf(kind) {
    for (;;) {
      const found = await this.next();
      if (!found) throw new Error(`the stream ended before a ${kind} came`);
      if (found.event === kind) return found;
    }
  }

  close() {
    this.stop.abort();
  }
}

async function* linesOf(body) {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    text += decoder.decode(chunk, { stream: true });
    const lines = text.split('\n');
    text = lines.pop();
    yield* lines;
  }
}
