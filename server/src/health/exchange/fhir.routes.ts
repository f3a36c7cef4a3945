import { fhir } from '../../contract/fhir.ts';
import { handlers } from '../../http/handlers.ts';
import { listFhir, readFhir } from './read-resources.ts';
import { putFhir, receiveFhir } from './receive-fhir.ts';

/** FHIR R4 in and out. */
export const fhirRoutes = handlers(fhir, {
  importFhir: ({ caller, request }) => receiveFhir(caller, request),
  putFhir: ({ caller, request, params }) => putFhir(caller, request, params.type, params.id),
  listFhir: ({ caller, params, query }) => listFhir(caller, params.type, query),
  readFhir: ({ caller, params }) => readFhir(caller, params.type, params.id),
});
