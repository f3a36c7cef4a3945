import type { Move } from '../../patients/duplicates/move.ts';

/** The survivor's own calendar address stays; without one, the merged patient's goes on working for both histories. */
export const moves: readonly Move[] = [
  {
    table: 'calendar_feeds',
    columns: ['patientId'],
    move: async ({ db }, { mergedId, survivorId }) => {
      const isTaken = !!(await db.CalendarFeed.one({ patientId: survivorId }));
      const merged = await db.CalendarFeed.one({ patientId: mergedId });
      if (!merged) return { rows: 0 };
      await db.CalendarFeed.remove({ patientId: mergedId });
      if (isTaken) return { rows: 0, decided: ['calendar-feed dropped'] };
      await db.CalendarFeed.insert({ ...merged, patientId: survivorId });
      return { rows: 1 };
    },
  },
];
