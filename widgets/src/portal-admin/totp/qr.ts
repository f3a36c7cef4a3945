import { html, svg } from 'lit';
import { encode } from 'uqr';

/** A QR code as a drawing: dark on white in every scheme, or cameras don't read it. */
export function qr(text: string, name: string) {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const lines = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : [])));
  return html`<svg class="square" role="img" aria-label=${name} viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges">
    ${svg`<rect class="paper" width=${size} height=${size}/><path class="ink" d=${lines.join('')}/>`}
  </svg>`;
}
