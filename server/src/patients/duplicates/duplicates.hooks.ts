import { subscriber, type Subscriber } from '../../messaging/events.ts';
import { moveLeftovers } from './merge-patients.ts';
import type { Move } from './move.ts';

declare module '../../messaging/events.ts' {
  interface Events {
    /** Two records became one: everything of the merged one belongs to the patient now. */
    'patients.patient.merged': { patientId: string; mergedId: string };
    /** A while after a merge: nothing is under way any more that had found the merged record before. */
    'patients.merge.settled': { mergedId: string };
  }
}

/** What a merge causes: what others wrote for the merged record while it went on follows it. */
export const mergeSubscribers = (moves: readonly Move[]): readonly Subscriber[] => [
  subscriber('patients.moveLeftovers', 'patients.merge.settled', (caller, { mergedId }) => moveLeftovers(caller, moves, mergedId)),
];
