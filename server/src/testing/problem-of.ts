/** A refusal in a line: its status, the name of its problem and, where it has one, its reason. */
export const problemOf = ({ status, body }: { status: number; body: { type: string; reason?: string } }): string =>
  [status, String(body.type).split(':').at(-1), body.reason].filter(Boolean).join(' ');
