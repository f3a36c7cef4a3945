import { appendFileSync } from 'node:fs';
import { unscopedDb } from '../scoped.ts';
import { listenToStatements, type Statement } from '../connection.ts';

/** The statements that some work issued. */
export interface Recording {
  /** All but those that begin and end transactions, in order. */
  readonly statements: readonly Statement[];
  stop(): void;
}

/** Records every statement of the process until stopped: to count them, or to explain them. */
export function recordStatements(): Recording {
  const statements: Statement[] = [];
  const stop = listenToStatements((statement) => {
    if (!/^\s*(start|begin|commit|rollback)\b/i.test(statement.sql)) statements.push(statement);
  });
  return { statements, stop };
}

/** Keeps one of each different statement that the product issues, not those of tests about what is stored. */
function recordDifferentStatements(): { readonly statements: ReadonlyMap<string, Statement>; stop(): void } {
  const statements = new Map<string, Statement>();
  const stop = listenToStatements((statement) => {
    if (statement.isOurs && !statements.has(statement.sql) && !isAskedByTest())
      statements.set(statement.sql, statement);
  });
  return { statements, stop };
}

/** Whether the first caller outside of `db/` is a test or something that only tests use. */
function isAskedByTest(): boolean {
  const frames = (new Error().stack ?? '').split('\n').slice(1);
  const caller = frames.find(
    (frame) => !/\/src\/db\/|\/node_modules\/|node:/.test(frame) && frame.includes('.ts'),
  );
  return caller === undefined || /\.test\.ts|\/testing\/|\/testing\.ts/.test(caller);
}

/**
 * Where `PORTICO_STATEMENTS` names a file, adds to it at the end of a suite each different statement that the suite
 * issued, for `scripts/check-plans.mjs`.
 */
export function noteStatements(): { stop(): Promise<void> } {
  const file = process.env['PORTICO_STATEMENTS'];
  if (!file) return { stop: () => Promise.resolve() };
  const { statements, stop } = recordDifferentStatements();
  return {
    stop: async () => {
      stop();
      const organizationIds = (await unscopedDb.Organization.find()).map(({ id }) => id);
      const lines = [...statements.values()].map(({ sql, bind }) => JSON.stringify({ sql, bind, organizationIds }));
      appendFileSync(file, lines.map((line) => `${line}\n`).join(''));
    },
  };
}
