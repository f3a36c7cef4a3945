import type { scheduling as english } from '../en/scheduling.ts';

/** Refusals and field errors of booking and of the clinic’s hours. */
export const scheduling: Readonly<Record<keyof typeof english, string>> = {
  'problem.slot-taken.title': 'Qualcun altro ha fatto prima',
  'problem.slot-taken.detail': 'Quell’orario è stato appena preso. Ne scelga un altro.',
  'problem.slot-not-offered.title': 'Quell’orario non si può prenotare online',
  'problem.slot-not-offered.detail': 'Scelga uno degli orari mostrati, oppure chiami la clinica.',
  'problem.hold-expired.title': 'L’orario non è più riservato a lei',
  'problem.hold-expired.detail': 'È rimasto riservato finché è stato possibile. Scelga di nuovo un orario; quanto ha scritto è ancora qui.',
  'problem.act-refused.title': 'Ora non si può fare online',
  'problem.act-refused.detail': '{why, select, tooLate {L’appuntamento è troppo vicino per cambiarlo online.} noMovesLeft {Questo appuntamento è già stato spostato online quante volte la clinica permette.} selfBookingOff {La clinica lo concorda direttamente con lei.} movePending {È già stato chiesto un nuovo orario; la clinica deve ancora rispondere.} notOpen {Questo appuntamento non si può più cambiare, o non è ancora confermato.} tooEarly {Non si può ancora entrare nella videochiamata.} over {L’appuntamento è terminato.} noLinkYet {La clinica deve ancora inviare il link della videochiamata.} notVideo {Questo appuntamento non si svolge in video.} existingOnly {Può prenotarlo online chi è già paziente qui.} newOnly {Si può prenotare online solo per una prima visita.} call {Si prenota per telefono.} other {La clinica non lo offre online.}}{phone, select, null {} other { Chiami la clinica: {phone}.}}',
  'problem.too-many-bookings.title': 'Ha già tutti gli appuntamenti che si possono prenotare online',
  'problem.too-many-bookings.detail': 'Online si possono prenotare al massimo {limit, number} appuntamenti futuri. Ne annulli uno, oppure chiami la clinica.',
  'problem.step-missing.title': 'Manca ancora un passaggio',
  'problem.step-missing.detail': 'Ogni voce di «missing» indica un passaggio da fare prima di prenotare.',
  'issue.mode': 'Questo tipo non si offre in quel modo',
  'issue.time-zone': 'Non è un fuso orario: usi un nome IANA come America/Vancouver',
  'issue.order': 'Non può venire prima dell’altro estremo',
  'issue.days': 'Si possono chiedere al massimo {maximum, number} giorni alla volta',
  'issue.location-needed': 'Le ore in più hanno bisogno di una sede',
  'issue.whose': 'Indichi un professionista, una sede, o entrambi',
};
