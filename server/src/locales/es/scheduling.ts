import type { scheduling as english } from '../en/scheduling.ts';

/** Refusals and field errors of booking and of the clinic’s hours. */
export const scheduling: Readonly<Record<keyof typeof english, string>> = {
  'problem.slot-taken.title': 'Otra persona fue más rápida',
  'problem.slot-taken.detail': 'Esa hora se acaba de ocupar. Elija otra.',
  'problem.slot-not-offered.title': 'Esa hora no se puede reservar en línea',
  'problem.slot-not-offered.detail': 'Elija una de las horas que se muestran o llame a la clínica.',
  'problem.hold-expired.title': 'Ya no le guardamos la hora',
  'problem.hold-expired.detail': 'Se guardó todo el tiempo posible. Elija una hora de nuevo; lo que escribió sigue aquí.',
  'problem.act-refused.title': 'Ahora no se puede hacer en línea',
  'problem.act-refused.detail': '{why, select, tooLate {Falta muy poco para la cita y ya no se puede cambiar en línea.} noMovesLeft {Esta cita ya se cambió en línea tantas veces como la clínica permite.} selfBookingOff {La clínica lo acuerda directamente con usted.} movePending {Ya se pidió otra hora; la clínica todavía tiene que responder.} notOpen {Esta cita ya no se puede cambiar o todavía no está confirmada.} tooEarly {Todavía no puede unirse a la cita.} over {La cita terminó.} noLinkYet {La clínica todavía tiene que enviar el enlace de esta cita.} notVideo {Esta cita no es por video.} existingOnly {La puede reservar en línea quien ya ha venido antes.} newOnly {Se puede reservar en línea solo para una primera cita.} call {Se reserva por teléfono.} other {La clínica no lo ofrece en línea.}}{phone, select, null {} other { Llame a la clínica: {phone}.}}',
  'problem.too-many-bookings.title': 'Ya tiene todas las citas que se pueden reservar en línea',
  'problem.too-many-bookings.detail': 'En línea se pueden reservar como máximo {limit, number} citas futuras. Cancele una o llame a la clínica.',
  'problem.step-missing.title': 'Todavía falta un paso',
  'problem.step-missing.detail': 'Cada entrada de “missing” dice un paso que hay que hacer antes de reservar.',
  'issue.mode': 'Este tipo no se ofrece de esa manera',
  'issue.time-zone': 'Esto no es una zona horaria: use un nombre IANA como America/Vancouver',
  'issue.order': 'No puede ir antes del otro extremo',
  'issue.days': 'Se pueden pedir como máximo {maximum, number} días a la vez',
  'issue.location-needed': 'Las horas adicionales necesitan una sede',
  'issue.whose': 'Indique un profesional, una sede o ambos',
};
