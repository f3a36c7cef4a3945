/**
 * What the tags need of a page's Content-Security-Policy, one entry a directive: the lines that the README prints.
 * With Stripe as the gateway, `https://js.stripe.com` joins script-src and frame-src, `https://api.stripe.com` connect-src.
 */
export const tagsPolicy = (api: string): Record<string, string> => ({
  'script-src': api,
  'connect-src': api,
  'img-src': api,
  'trusted-types': "lit-html 'allow-duplicates'",
  'require-trusted-types-for': "'script'",
});

/** The clinic's whole policy: nothing is allowed but its own styles, letters and pictures, and what the tags need. */
export function clinicPolicy(api: string): string {
  const tags = tagsPolicy(api);
  const own: Record<string, string> = {
    'default-src': "'none'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': `'self' ${tags['img-src'] ?? ''}`,
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-ancestors': "'none'",
  };
  return Object.entries({ ...tags, ...own })
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}
