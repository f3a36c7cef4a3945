import { Agent, request } from 'node:http';

/** One request of a load. */
export interface Ask {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came of a load: requests a second, and the answers that weren't a success. */
export interface Sent {
  readonly perSecond: number;
  readonly failures: readonly string[];
}

/** Sends the requests over so many connections, each as soon as the one before it on its connection was answered. */
export async function sendAll(url: string, asks: readonly Ask[], connections = 8, expected?: number): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const failures: string[] = [];
  let next = 0;
  const worker = async () => {
    for (let ask = asks[next++]; ask; ask = asks[next++]) {
      const { status, text } = await send(agent, url, ask);
      if (expected === undefined ? status >= 300 : status !== expected) failures.push(`${status} ${text.slice(0, 200)}`);
    }
  };
  const start = process.hrtime.bigint();
  await Promise.all(Array.from({ length: connections }, worker));
  const seconds = Number(process.hrtime.bigint() - start) / 1e9;
  agent.destroy();
  return { perSecond: asks.length / seconds, failures };
}

function send(
  agent: Agent,
  url: string,
  { method, path, headers = {}, body }: Ask,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const length =
      body === undefined
        ? {}
        : { 'Content-Type': 'application/json', 'Content-Length': String(Buffer.byteLength(body)) };
    const sent = request(url + path, { agent, method, headers: { ...headers, ...length } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}
