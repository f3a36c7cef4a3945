/** Patients' tags that aren't in the entry, and what fetches them. */
export const patientsTags: Record<string, () => Promise<unknown>> = {
  'portal-app': () => import('../portal-app/portal-app.ts'),
  'portal-appointments': () => import('../portal-appointments/portal-appointments.ts'),
  'portal-booking': () => import('../portal-booking/portal-booking.ts'),
  'portal-health-summary': () => import('../portal-health-summary/portal-health-summary.ts'),
  'portal-invoices': () => import('../portal-invoices/portal-invoices.ts'),
  'portal-language': () => import('../portal-language/portal-language.ts'),
  'portal-profile': () => import('../portal-profile/portal-profile.ts'),
  'portal-register': () => import('../portal-register/portal-register.ts'),
};
