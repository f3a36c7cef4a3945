// WEBHOOK_SECRET=whsec_… PORT=4300 node main.mjs
import { createReceiver } from './receiver.mjs';

const { WEBHOOK_SECRET: secret, PORT: port = '4300' } = process.env;
if (!secret) throw new Error('WEBHOOK_SECRET is not set: it was told when the webhook was made');

createReceiver({
  secret,
  // Ids and codes only: what you need to know about them, ask the API with a secret key of yours.
  hear: ({ type, data }, id) => console.log(id, type, JSON.stringify(data)),
}).listen(Number(port), () => console.log(`listening on http://localhost:${port}`));
