/** Why an appointment can't be cancelled, moved or joined online now. */
export const actRefusals = [
  'too-late', 'no-moves-left', 'self-booking-off', 'move-pending', 'not-open', 'too-early', 'over', 'no-link-yet', 'not-video', 'plugin',
] as const;
/** Why somebody can't book a type online. */
export const bookRefusals = ['self-booking-off', 'existing-only', 'new-only', 'call', 'plugin'] as const;

export type ActRefusal = (typeof actRefusals)[number];
export type BookRefusal = (typeof bookRefusals)[number];

/** All reasons that `act-refused` gives. */
export const refusals = [...new Set([...actRefusals, ...bookRefusals])] as const;
export type Refusal = ActRefusal | BookRefusal;
