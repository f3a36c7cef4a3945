import type { Appointment } from './visit.ts';

export type { Appointment };

/** A visit at 10:30 in the clinic's wall time, in person, with Amara Okafor. */
export const anAppointment = (id: string, day: string, others: Partial<Appointment> = {}): Appointment => ({
  id: `0192a1b2-0000-7000-8000-00000000000${id}`,
  status: 'booked',
  start: `${day}T10:30:00-05:00`,
  end: `${day}T11:30:00-05:00`,
  timeZone: 'America/Toronto',
  appointmentType: { id: null, name: `Physiotherapy ${id}` },
  location: { id: '0192a1b2-0000-7000-8000-0000000000b1', name: 'Northside, Yonge Street', phone: '416-555-0142', address: '2140 Yonge Street', city: 'Toronto' },
  practitioner: { id: '0192a1b2-0000-7000-8000-0000000000c1', name: 'Amara Okafor' },
  mode: 'inPerson',
  medium: null,
  canCancel: false,
  canReschedule: false,
  canJoin: false,
  canUndo: false,
  undoUntil: null,
  cancelUntil: null,
  rescheduleUntil: null,
  joinFrom: null,
  movesLeft: null,
  refusals: {},
  pendingMove: null,
  replaces: null,
  movedTo: null,
  ...others,
});
