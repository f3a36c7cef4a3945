/**
 * Runs in the previewed page before the tags do: takes the token out of the address, sends it with every call to the API, and
 * tells the tags (`portal/session.ts`) as whom one looks. It knows no session: the one of the page around stays its own.
 */
export const previewScript = `
const [, token, patientId] = /^#portal-preview=([\\w.-]+)(?:\\/([\\w-]+))?$/.exec(location.hash) ?? [];
const { name } = document.getElementById('preview').dataset;
history.replaceState(history.state, '', location.pathname);
const send = window.fetch;
window.fetch = (resource, options = {}) => {
  const address = new URL(resource instanceof Request ? resource.url : resource, location.href);
  if (address.origin !== location.origin || !address.pathname.startsWith('/v1/')) return send(resource, options);
  return send(resource, { ...options, headers: { ...options.headers, 'Portico-Preview': token ?? '' } });
};
const user = { id: 'preview', name, maskedContact: null, patientId };
document[Symbol.for('portico.preview')] = { session: patientId ? { id: 'preview', user, patientId, idleSeconds: 900 } : null };
`;
