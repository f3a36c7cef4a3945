/** States of an appointment in which its time is taken: those have claims. */
export const holdingTime = ['pending', 'booked', 'arrived', 'fulfilled', 'noshow'] as const;

/** States of an appointment that is still to come. */
export const open = ['pending', 'booked', 'arrived'] as const;
