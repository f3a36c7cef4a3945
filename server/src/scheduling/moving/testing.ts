import type { Clinic, Who } from '../../testing/clinic.ts';

/** Holds a new time for an appointment and moves it there. @returns what refused, or the move's answer */
export async function moveTo({ api }: Clinic, who: Who, id: string, wish: object) {
  const hold = await api.as(who).post('/v1/holds', { ...wish, movesAppointmentId: id });
  return hold.status === 201 ? api.as(who).post(`/v1/appointments/${id}/reschedule`, { holdId: hold.body.id }) : hold;
}
