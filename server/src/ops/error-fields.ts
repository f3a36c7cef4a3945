/** An error as logs may have it. */
export interface ErrorFields {
  readonly name: string;
  readonly code?: string | number;
  readonly at: string;
}

/** The error's kind, code and stack frames, never its message: that may hold what a person typed or is called. */
export function errorFields(error: unknown): ErrorFields {
  if (!(error instanceof Error)) return { name: 'not-an-error', at: 'unknown' };
  const { parent } = Object(error) as { parent?: unknown };
  const code = codeOf(error) ?? codeOf(parent);
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return { name: error.name, ...(code !== undefined && { code }), at: [error.name, ...frames.slice(0, 8)].join('\n') };
}

/** A driver's or the system's code, by which one decides what happened. */
export function codeOf(error: unknown): string | number | undefined {
  const { code, errno } = Object(error) as { code?: unknown; errno?: unknown };
  if (typeof code === 'string') return code;
  return typeof errno === 'number' ? errno : undefined;
}
