import { features } from '../contract/features.ts';
import { openApiDocument } from '../contract/openapi.ts';
import type { Command } from './command.ts';

/** `portico openapi`: the API's document, from which clients are made. */
export const openapi: Command = {
  usage: 'openapi',
  summary: 'Prints the OpenAPI 3.1 document.',
  options: {},
  offline: true,
  run: async (_words, { runtime }) => console.log(JSON.stringify(openApiDocument(features, runtime.publicUrl), null, 2)),
};
