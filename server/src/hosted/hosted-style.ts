/** The hosted page's own sheet: room for the one tag before it has loaded, and a plain column for the pages without one. The tags bring the rest. */
export const hostedStyle = `:root { color-scheme: light dark }
* { box-sizing: border-box }
body { margin: 0; background: light-dark(#fff, #10191e); color: light-dark(#14252d, #e7eff2); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif }
main { max-width: 68rem; margin: 0 auto; padding: 1rem clamp(1rem, 4vw, 2rem) }
main { display: grid; grid-template-columns: minmax(0, 1fr); gap: 4rem; padding-block: 2rem 4rem }
h1 { margin: 0; font-size: clamp(1.5rem, 5vw, 1.875rem); line-height: 1.25; overflow-wrap: anywhere }
main.staff, main.portal { display: block; max-width: none; padding: 0 }
portal-admin, portal-app { display: block; min-height: 100vh }
`;

/** The hosted page's icon: a doorway. */
export const hostedIcon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0b5f74"/><path d="M8 27V15a8 8 0 0 1 16 0v12h-5V15a3 3 0 0 0-6 0v12z" fill="#fff"/></svg>
`;
