/** Something of the patient was changed: the page asks for it again. */
export const patientChanged = () => new Event('portal-part-changed', { bubbles: true });
