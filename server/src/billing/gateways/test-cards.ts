/** One of the test gateway's three cards, as it was chosen or as it was saved. */
export interface TestCard {
  readonly outcome: 'ok' | '3ds' | 'declined';
  readonly last4: string;
  readonly isSaved: boolean;
}

const lastFour = { ok: '4242', '3ds': '3220', declined: '0002' } as const;

/** Which test card an id means: `pm_test_ok`, or a saved one, `pm_test_ok_…`; null for any other. */
export function testCardOf(id: string): TestCard | null {
  const [, outcome, saved] = /^pm_test_(ok|3ds|declined)(_[0-9a-f]{24})?$/.exec(id) ?? [];
  if (outcome !== 'ok' && outcome !== '3ds' && outcome !== 'declined') return null;
  return { outcome, last4: lastFour[outcome], isSaved: saved !== undefined };
}
