/** A chart with something of everything: partial dates, past history, names in other scripts, no date at all. */
export const aSummary = {
  conditions: [
    { id: '1', name: 'Patellofemoral pain, left knee', code: '57773001', clinicalStatus: 'active', clinicalStatusText: 'Active', past: false, onset: '2026-03', lastAssessed: '2026-11-12', assessedBy: 'Amara Okafor, MPT' },
    { id: '2', name: 'Essential hypertension', code: '59621000', clinicalStatus: 'active', clinicalStatusText: 'Active', past: false, onset: '2019', lastAssessed: '2026-09' },
    { id: '3', name: 'آلام أسفل الظهر', code: null, clinicalStatus: 'recurrence', clinicalStatusText: 'Come back', past: false },
    { id: '4', name: 'Asthma', code: null, clinicalStatus: 'active', clinicalStatusText: 'Active', past: false, onsetText: 'As a child' },
    { id: '5', name: 'Ankle sprain, right', code: '44465007', clinicalStatus: 'resolved', clinicalStatusText: 'Resolved', past: true, lastAssessed: '2024', assessedBy: 'Louis Tremblay, PT' },
  ],
  medications: [
    { id: '6', name: 'Amlodipine 5 mg', dosage: 'One tablet every morning', since: '2025-06' },
    { id: '7', name: 'Pneumonoultramicroscopicsilicovolcanoconiosisdichlorodiphenyltrichlorethane' },
  ],
  allergies: [
    { id: '8', name: 'Penicillin', criticality: 'high', criticalityText: 'High risk', reactions: ['Swelling of the face', 'trouble breathing'] },
    { id: '9', name: 'Adhesive tape', criticality: 'low', criticalityText: 'Low risk', reactions: [] },
    { id: '10', name: 'Latex', reactions: ['Itching'] },
  ],
};
